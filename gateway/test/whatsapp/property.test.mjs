import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {dedupeKey, parseWebhook, readWebhook} from '../../dist/whatsapp/index.js';
import {toWire} from '../../../test/fixtures/whatsapp/corpus/wire.mjs';
import {junk, webhook} from './arbitraries.mjs';
import {bodyWith, readCases, stringsIn} from './corpus.mjs';

const kinds = new Set([
  'message',
  'reaction',
  'edit',
  'revoke',
  'unsupported',
  'unknown',
  'identity_change',
  'system',
  'status',
  'echo',
  'error',
]);

const membersOf = new Map();

// every kind has the same members always, so that nobody must ask whether one is there
function assertSameMembers(update) {
  const kind = update.kind === 'echo' ? `echo of ${update.echoOf}` : update.kind;
  const members = Object.keys(update).toSorted().join();
  if (!membersOf.has(kind)) membersOf.set(kind, members);
  assert.equal(members, membersOf.get(kind), kind);
}

function assertUsable(reading) {
  assert.deepEqual(Object.keys(reading), ['accept', 'updates', 'problems', 'ignoredFields', 'duplicates']);
  assert.ok(reading.accept || reading.updates.length === 0);
  for (const update of reading.updates) {
    assert.ok(kinds.has(update.kind), update.kind);
    if (update.kind === 'error') assert.ok(Number.isInteger(update.code));
    else {
      assert.ok(typeof update.messageId === 'string' && update.messageId !== '');
      assert.ok(typeof dedupeKey(update) === 'string');
      assert.ok(update.timestamp === null || !Number.isNaN(new Date(update.timestamp * 1000).getTime()));
      const {phone, userId} = update.customer;
      const needsNobody = ['status', 'system', 'identity_change'].includes(update.kind);
      assert.ok(needsNobody || phone !== null || userId !== null);
    }
    assert.ok(Object.values(update).every((member) => member !== undefined));
    assertSameMembers(update);
  }
  assert.ok([...stringsIn(reading)].every((text) => text.isWellFormed() && !text.includes('\0')));
  assert.equal(JSON.stringify(JSON.parse(JSON.stringify(reading))), JSON.stringify(reading));
  assert.deepEqual(Object.keys(Object.prototype), []);
}

test('no value of any kind makes it throw', () => {
  fc.assert(
    fc.property(
      fc.anything({withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true}),
      (anything) => {
        assertUsable(parseWebhook(anything));
        assertUsable(
          parseWebhook(
            bodyWith({message: {text: anything, context: anything, errors: anything}, value: {contacts: anything}}),
          ),
        );
      },
    ),
  );
});

test('no webhook of junk makes it throw, and every update has an id, a key and clean text', () => {
  fc.assert(
    fc.property(webhook, (body) => assertUsable(parseWebhook(body))),
    {numRuns: 1000},
  );
});

const bodies = [...readCases('public'), ...readCases('scenario')]
  .map(({body}) => body)
  // large batches and deep nesting have tests of their own
  .filter((body) => JSON.stringify(body).length < 5000);

/** Every place in a value, as the object or list that holds it and the name there. */
function placesIn(value) {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => [{holder: value, name}, ...placesIn(member)]);
}

const mutation = fc.record({at: fc.nat(), by: fc.option(junk, {nil: undefined})});

test('no corpus body with some of its parts deleted or replaced makes it throw', () => {
  const mutated = fc.record({
    body: fc.constantFrom(...bodies),
    mutations: fc.array(mutation, {minLength: 1, maxLength: 3}),
  });
  fc.assert(
    fc.property(mutated, ({body, mutations}) => {
      const copy = structuredClone(body);
      for (const {at, by} of mutations) {
        const places = placesIn(copy);
        if (places.length === 0) break;
        const {holder, name} = places[at % places.length];
        if (by === undefined) delete holder[name];
        else holder[name] = structuredClone(by);
      }
      assertUsable(parseWebhook(copy));
      assertUsable(readWebhook(toWire(copy)));
    }),
    {numRuns: 2000},
  );
});

const goodMessage = (index) => ({
  from: '447700900101',
  id: `wamid.${index}`,
  timestamp: '1',
  type: 'text',
  text: {body: `n${index}`},
});
const goodStatus = (index) => ({id: `wamid.s${index}`, status: 'read', timestamp: '1', recipient_id: '447700900101'});

test('junk beside good messages and statuses changes nothing about them', () => {
  // anything that is no element at all
  const noElement = fc.oneof(fc.constantFrom(null, {}, 0, 'x', false, {id: {}}), fc.array(fc.jsonValue()));
  const pieces = fc.array(
    fc.oneof(
      fc.constant('good'),
      noElement.map((element) => ({element})),
    ),
    {minLength: 1},
  );
  fc.assert(
    fc.property(pieces, (list) => {
      const interleave = (make) => list.map((piece, index) => (piece === 'good' ? make(index) : piece.element));
      const clean = (make) => list.flatMap((piece, index) => (piece === 'good' ? [make(index)] : []));
      const dirty = parseWebhook(
        bodyWith({value: {messages: interleave(goodMessage), statuses: interleave(goodStatus)}}),
      );
      const pure = parseWebhook(bodyWith({value: {messages: clean(goodMessage), statuses: clean(goodStatus)}}));
      assert.deepEqual(dirty.updates, pure.updates);
      assert.equal(
        dirty.problems,
        list.some((piece) => piece !== 'good'),
      );
    }),
  );
});
