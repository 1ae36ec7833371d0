import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {JO, MAYA, NUMBER, setUp} from './fake-graph-setup.mjs';

const ACCOUNT = '180000000000401';
const texts = (...values) => values.map((text) => ({type: 'text', text}));
const order = {
  name: 'order_update',
  language: {code: 'en_GB'},
  components: [
    {type: 'header', parameters: texts('HH-1')},
    {type: 'body', parameters: texts('Maya', 'Monday')},
  ],
};

/** @param {import('node:test').TestContext} t */
async function setUpTemplates(t) {
  const world = await setUp(t);
  const send = (template, to = {to: MAYA.to}) => world.post({...to, type: 'template', template});
  return {
    ...world,
    send,
    code: async (template, to) => {
      const {http, json} = await send(template, to);
      return [http, json.error?.code];
    },
    show: async (template) => {
      const {json} = await send(template);
      await world.advance(1000);
      return (await world.chat(MAYA)).messages.find(({id}) => id === json.messages[0].id);
    },
  };
}

test('the templates of an account are listed page by page', async (t) => {
  const {graph} = await setUpTemplates(t);
  const page = async (query) => (await graph(`/v24.0/${ACCOUNT}/message_templates?${query}`, {method: 'GET'})).json;
  const seen = [];
  let after;
  do {
    const {data, paging} = await page(`limit=3${after ? `&after=${after}` : ''}`);
    assert.ok(data.length <= 3);
    seen.push(...data);
    after = paging.next && paging.cursors.after;
  } while (after);
  assert.equal(seen.length, 8);
  assert.deepEqual((await page('')).data, seen);
  assert.deepEqual(
    seen.filter(({status}) => status !== 'APPROVED').map(({name}) => name),
    ['winter_sale'],
  );
  const strange = await graph('/v24.0/999/message_templates', {method: 'GET'});
  assert.deepEqual([strange.http, strange.json.error.error_subcode], [400, 33]);
});

test('a template reaches a customer who has never written, with its values in their places', async (t) => {
  const {send, advance, receiver, chat} = await setUpTemplates(t);
  const {json} = await send(order);
  const [{id, message_status: accepted}] = json.messages;
  assert.equal(accepted, 'accepted');
  await advance(1000);
  assert.deepEqual(
    receiver.statuses(id).map(({status}) => status),
    ['sent', 'delivered'],
  );
  const [shown] = (await chat(MAYA)).messages;
  assert.match(shown.text, /^Hello Maya, .*arrives on Monday/);
  assert.equal(shown.content.header, 'Order HH-1');
  assert.equal(shown.content.footer, 'Harbour Home');
});

test('a tap on a quick reply of a template comes back as a button', async (t) => {
  const {show, sim, advance, receiver} = await setUpTemplates(t);
  const {id} = await show(order);
  await sim('POST', `/customers/${MAYA.userId}/taps`, {messageId: id, buttonId: 'Another day'});
  await advance(0);
  const tapped = receiver.updates().find(({type}) => type === 'button');
  assert.deepEqual(tapped.button, {payload: 'Another day', text: 'Another day'});
  assert.equal(tapped.context.id, id);
});

test('what cannot be sent as a template is refused with its own code', async (t) => {
  const {code} = await setUpTemplates(t);
  const [header, body] = order.components;
  assert.deepEqual(await code({...order, name: 'no_such'}), [404, 132001]);
  assert.deepEqual(await code({...order, language: {code: 'de'}}), [404, 132001]);
  assert.deepEqual(await code({name: 'winter_sale', language: {code: 'en_GB'}}), [400, 132015]);
  assert.deepEqual(await code({...order, components: [header]}), [400, 132000]);
  assert.deepEqual(await code({...order, components: [body]}), [400, 132000]);
  assert.deepEqual(
    await code({...order, components: [header, {type: 'body', parameters: texts('a', 'b', 'c')}]}),
    [400, 132000],
  );
  const broken = {type: 'body', parameters: texts('a\nb', 'c')};
  assert.deepEqual(await code({...order, components: [header, broken]}), [400, 132018]);
});

test('a sign-in code needs the number of whom it goes to', async (t) => {
  const {code} = await setUpTemplates(t);
  const template = {
    name: 'sign_in_code',
    language: {code: 'en_GB'},
    components: [
      {type: 'body', parameters: texts('4711')},
      {type: 'button', sub_type: 'url', index: '0', parameters: texts('4711')},
    ],
  };
  assert.deepEqual(await code(template, {recipient: JO.userId}), [400, 131062]);
  assert.deepEqual(await code(template, {to: JO.to}), [200, undefined]);
});

test('named values, addresses, codes and a picture come where they belong', async (t) => {
  const {show, fake} = await setUpTemplates(t);
  const names = {customer_name: 'Ms Okafor', visitor: 'Sam', visit_day: 'Friday', from_time: '9:00', to_time: '11:00'};
  const visit = await show({
    name: 'appointment_reminder',
    language: {code: 'en_GB'},
    components: [
      {
        type: 'body',
        parameters: Object.entries(names).map(([name, text]) => ({type: 'text', parameter_name: name, text})),
      },
      {type: 'button', sub_type: 'url', index: '0', parameters: texts('V-1')},
    ],
  });
  assert.equal(visit.text, 'Dear Ms Okafor, *Sam* comes to you on Friday between 9:00 and 11:00.');
  assert.equal(visit.content.buttons[0].url, 'https://harbour-home.example/visits/V-1');
  const voucher = await show({
    name: 'voucher',
    language: {code: 'en_GB'},
    components: [
      {type: 'body', parameters: texts('Maya', '15 %')},
      {type: 'button', sub_type: 'copy_code', index: '0', parameters: [{type: 'coupon_code', coupon_code: 'T15'}]},
    ],
  });
  assert.equal(voucher.content.buttons[0].code, 'T15');
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  const bytes = await readFile(new URL('../../demo/fake-graph/samples/parcel.jpg', import.meta.url));
  form.set('file', new Blob([bytes], {type: 'image/jpeg'}));
  const init = {method: 'POST', headers: {Authorization: 'Bearer SIM-TOKEN'}, body: form};
  const {id} = await (await fetch(`${fake.url}/v24.0/${NUMBER}/media`, init)).json();
  const collection = await show({
    name: 'new_collection',
    language: {code: 'en_GB'},
    components: [
      {type: 'header', parameters: [{type: 'image', image: {id}}]},
      {type: 'body', parameters: texts('Maya')},
    ],
  });
  assert.equal(collection.media.mimeType, 'image/jpeg');
});
