export const interactionWords = {
  label: 'Conversation',
  line: (name: string, number: string) => `${name}, ${number}`,
  elapsed: 'Time since accepted',
  wrapping: 'Time in wrap-up',
  controls: 'What you can do with this conversation',
  control: {
    transfer: () => 'Transfer',
    conference: () => 'Conference',
    cancelConference: () => 'Cancel request',
    releaseGuest: (name: string) => `Release ${name}`,
    endConference: () => 'End conference',
    exitConference: () => 'Exit conference',
    end: () => 'End',
  },
  conference: {requested: 'Conference requested', active: 'Conference'},
  conferenceElapsed: {requested: 'Time since requested', active: 'Time in conference'},
  endings: {
    ended: 'Ended',
    transferred: 'Transferred',
    left: 'You left the conference',
    released: 'You were released from the conference',
    requeued: 'Back in the queue',
  },
  interrupted: 'An administrator deleted the WhatsApp line. This conversation cannot go on: press End.',
  interruptedGuest:
    'An administrator deleted the WhatsApp line. This conversation cannot go on: press Exit conference.',
  unloaded: 'This part of the desk could not be loaded. Check your connection and try again.',
  dismiss: 'Dismiss',
  lost: 'The conversation ended before all you wrote there was sent. The customer did not get:',
  from: {
    transfer: (name: string) => `${name} transferred this conversation to you.`,
    conference: (name: string) => `${name} asked you to join this conversation.`,
  },
  noteFrom: (name: string) => `Note from ${name}:`,
  notices: {
    'transfer-dropped': (customer: string, queue: string | null) =>
      queue === null
        ? `The transfer of ${customer} was not accepted. The customer is back in the queue.`
        : `The transfer of ${customer} was not accepted. The customer is back in ${queue}.`,
    'conference-dropped': (customer: string, asked: string | null) =>
      asked === null
        ? `Nobody joined your conference with ${customer}.`
        : `The conference request about ${customer} to ${asked} was not accepted. Nobody joined.`,
    requeued: (customer: string, queue: string | null) =>
      queue === null
        ? `You were away too long, so ${customer} is back in the queue.`
        : `You were away too long, so ${customer} is back in ${queue}.`,
    inherited: (customer: string, owner: string | null) =>
      owner === null
        ? `Your colleague left the conversation with ${customer}. You go on with it alone.`
        : `${owner} left the conversation with ${customer}. You go on with it alone.`,
    'wrapped-up': (customer: string, reason: string | null) =>
      reason === null
        ? `The time for the wrap-up of ${customer} was over. It was submitted for you.`
        : `The time for the wrap-up of ${customer} was over. “${reason}” was submitted for you.`,
    'line-deleted': (customer: string, line: string | null) =>
      line === null
        ? `An administrator deleted the WhatsApp line while ${customer}, whom you had transferred, was waiting. Nobody can answer there any more.`
        : `An administrator deleted the WhatsApp line ${line} while ${customer}, whom you had transferred, was waiting. Nobody can answer there any more.`,
  },
  windowEnds: {
    hour: (customer: string) => `Less than an hour left to write freely to ${customer}.`,
    minutes: (customer: string) => `Less than 10 minutes left to write freely to ${customer}.`,
  },
  connectionLost: 'Connection lost. Connecting again…',
  emptyTitle: 'No conversation open',
  emptyAvailable: 'The next customer’s request appears as a popup: press Accept.',
  emptyIdle: 'Set yourself to Available to receive customers’ requests.',
  emptyChoose: 'Choose one from the list.',
  confirm: {
    end: {title: 'End this conversation?', go: 'End conversation'},
    endConference: {title: 'End this conference for all?', go: 'End conference'},
    exitConference: {title: 'Leave this conference?', go: 'Exit conference'},
  },
  confirmDraft: 'You have written something that was not sent. It is lost if you go on.',
  confirmUnsent: 'Some messages have not been sent yet.',
  goBack: 'Go back',
};
