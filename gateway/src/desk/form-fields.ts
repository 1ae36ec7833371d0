import {plainText, type DisplayText} from 'wa-desk/core';
import {isObject} from '../whatsapp/json.js';

const MOST_FIELDS = 50;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 1000;
/** What a flow is known by to the business: nothing the customer filled in. */
const NOT_SHOWN = new Set(['flow_token']);

interface Field {
  readonly name: DisplayText;
  readonly value: DisplayText;
}

/** The answers of a form in one list; those of a part stand under the part's name. */
export function formFields(data: unknown): Field[] {
  const fields: Field[] = [];
  collect(data, [], fields);
  return fields;
}

function collect(value: unknown, names: readonly string[], fields: Field[]): void {
  if (fields.length >= MOST_FIELDS || value === null || value === undefined) return;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return collect(value.join(', '), names, fields);
  if (Array.isArray(value)) return value.forEach((one, place) => collect(one, [...names, String(place + 1)], fields));
  if (isObject(value)) {
    for (const [name, member] of Object.entries(value))
      if (!NOT_SHOWN.has(name)) collect(member, [...names, name], fields);
    return;
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  fields.push({
    name: plainText(cut(names.join('. '), LONGEST_NAME)),
    value: plainText(cut(String(value), LONGEST_VALUE)),
  });
}

/** Never in the middle of a sign. */
export const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, '');
