export {dedupeKey} from './dedupe.js';
export type {JsonValue} from './json.js';
export {parseWebhook, readWebhook} from './parse.js';
export {verifySignature} from './signature.js';
export {verifySubscription, type SubscriptionAnswer} from './subscription.js';
export type * from './update.js';
