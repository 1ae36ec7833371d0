import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {parseWebhook} from '../../dist/whatsapp/index.js';

const corpus = new URL('../../../test/fixtures/whatsapp/corpus/', import.meta.url);

export const readCorpus = (path) => JSON.parse(readFileSync(new URL(path, corpus), 'utf8'));

/** Every webhook file of a corpus folder, as `{path, name, about, body, expect}`. */
export const readCases = (folder) =>
  readdirSync(new URL(`${folder}/`, corpus))
    .toSorted()
    .map((file) => ({path: `${folder}/${file}`, ...readCorpus(`${folder}/${file}`)}));

/** Every string in a value, names of members included. */
export function* stringsIn(value) {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      yield name;
      yield* stringsIn(member);
    }
  }
}

/** A body with one text message, changed by `message`, `value` and `change`. */
export const bodyWith = ({message = {}, value = {}, change = {}} = {}) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '180000000000901',
      changes: [
        {
          field: 'messages',
          value: {
            metadata: {phone_number_id: '290000000000101'},
            messages: [
              {
                from: '447700900101',
                id: 'wamid.A',
                timestamp: '1790000000',
                type: 'text',
                text: {body: 'hi'},
                ...message,
              },
            ],
            ...value,
          },
          ...change,
        },
      ],
    },
  ],
});

/** The reading of `bodyWith(parts)`. */
export const read = (parts) => parseWebhook(bodyWith(parts));

/** The one update a changed message gives, and whether it was a problem. */
export const readMessage = (message) => {
  const {updates, problems} = read({message});
  assert.equal(updates.length, 1);
  return {...updates[0], problems};
};

/** The reading of a change without messages. */
export const readValue = (value) => read({value: {messages: undefined, ...value}});

export const kindsOf = ({updates}) => updates.map(({kind}) => kind);
