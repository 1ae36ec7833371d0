import type {JsonValue} from './json.js';

/** What one webhook body says. */
export interface WebhookReading {
  /** False: not a WhatsApp webhook at all; `updates` is empty then. */
  accept: boolean;
  /** Errors, messages, echoes, then statuses of each change, in the order of the body. */
  updates: WebhookUpdate[];
  /** True if at least one element could not be used or only in part. Unknown types, fields and statuses are no problem. */
  problems: boolean;
  /** `changes[].field` values there is no reading for, in order. */
  ignoredFields: string[];
  /** How many updates repeat an earlier `dedupeKey` of this body; they are in `updates` all the same. */
  duplicates: number;
}

export type WebhookUpdate =
  | MessageUpdate
  | ReactionUpdate
  | EditUpdate
  | RevokeUpdate
  | UnsupportedUpdate
  | UnknownUpdate
  | SystemUpdate
  | IdentityChangeUpdate
  | StatusUpdate
  | EchoUpdate
  | ErrorUpdate;

// Absent is always null. Strings hold neither U+0000 nor lone surrogates.

/** Where an update came from. */
export interface Origin {
  /** Id of the business number. */
  phoneNumberId: string | null;
  /** Id of the WhatsApp Business Account. */
  wabaId: string | null;
  /** True for a copy sent to a passive listener while somebody else owns the thread. */
  standby: boolean;
}

/** Ids of one person. Any may be missing; the user ids are scoped to the business portfolio. */
export interface Identity {
  /** Digits as sent, without `+`. */
  phone: string | null;
  userId: string | null;
  parentUserId: string | null;
}

export interface Customer extends Identity {
  /** May differ from `phone` for the same person (Brazil, Mexico, Argentina). */
  waId: string | null;
  /** Without leading `@`. For display only: it changes. */
  username: string | null;
  /** Chosen by the customer, at most 256 code points, may be empty. Never an identity. */
  name: string | null;
}

/** What every update but an error carries. */
export interface Envelope extends Origin {
  /** Wamid of the event itself; for a status that of our message. Never empty. */
  messageId: string;
  /** Unix seconds; null if unusable. */
  timestamp: number | null;
  /** The other side, also for echoes and statuses; in a group the participant. */
  customer: Customer;
  groupId: string | null;
}

export type MediaType = 'image' | 'video' | 'document' | 'audio' | 'sticker';
export type MessageType = MediaType | 'text' | 'location' | 'contacts' | 'interactive' | 'button' | 'order';

export interface Media {
  /** Lives 7 days. Null if the platform could not give one. */
  id: string | null;
  /** As sent, with parameters (`audio/ogg; codecs=opus`). Never trust it. */
  mime: string | null;
  /** Base64 of the file's hash. */
  sha256: string | null;
  /** As sent: may hold path separators and direction overrides. */
  filename: string | null;
  /** True for a voice note. */
  voice: boolean | null;
  /** True for an animated sticker. */
  animated: boolean | null;
  /** Whether the webhook carried a five-minute URL. The URL itself needs our token and is not passed on. */
  hasUrl: boolean;
}

export interface SharedLocation {
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}

export interface SharedContact {
  name: string | null;
  organisation: string | null;
  phones: string[];
  emails: string[];
  /** `contact_request` if the customer gave their own number on our request. */
  origin: string | null;
}

/** A tapped button or list row. */
export interface Choice {
  id: string | null;
  title: string | null;
  description: string | null;
}

export interface FormAnswer {
  /** `flow`, `address_message` or a later kind. */
  name: string | null;
  /** Null if the answer was not a JSON object. */
  data: {[key: string]: JsonValue} | null;
}

export interface OrderLine {
  /** The seller's own number of the product. */
  product: string | null;
  quantity: number | null;
  /** Of one piece. */
  price: number | null;
  currency: string | null;
}

export interface Order {
  catalogId: string | null;
  /** Number of product lines. */
  items: number;
  lines: OrderLine[];
  text: string | null;
}

/** What a message says; only the members of its `type` are filled. */
export interface Content {
  /** Wire value of `interactive.type`. */
  subtype: string | null;
  text: string | null;
  caption: string | null;
  media: Media | null;
  location: SharedLocation | null;
  contacts: SharedContact[] | null;
  choice: Choice | null;
  form: FormAnswer | null;
  order: Order | null;
}

/** The ad a conversation started from. */
export interface Referral {
  /** `ad` or `post`. */
  sourceType: string | null;
  sourceId: string | null;
  headline: string | null;
  body: string | null;
  /** As sent: may be of any scheme. */
  url: string | null;
  clickId: string | null;
}

/** What stands beside the content of a message. */
export interface Surroundings {
  /** Wamid of the quoted message, which may be one never stored. */
  quotedId: string | null;
  forwarded: 'no' | 'forwarded' | 'frequently';
  referredProduct: {catalogId: string | null; retailerId: string | null} | null;
  referral: Referral | null;
  /** Error codes of the platform. */
  errors: number[];
}

export interface MessageBody extends Content, Surroundings {
  kind: 'message';
  type: MessageType;
}

/** The newest reaction of a customer replaces the one before. */
export interface ReactionBody {
  kind: 'reaction';
  type: 'reaction';
  targetId: string;
  /** Null: the reaction was taken back. */
  emoji: string | null;
}

export interface EditBody {
  kind: 'edit';
  targetId: string;
  /** Wire type of the new content, which may be unknown. */
  type: string | null;
  text: string | null;
  caption: string | null;
  media: Media | null;
  quotedId: null;
}

export interface RevokeBody {
  kind: 'revoke';
  type: 'revoke';
  targetId: string;
}

/** A message the platform does not hand out. */
export interface UnsupportedBody extends Surroundings {
  kind: 'unsupported';
  type: 'unsupported' | 'unknown';
  /** `edit`, `poll_creation`, `media_placeholder` … */
  unsupportedType: string | null;
}

/** A type nobody knows, no type, or a known type without usable content. */
export interface UnknownBody extends Surroundings {
  kind: 'unknown';
  /** Wire value. */
  type: string | null;
}

/** What a customer or a colleague did. */
export type Body = MessageBody | ReactionBody | EditBody | RevokeBody | UnsupportedBody | UnknownBody;

export type MessageUpdate = Envelope & MessageBody;
export type ReactionUpdate = Envelope & ReactionBody;
export type EditUpdate = Envelope & EditBody;
export type RevokeUpdate = Envelope & RevokeBody;
export type UnsupportedUpdate = Envelope & UnsupportedBody;
export type UnknownUpdate = Envelope & UnknownBody;

/** The customer's number or scoped ids changed; the thread continues under `current`. */
export interface IdentityChangeUpdate extends Envelope {
  kind: 'identity_change';
  systemType: string;
  /** The platform's own sentence. */
  text: string | null;
  previous: Identity;
  current: Identity;
}

export interface SystemUpdate extends Envelope {
  kind: 'system';
  systemType: string | null;
  /** The platform's own sentence. */
  text: string | null;
}

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'deleted' | 'unknown';

export interface StatusUpdate extends Envelope {
  kind: 'status';
  status: StatusName;
  /** Wire value. */
  rawStatus: string;
  /** How far the message got: sent 1, delivered 2, read 3, played 4. */
  rank: 1 | 2 | 3 | 4 | null;
  /** Error codes of the platform. */
  errors: number[];
  /** Our `biz_opaque_callback_data`. */
  callbackData: string | null;
  pricing: {category: string | null; type: string | null} | null;
}

type EchoOf<Original extends {kind: string}> = Original extends unknown
  ? Omit<Original, 'kind'> & {kind: 'echo'; echoOf: Original['kind']}
  : never;

/** Written by the business on another device; `echoOf` tells what it would be from a customer. */
export type EchoUpdate = Envelope & EchoOf<Body>;

/** An error of the account or number, not of one message. */
export interface ErrorUpdate extends Origin {
  kind: 'error';
  code: number;
  messageId: null;
  timestamp: null;
  customer: null;
  groupId: null;
}
