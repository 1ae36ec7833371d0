export const interactionWords = {
  label: 'Conversation',
  line: (name: string, number: string) => `${name}, ${number}`,
  interrupted: 'An administrator deleted the WhatsApp line. This conversation cannot go on: press End.',
  interruptedGuest:
    'An administrator deleted the WhatsApp line. This conversation cannot go on: press Exit conference.',
  dismiss: 'Dismiss',
  lost: 'The conversation ended before all you wrote there was sent. The customer did not get:',
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
  connectionLost: 'Connection lost. Connecting again…',
  emptyTitle: 'No conversation open',
  emptyAvailable: 'The next customer’s request appears as a popup: press Accept.',
  emptyIdle: 'Set yourself to Available to receive customers’ requests.',
  emptyChoose: 'Choose one from the list.',
};
