import type {Template} from 'wa-desk/core';
import {cleanText} from '../whatsapp/json.js';
import {fillPlaces, type AccountTemplate} from '../whatsapp/template.js';
import {Refusal} from '../desk/refusal.js';

/** A template with its values: as it is kept with its message, and as WhatsApp is asked to send it. */
export interface FilledTemplate {
  readonly text: string;
  readonly shown: {
    readonly name: string;
    readonly header: string | null;
    readonly footer: string | null;
    readonly buttons: readonly string[];
  };
  readonly wire: Readonly<Record<string, unknown>>;
  /** The file of its header. */
  readonly file: {readonly uploadId: string; readonly as: HeaderFile} | null;
}

/** What a header can be beside a text. */
export type HeaderFile = 'image' | 'video' | 'document';

const LONGEST_VALUE = 1024;

/**
 * Puts the values in their places.
 * @throws Refusal `bad-value` that names the first place without a value WhatsApp would take
 */
export function fillTemplate(
  {noun, named, buttons}: AccountTemplate,
  given: Readonly<Record<string, string>>,
): FilledTemplate {
  const values = checked(noun, given);
  const valueOf = (key: string) => values.get(key) ?? '';
  const parameters = (part: 'header' | 'body') =>
    noun.variables
      .filter((variable) => variable.part === part && variable.kind !== 'media')
      .map(({key, name}) => ({type: 'text', ...(named && {parameter_name: name}), text: valueOf(key)}));
  const texts = (['header', 'body'] as const).flatMap((type) => {
    const filled = parameters(type);
    return filled.length > 0 ? [{type, parameters: filled}] : [];
  });
  const {header} = noun;
  const as = header?.kind === 'image' || header?.kind === 'video' || header?.kind === 'document' ? header.kind : null;
  return {
    file: as && {as, uploadId: valueOf('header.media')},
    text: fillPlaces(noun.body, (name) => valueOf(`body.${name}`)),
    shown: {
      name: noun.name,
      header: header?.kind === 'text' ? fillPlaces(header.text, (name) => valueOf(`header.${name}`)) : null,
      footer: noun.footer,
      buttons: noun.buttons.map(({text}) => text),
    },
    wire: {
      name: noun.name,
      language: {code: noun.language},
      components: [
        ...texts,
        ...buttons.map(({index, subtype, key}) => ({
          type: 'button',
          sub_type: subtype,
          index: String(index),
          parameters: [
            subtype === 'copy_code'
              ? {type: 'coupon_code', coupon_code: valueOf(key)}
              : {type: 'text', text: valueOf(key)},
          ],
        })),
      ],
    },
  };
}

function checked({variables}: Template, given: Readonly<Record<string, string>>): Map<string, string> {
  const values = new Map<string, string>();
  for (const {key} of variables) {
    const value = cleanText(given[key] ?? '').trim();
    if (value === '') throw new Refusal('bad-value', `values["${key}"]: expected a text, this place is empty.`);
    if (value.length > LONGEST_VALUE)
      throw new Refusal('bad-value', `values["${key}"]: expected at most ${LONGEST_VALUE} characters.`);
    if (/[\n\r\t]| {5}/u.test(value))
      throw new Refusal('bad-value', `values["${key}"]: WhatsApp takes no line breaks, tabs or more than 4 blanks.`);
    values.set(key, value);
  }
  const unknown = Object.keys(given).find((key) => !values.has(key));
  if (unknown !== undefined) throw new Refusal('bad-value', `values["${unknown}"]: the template has no such place.`);
  return values;
}
