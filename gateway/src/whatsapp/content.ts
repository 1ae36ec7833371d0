import {
  copyObject,
  isObject,
  readFlag,
  readId,
  readNumber,
  readObject,
  readObjects,
  readText,
  readWord,
  requireObjects,
  type JsonObject,
  type ReportProblem,
} from './json.js';
import type {Choice, Content, FormAnswer, Media, MessageType, Order, SharedContact, SharedLocation} from './update.js';

const messageTypes: ReadonlySet<string> = new Set<MessageType>([
  'text',
  'image',
  'video',
  'document',
  'audio',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
]);

export function isMessageType(type: string | null): type is MessageType {
  return type !== null && messageTypes.has(type);
}

/** Nothing said. */
export const noContent: Content = {
  subtype: null,
  text: null,
  caption: null,
  media: null,
  location: null,
  contacts: null,
  choice: null,
  form: null,
  order: null,
};

/** What a message of this type says; null if the object named after the type is unusable. */
export function readContent(type: MessageType, message: JsonObject, report: ReportProblem): Content | null {
  if (type === 'contacts') {
    if (!Array.isArray(message.contacts)) return null;
    return {...noContent, contacts: requireObjects(message.contacts, report).map((card) => readCard(card, report))};
  }
  const object = readObject(message[type]);
  if (object === null) return null;
  switch (type) {
    case 'text': {
      const text = readText(object.body);
      return text === null ? null : {...noContent, text};
    }
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return {...noContent, media: readMedia(object), caption: readText(object.caption)};
    case 'location': {
      const location = readLocation(object);
      return location === null ? null : {...noContent, location};
    }
    case 'interactive':
      return {
        ...noContent,
        subtype: readWord(object.type),
        choice: readChoice(object),
        form: readForm(readObject(object.nfm_reply)),
      };
    case 'button':
      return {
        ...noContent,
        choice: {id: readChoiceId(object.payload), title: readText(object.text), description: null},
      };
    case 'order':
      return {...noContent, order: readOrder(object, report)};
    default:
      return type satisfies never;
  }
}

function readMedia(object: JsonObject): Media {
  return {
    id: readId(object.id),
    mime: readText(object.mime_type),
    sha256: readText(object.sha256),
    filename: readText(object.filename),
    voice: readFlag(object.voice),
    animated: readFlag(object.animated),
    hasUrl: readWord(object.url) !== null,
  };
}

function readLocation(object: JsonObject): SharedLocation | null {
  const latitude = readNumber(object.latitude);
  const longitude = readNumber(object.longitude);
  if (latitude === null || longitude === null) return null;
  return {latitude, longitude, name: readText(object.name), address: readText(object.address)};
}

function readCard(card: JsonObject, report: ReportProblem): SharedContact {
  const phones = readObjects(card.phones, report).map((phone) => readId(phone.phone) ?? readId(phone.wa_id));
  const emails = readObjects(card.emails, report).map(({email}) => readWord(email));
  return {
    name: readText(readObject(card.name)?.formatted_name),
    organisation: readText(readObject(card.org)?.company),
    phones: phones.filter((phone) => phone !== null),
    emails: emails.filter((email) => email !== null),
    origin: readText(card.origin),
  };
}

// an empty payload is a choice all the same
function readChoiceId(value: unknown): string | null {
  return readText(value) ?? readId(value);
}

function readChoice(interactive: JsonObject): Choice | null {
  const reply = readObject(interactive.button_reply) ?? readObject(interactive.list_reply);
  if (reply === null) return null;
  return {
    id: readChoiceId(reply.id),
    title: readText(reply.title),
    description: readText(reply.description),
  };
}

function readForm(reply: JsonObject | null): FormAnswer | null {
  return reply === null ? null : {name: readText(reply.name), data: readFormData(reply.response_json)};
}

function readFormData(json: unknown): FormAnswer['data'] {
  if (typeof json !== 'string') return null;
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  return isObject(data) ? copyObject(data) : null;
}

function readOrder(object: JsonObject, report: ReportProblem): Order {
  const lines = readObjects(object.product_items, report).map((item) => ({
    product: readId(item.product_retailer_id),
    quantity: readNumber(item.quantity),
    price: readNumber(item.item_price),
    currency: readWord(item.currency),
  }));
  return {
    catalogId: readId(object.catalog_id),
    items: lines.length,
    lines,
    text: readText(object.text),
  };
}
