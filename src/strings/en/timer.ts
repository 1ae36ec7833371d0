import {whole} from './numbers.js';

export const timerWords = {
  labelled: (label: string, duration: string) => `${label}: ${duration}`,
  /** What is left of the customer service window. */
  window: {
    label: 'Time left for free text',
    hours: (count: number) => `${whole(count)} h left`,
    minutes: (count: number) => `${whole(count)} min left`,
    seconds: (count: number) => `${whole(count)} s left`,
    closed: 'Templates only',
    /** In the name of a button: it changes no more often than it must. */
    spoken: {
      open: 'More than an hour left for free text',
      hour: 'Less than an hour left for free text',
      minutes: 'Less than 10 minutes left for free text',
      closed: 'The time for free text has passed',
    },
  },
};
