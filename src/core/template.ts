import * as v from 'valibot';
import {displayText} from './text.js';
import {shape} from './shape.js';

/** A place in a template that is filled before it is sent. */
export const templateVariable = shape({
  /** What `values` of a sent template are named by; one place each, such as `body.1`, `header.name` or `button.0`. */
  key: v.string(),
  part: v.picklist(['header', 'body', 'button']),
  /** `media` takes the id of an upload; `address` ends a button's web address; `code` is copied by the customer. */
  kind: v.picklist(['text', 'media', 'address', 'code']),
  /** The name or number WhatsApp knows it by. */
  name: v.string(),
  /** As it was approved with; null where there is none. */
  example: v.nullable(v.string()),
});

export const templateButton = shape({
  kind: v.picklist(['reply', 'address', 'phone', 'code', 'other']),
  text: v.string(),
});

/** A message WhatsApp has approved: all that may be sent when the customer service window is closed. */
export const template = shape({
  id: v.string(),
  name: v.string(),
  /** As WhatsApp writes it, such as `en_GB`. */
  language: v.string(),
  /** What it costs goes by it. */
  category: v.picklist(['marketing', 'utility', 'authentication', 'other']),
  header: v.nullable(shape({kind: v.picklist(['text', 'image', 'video', 'document', 'location']), text: v.string()})),
  /** With `{{1}}` or `{{name}}` where values come in. */
  body: v.string(),
  footer: v.nullable(v.string()),
  buttons: v.array(templateButton),
  variables: v.array(templateVariable),
});

/** What `send` sends in place of its text. */
export const sentTemplate = shape({
  kind: v.literal('template'),
  templateId: v.string(),
  values: v.record(v.string(), v.string()),
});

/** A template as the customer sees it, its values filled in. */
export const templateContent = shape({
  type: v.literal('template'),
  name: v.string(),
  header: v.nullable(displayText),
  text: displayText,
  footer: v.nullable(displayText),
  buttons: v.array(displayText),
});

export type Template = v.InferOutput<typeof template>;
export type TemplateVariable = v.InferOutput<typeof templateVariable>;
export type SentTemplate = v.InferOutput<typeof sentTemplate>;
export type TemplateContent = v.InferOutput<typeof templateContent>;
