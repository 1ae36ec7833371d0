import type {Strings} from '../en.js';

export const timer: Strings['timer'] = {
  labelled: (label, duration) => `${label} : ${duration}`,
};
