/** Why a message was not delivered, and the one thing to do next. */
export const failureWords = {
  /** By what the Graph error codes mean. */
  reasons: {
    expired: {cause: 'The connection to WhatsApp has expired.', step: 'Tell your administrator.'},
    notPermitted: {cause: 'Sending is not permitted for this line.', step: 'Tell your administrator.'},
    accountTooFast: {
      cause: 'Too many messages were sent from this account.',
      step: 'Wait a few minutes, then try again.',
    },
    lineTooFast: {cause: 'This line is sending too fast.', step: 'Wait a moment, then try again.'},
    lineLimited: {cause: 'WhatsApp limits sending from this line.', step: 'Tell your administrator.'},
    customerTooFast: {
      cause: 'Too many messages to this customer in a short time.',
      step: 'Wait a little, then try again.',
    },
    accountLimited: {
      cause: 'WhatsApp has stopped this account from sending templates for now.',
      step: 'Tell your administrator.',
    },
    windowClosed: {
      cause: 'More than 24 hours have passed since the customer last wrote.',
      step: 'Send a template. When the customer answers, you can write freely again.',
    },
    unreachable: {
      cause: 'WhatsApp cannot deliver to this customer: not on WhatsApp, an old app, or blocked.',
      step: 'Use another channel.',
    },
    heldBack: {
      cause: 'WhatsApp chose not to deliver this message, so that the customer does not get too much marketing.',
      step: 'Wait a day before trying again.',
    },
    noMarketing: {
      cause: 'The customer does not want marketing messages.',
      step: 'Do not send marketing to this customer again.',
    },
    experiment: {cause: 'WhatsApp holds this message back in an experiment.', step: 'Use another channel.'},
    unsupported: {cause: 'WhatsApp does not carry this kind of message.', step: 'Write it in another way.'},
    notAvailable: {cause: 'WhatsApp could not hand this message over.', step: 'Ask the customer to send it again.'},
    fileNotFetched: {
      cause: 'The customer’s file could not be fetched. It may be too large.',
      step: 'Ask the customer to send it again, smaller.',
    },
    fileRefused: {
      cause: 'WhatsApp did not take the file: its kind, its size or the way it was made.',
      step: 'Save it in another format, then attach it again.',
    },
    notOnTestList: {cause: 'This number is not on the list of test numbers.', step: 'Tell your administrator.'},
    sameNumber: {
      cause: 'Sender and recipient are the same number.',
      step: 'Ask the customer for another number.',
    },
    restricted: {cause: 'The WhatsApp account is restricted.', step: 'Tell your administrator.'},
    country: {cause: 'The WhatsApp account may not write to this country.', step: 'Tell your administrator.'},
    displayName: {
      cause: 'WhatsApp has not approved the display name of this line.',
      step: 'Tell your administrator.',
    },
    payment: {cause: 'WhatsApp has a problem with the payment of this account.', step: 'Tell your administrator.'},
    notRegistered: {cause: 'This line is not registered with WhatsApp.', step: 'Tell your administrator.'},
    upgrading: {cause: 'WhatsApp is upgrading this line.', step: 'Wait a few minutes, then try again.'},
    badRequest: {cause: 'WhatsApp could not read the request.', step: 'Tell your administrator.'},
    problem: {cause: 'WhatsApp had a problem.', step: 'Try again.'},
    needsNumber: {
      cause: 'This message needs the customer’s phone number.',
      step: 'Ask the customer for it.',
    },
    marketingOff: {
      cause: 'This line may not send marketing templates in this way.',
      step: 'Tell your administrator.',
    },
    templateValues: {
      cause: 'What was filled in does not fit the template.',
      step: 'Open the template again and correct the values.',
    },
    templateMissing: {
      cause: 'WhatsApp has no such template in this language.',
      step: 'Choose another template.',
    },
    templateTooLong: {
      cause: 'With these values the template is too long.',
      step: 'Choose a shorter template, or shorten the values.',
    },
    templateRefused: {
      cause: 'The content of this template is against WhatsApp’s rules.',
      step: 'Choose another template.',
    },
    templatePaused: {
      cause: 'WhatsApp has paused this template because customers complained.',
      step: 'Choose another template.',
    },
    templateDisabled: {cause: 'WhatsApp has disabled this template for good.', step: 'Choose another template.'},
    flowBlocked: {cause: 'WhatsApp has blocked the form in this template.', step: 'Choose another template.'},
    flowTooFast: {
      cause: 'The form in this template was sent too often in the last hour.',
      step: 'Choose another template.',
    },
    newSecurityCode: {
      cause: 'The customer’s security code has changed: it may be a new phone, or somebody else.',
      step: 'Make sure who you are writing to, then try again.',
    },
  },
  otherReason: (code: string) => `Not delivered (code ${code}).`,
  otherStep: 'Try again. If it fails again, tell your administrator.',
  /** After Retry, until there is an outcome. */
  trying: 'Not delivered yet: trying again…',
  sendTemplate: 'Send a template',
  templatesUnloaded: 'The templates could not be loaded. Check your connection, then try again.',
};
