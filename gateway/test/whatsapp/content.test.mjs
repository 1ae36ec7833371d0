import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {read, readMessage} from './corpus.mjs';

describe('content of messages', () => {
  for (const type of [
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
  ]) {
    for (const object of [undefined, null, 'flat', 7, true]) {
      test(`${type} with ${JSON.stringify(object)} instead of its object is kept as unknown and reported`, () => {
        const {kind, type: wire, problems} = readMessage({type, [type]: object});
        assert.deepEqual({kind, wire, problems}, {kind: 'unknown', wire: type, problems: true});
      });
    }
  }

  for (const type of ['image', 'video', 'document', 'audio', 'sticker', 'interactive', 'button', 'order']) {
    test(`${type} with an empty object is a message all the same`, () => {
      const {kind, problems} = readMessage({type, [type]: {}});
      assert.deepEqual({kind, problems}, {kind: 'message', problems: false});
    });
  }

  for (const coordinates of [
    {latitude: ' ', longitude: ''},
    {latitude: 'north', longitude: 1},
    {latitude: '0x10', longitude: 0},
    {latitude: null, longitude: 0},
    {latitude: 1},
  ]) {
    test(`no pin is drawn from ${JSON.stringify(coordinates)}`, () => {
      assert.deepEqual(readMessage({type: 'location', location: coordinates}).kind, 'unknown');
    });
  }

  test('numeric strings are coordinates, with sign, fraction and exponent', () => {
    const {location} = readMessage({type: 'location', location: {latitude: '-.5', longitude: '1.2e2'}});
    assert.deepEqual(location, {latitude: -0.5, longitude: 120, name: null, address: null});
  });

  test('a card that is no object is left out and reported, the others stay', () => {
    const {contacts, problems} = readMessage({
      type: 'contacts',
      contacts: [
        null,
        {
          name: {formatted_name: 'Jo'},
          phones: [{phone: 4477}, {wa_id: '4478'}, {}],
          emails: [{email: 'jo@example.com'}, {}, null],
          org: {company: 'Pipes & Co'},
        },
      ],
    });
    assert.deepEqual(
      {contacts, problems},
      {
        contacts: [
          {name: 'Jo', organisation: 'Pipes & Co', phones: ['4477', '4478'], emails: ['jo@example.com'], origin: null},
        ],
        problems: true,
      },
    );
  });

  test('an interactive reply of any subtype gives the choice or the form it carries', () => {
    const {subtype, form, choice} = readMessage({
      type: 'interactive',
      interactive: {
        type: 'interactive',
        nfm_reply: {name: 'address_message', response_json: '{"values":{"city":"Leeds"}}'},
      },
    });
    assert.equal(subtype, 'interactive');
    assert.deepEqual(form, {name: 'address_message', data: {values: {city: 'Leeds'}}});
    assert.equal(choice, null);
  });

  for (const response_json of [undefined, '', 'null', '[]', '"x"', '5', {rating: 1}]) {
    test(`a form answer of ${JSON.stringify(response_json)} is kept without data`, () => {
      const message = {type: 'interactive', interactive: {type: 'nfm_reply', nfm_reply: {name: 'flow', response_json}}};
      const {kind, form, problems} = readMessage(message);
      assert.deepEqual({kind, form, problems}, {kind: 'message', form: {name: 'flow', data: null}, problems: false});
    });
  }

  test('a form answer is clean enough for a database and cannot reach a prototype', () => {
    const response_json = '{"__proto__":{"polluted":1},"a\\u0000":"b\\ud83d","c":["\\u0000"]}';
    const {form} = readMessage({type: 'interactive', interactive: {nfm_reply: {response_json}}});
    assert.deepEqual(form.data, {'a\uFFFD': 'b\uFFFD', c: ['\uFFFD']});
    assert.deepEqual(Object.keys(form.data), ['a\uFFFD', 'c']);
  });

  test('an order counts its product lines, whatever their quantities look like', () => {
    const product_items = [{quantity: '3'}, {quantity: 2, item_price: '1.5'}];
    const {order} = readMessage({type: 'order', order: {catalog_id: 700100, product_items}});
    assert.deepEqual(order, {
      catalogId: '700100',
      items: 2,
      lines: [
        {product: null, quantity: 3, price: null, currency: null},
        {product: null, quantity: 2, price: 1.5, currency: null},
      ],
      text: null,
    });
  });

  test('U+0000 and lone surrogates are replaced in every string, pairs stay', () => {
    const {updates, ignoredFields} = read({
      message: {id: 'wamid.\0', text: {body: '\0 \ud83d \ude00 😀'}},
      value: {contacts: [{wa_id: '447700900101', profile: {name: '\ud83d😀\0'}}]},
    });
    assert.equal(updates[0].messageId, 'wamid.\uFFFD');
    assert.equal(updates[0].text, '\uFFFD \uFFFD \uFFFD 😀');
    assert.equal(updates[0].customer.name, '\uFFFD😀\uFFFD');
    assert.deepEqual(ignoredFields, []);
    assert.deepEqual(read({change: {field: 'x\0'}}).ignoredFields, ['x\uFFFD']);
  });
});
