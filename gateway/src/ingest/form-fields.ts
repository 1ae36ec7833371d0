import {cut} from '../desk/cut.js';
import {isObject} from '../whatsapp/json.js';

const MOST_FIELDS = 50;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 1000;
/** What a flow is known by to the business: nothing the customer filled in. */
const NOT_SHOWN = new Set(['flow_token']);

export interface FormField {
  readonly name: string;
  readonly value: string;
}

/** The answers of a form in the order they were given; those of a part stand under the part's name. */
export function formFields(data: unknown): FormField[] {
  const fields: FormField[] = [];
  collect(data, [], fields);
  return fields;
}

function collect(value: unknown, names: readonly string[], fields: FormField[]): void {
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
    name: cut(names.join('. '), LONGEST_NAME),
    value: cut(String(value), LONGEST_VALUE),
  });
}
