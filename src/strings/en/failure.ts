import {byKey} from './by-key.js';

/** Why a message was not delivered. */
export const failureWords = {
  /** By the Graph error code. */
  reasons: byKey({
    '0': 'The connection to WhatsApp has expired. Tell your administrator.',
    '190': 'The connection to WhatsApp has expired. Tell your administrator.',
    '3': 'Sending is not permitted for this line. Tell your administrator.',
    '10': 'Sending is not permitted for this line. Tell your administrator.',
    '131005': 'Sending is not permitted for this line. Tell your administrator.',
    '4': 'Too many messages were sent from this account. Try again in a few minutes.',
    '80007': 'Too many messages were sent from this account. Try again in a few minutes.',
    '130429': 'This line is sending too fast. Try again in a moment.',
    '131048': 'WhatsApp limits sending from this line. Tell your administrator.',
    '131056': 'Too many messages to this customer in a short time. Wait a little, then try again.',
    '131047': 'More than 24 hours have passed since the customer last wrote.',
    '131026': 'WhatsApp cannot deliver to this customer: not on WhatsApp, an old app, or blocked. Use another channel.',
    '131049': 'WhatsApp chose not to deliver this message. Wait a day before trying again.',
    '131050': 'The customer does not want marketing messages.',
    '130472': 'WhatsApp holds this message back in an experiment.',
    '131051': 'WhatsApp does not carry this kind of message.',
    '131030': 'This number is not on the list of test numbers.',
    '131021': 'Sender and recipient are the same number.',
    '131031': 'The WhatsApp account is restricted. Tell your administrator.',
    '368': 'The WhatsApp account is restricted. Tell your administrator.',
    '130497': 'The WhatsApp account may not write to this country.',
    '131042': 'WhatsApp has a problem with the payment of this account. Tell your administrator.',
    '131045': 'This line is not registered with WhatsApp. Tell your administrator.',
    '133010': 'This line is not registered with WhatsApp. Tell your administrator.',
    '131057': 'WhatsApp is upgrading this line. Try again in a few minutes.',
    '131000': 'WhatsApp had a problem. Try again.',
    '131016': 'WhatsApp had a problem. Try again.',
    '131062': 'This message needs the customer’s phone number.',
    '137000': 'The customer’s security code has changed.',
  }),
  otherReason: (code: string) => `Not delivered (code ${code})`,
};
