import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JO, MAYA, NUMBER, TOMAS, setUp} from './fake-graph-setup.mjs';

const MINUTE = 60_000;
const DISPLAY = '442079460401';

/** @param {import('node:test').TestContext} t */
async function setUpActs(t) {
  const world = await setUp(t);
  const {sim, advance, receiver, chat} = world;
  return {
    ...world,
    /** The customer does something to a message; settles when the webhook was answered. */
    act: async (customer, verb, body) => {
      const answer = await sim('POST', `/customers/${customer.userId}/${verb}`, body);
      await advance(0);
      return answer;
    },
    last: () => receiver.updates().at(-1),
    shown: async (customer, id) => (await chat(customer)).messages.find((message) => message.id === id),
  };
}

test('places, cards and orders go out as they are on the wire', async (t) => {
  const {write, last, shown} = await setUpActs(t);
  for (const [type, content] of [
    ['location', {latitude: 0, longitude: -180, name: 'Null island', address: 'Sea'}],
    ['contacts', [{name: {formatted_name: '<img src=x>'}, phones: [{phone: '+1 415 555 0100'}]}]],
    ['order', {catalog_id: '7', text: 'Wrap it', product_items: [{product_retailer_id: 'MUG-1', quantity: '2'}]}],
  ]) {
    const id = await write(MAYA, {type, [type]: content});
    assert.deepEqual([last().id, last().type, last()[type]], [id, type, content]);
    assert.deepEqual((await shown(MAYA, id)).content, content);
  }
});

test('what is incomplete is refused and leaves no trace', async (t) => {
  const {sim, chat, receiver} = await setUpActs(t);
  for (const body of [
    {type: 'image'},
    {type: 'image', bytes: 'AAAA'},
    {type: 'image', sample: 'nothing'},
    {type: 'image', sample: 'parcel', caption: 1},
    {type: 'location', location: {latitude: 1}},
    {type: 'contacts', contacts: []},
    {type: 'order', order: {}},
    {type: 'text', text: 'x', referral: 'ad'},
    {type: 'text', text: 'x', groupId: 1},
    {type: 'poll'},
  ]) {
    const answer = await sim('POST', `/customers/${MAYA.userId}/messages`, {numberId: NUMBER, ...body});
    assert.deepEqual([answer.http, typeof answer.reason], [400, 'string'], JSON.stringify(body));
  }
  assert.deepEqual([(await chat(MAYA)).messages, receiver.posts.length], [[], 0]);
});

test('a message may quote, be forwarded, name a product, come from an ad or belong to a group', async (t) => {
  const {write, sendText, last, chat} = await setUpActs(t);
  const mine = await write(MAYA);
  const theirs = (await sendText(MAYA.to)).json.messages[0].id;
  await write(MAYA, {context: {message_id: mine}});
  assert.deepEqual(last().context, {from: MAYA.phone, id: mine});
  await write(MAYA, {context: {message_id: theirs}});
  assert.deepEqual(last().context, {from: DISPLAY, id: theirs});
  const product = {catalog_id: '7', product_retailer_id: 'MUG-1'};
  await write(MAYA, {context: {message_id: theirs, referred_product: product}});
  assert.deepEqual(last().context, {from: DISPLAY, id: theirs, referred_product: product});
  await write(MAYA, {context: {message_id: 'wamid.elsewhere'}});
  assert.deepEqual(last().context, {from: DISPLAY, id: 'wamid.elsewhere'});
  await write(MAYA, {type: 'image', sample: 'parcel', forwarded: 'frequently'});
  assert.deepEqual(last().context, {frequently_forwarded: true});
  const referral = {source_url: 'https://fb.me/abc', source_type: 'ad', headline: 'Sale'};
  await write(MAYA, {referral});
  assert.deepEqual(last().referral, referral);
  await write(TOMAS, {groupId: 'Y2FwaV9ncm91cDox'});
  assert.equal(last().group_id, 'Y2FwaV9ncm91cDox');
  assert.equal((await chat(TOMAS)).windowEndsAt, null, 'a group opens no window of its own');
});

test('a reaction is told, replaces the one before, and is taken back in both ways of the wire', async (t) => {
  const {write, act, last, shown, sendText, advance} = await setUpActs(t);
  await write(MAYA);
  const id = (await sendText(MAYA.to)).json.messages[0].id;
  await advance(1000);
  const {id: reactionId} = await act(MAYA, 'reactions', {messageId: id, emoji: '👍🏽'});
  const {type, reaction, from} = last();
  assert.deepEqual([type, from, reaction], ['reaction', MAYA.phone, {message_id: id, emoji: '👍🏽'}]);
  assert.deepEqual((await shown(MAYA, id)).reactions, [{by: MAYA.userId, id: reactionId, emoji: '👍🏽'}]);
  await act(MAYA, 'reactions', {messageId: id, emoji: '❤️'});
  assert.deepEqual(
    (await shown(MAYA, id)).reactions.map(({emoji}) => emoji),
    ['❤️'],
  );
  await act(MAYA, 'reactions', {messageId: id, emoji: null});
  assert.deepEqual(last().reaction, {message_id: id, emoji: ''});
  await act(MAYA, 'reactions', {messageId: id, emoji: '🎉'});
  await act(MAYA, 'reactions', {messageId: id, emoji: null});
  assert.deepEqual(last().reaction, {message_id: id});
  assert.deepEqual((await shown(MAYA, id)).reactions, []);
  assert.equal((await act(TOMAS, 'reactions', {messageId: id, emoji: '👍'})).http, 400, 'not a message of his');
  assert.equal((await act(MAYA, 'reactions', {messageId: id, emoji: ''})).http, 400);
});

test('a reaction opens the window, edits and deletions do not', async (t) => {
  const {write, act, chat, advance} = await setUpActs(t);
  const id = await write(MAYA);
  const {windowEndsAt} = await chat(MAYA);
  await advance(10_000);
  await act(MAYA, 'edits', {messageId: id, text: 'New', editMode: 'edit'});
  await act(MAYA, 'deletes', {messageId: id, editMode: 'edit'});
  assert.equal((await chat(MAYA)).windowEndsAt, windowEndsAt);
  await act(MAYA, 'reactions', {messageId: id, emoji: '👍'});
  assert.equal((await chat(MAYA)).windowEndsAt, windowEndsAt + 10_000);
});

test('an edit is told as unsupported, or with the new words when the number allows', async (t) => {
  const {write, act, last, shown, advance} = await setUpActs(t);
  const id = await write(MAYA);
  await act(MAYA, 'edits', {messageId: id, text: 'Newer'});
  const {type, unsupported, errors, edit} = last();
  assert.deepEqual([type, unsupported, errors[0].code, edit], ['unsupported', {type: 'edit'}, 131051, undefined]);
  assert.notEqual(last().id, id);
  await act(MAYA, 'edits', {messageId: id, text: 'Newest', editMode: 'edit'});
  assert.deepEqual(last().edit, {original_message_id: id, message: {type: 'text', text: {body: 'Newest'}}});
  const {text, edited} = await shown(MAYA, id);
  assert.deepEqual([text, edited], ['Newest', true]);

  const image = await write(MAYA, {type: 'image', sample: 'parcel', caption: 'Old'});
  const {id: mediaId} = last().image;
  await act(MAYA, 'edits', {messageId: image, text: 'New', editMode: 'edit'});
  const {message} = last().edit;
  assert.deepEqual([message.type, message.image.caption, message.image.id], ['image', 'New', mediaId]);

  const place = await write(MAYA, {type: 'location', location: {latitude: 1, longitude: 2}});
  assert.equal((await act(MAYA, 'edits', {messageId: place, text: 'x'})).http, 400);
  assert.equal((await act(TOMAS, 'edits', {messageId: id, text: 'x'})).http, 400);
  assert.equal((await act(MAYA, 'edits', {messageId: id, text: 'x', editMode: 'maybe'})).http, 400);
  await advance(15 * MINUTE + 1);
  assert.equal((await act(MAYA, 'edits', {messageId: id, text: 'Too late'})).http, 400);
});

test('a deletion is told only when the number allows', async (t) => {
  const {write, act, last, shown, receiver, sendText} = await setUpActs(t);
  const quiet = await write(MAYA);
  const before = receiver.posts.length;
  await act(MAYA, 'deletes', {messageId: quiet});
  assert.deepEqual([receiver.posts.length, (await shown(MAYA, quiet)).deleted], [before, true]);
  const told = await write(MAYA);
  await act(MAYA, 'deletes', {messageId: told, editMode: 'edit'});
  assert.deepEqual([last().type, last().revoke], ['revoke', {original_message_id: told}]);
  assert.equal((await act(MAYA, 'deletes', {messageId: told})).http, 400, 'only once');
  const theirs = (await sendText(MAYA.to)).json.messages[0].id;
  assert.equal((await act(MAYA, 'deletes', {messageId: theirs})).http, 400);
});

test('a tap answers with the button or row of the message it was on', async (t) => {
  const {write, post, act, last, shown} = await setUpActs(t);
  await write(MAYA);
  const body = {text: 'Choose'};
  const ask = async (interactive) =>
    (await post({to: MAYA.to, type: 'interactive', interactive: {body, ...interactive}})).json.messages[0].id;
  const buttons = [{type: 'reply', reply: {id: 'yes', title: 'Yes'}}];
  const withButtons = await ask({type: 'button', action: {buttons}});
  const {id} = await act(MAYA, 'taps', {messageId: withButtons, buttonId: 'yes'});
  assert.deepEqual(last().interactive, {type: 'button_reply', button_reply: {id: 'yes', title: 'Yes'}});
  assert.deepEqual([last().type, last().context], ['interactive', {from: DISPLAY, id: withButtons}]);
  const {text, quotedId} = await shown(MAYA, id);
  assert.deepEqual([text, quotedId], ['Yes', withButtons]);

  const rows = [{id: 'slot/1', title: '10-12', description: 'Tuesday'}];
  const withList = await ask({type: 'list', action: {button: 'Times', sections: [{title: 'Week', rows}]}});
  await act(MAYA, 'taps', {messageId: withList, rowId: 'slot/1'});
  assert.deepEqual(last().interactive, {type: 'list_reply', list_reply: rows[0]});
  assert.equal((await act(MAYA, 'taps', {messageId: withList, rowId: 'no'})).http, 400);
  assert.equal((await act(TOMAS, 'taps', {messageId: withList, rowId: 'slot/1'})).http, 400);
});

for (const hidden of [false, true]) {
  test(`a number change tells the old and the new ids (${hidden ? 'hidden' : 'shown'} number)`, async (t) => {
    const customer = hidden ? JO : MAYA;
    const {write, act, sim, receiver, sendText, advance} = await setUpActs(t);
    const first = await write(customer);
    const {userId} = await act(customer, 'number', {phone: '+44 7700 900499'});
    const {contacts, messages} = JSON.parse(receiver.posts.at(-1).bytes.toString()).entry[0].changes[0].value;
    assert.equal(contacts, undefined);
    const [{from, type, system}] = messages;
    const {body, ...ids} = system;
    assert.match(userId, /^GB\.\d{20}$/);
    assert.equal(type, 'system');
    assert.equal(from, hidden ? undefined : customer.phone);
    assert.deepEqual(ids, {
      ...(!hidden && {wa_id: '447700900499'}),
      user_id: userId,
      previous_user_id: customer.userId,
      type: hidden ? 'user_changed_user_id' : 'user_changed_number',
    });
    if (hidden) assert.doesNotMatch(receiver.posts.at(-1).bytes.toString(), /77009004/);
    else assert.match(body, /changed from 447700900401 to 447700900499/);

    const {chats} = await sim('GET', '/state');
    assert.deepEqual([chats.length, chats[0].customer, chats[0].messages[0].id], [1, userId, first]);
    for (const send of [sendText(undefined, {recipient: customer.userId}), sendText(customer.to)]) {
      const {http, json} = await send;
      assert.equal(http, 200);
      await advance(1000);
      const [status, ...others] = receiver.statuses(json.messages[0].id);
      assert.deepEqual([status.status, status.errors[0].code, others], ['failed', 131026, []]);
    }
    const now = (await sendText(undefined, {recipient: userId})).json.messages[0].id;
    await advance(1000);
    assert.equal(receiver.statuses(now).at(-1).status, 'delivered');
    assert.equal((await act({userId}, 'number', {phone: TOMAS.phone})).http, 400, 'taken');
  });
}

test('what is written in the phone app of the business comes as an echo and opens no window', async (t) => {
  const {sim, receiver, advance, chat, sendText} = await setUpActs(t);
  const {id} = await sim('POST', '/echo', {customer: 'Maya Okafor', numberId: NUMBER, text: 'From my phone'});
  await advance(0);
  const {field, value} = JSON.parse(receiver.posts.at(-1).bytes.toString()).entry[0].changes[0];
  assert.equal(field, 'smb_message_echoes');
  const [{timestamp, ...said}] = value.message_echoes;
  assert.match(timestamp, /^\d+$/);
  assert.deepEqual(said, {
    from: DISPLAY,
    to: MAYA.phone,
    to_user_id: MAYA.userId,
    id,
    type: 'text',
    text: {body: 'From my phone'},
  });
  const {messages, windowEndsAt} = await chat(MAYA);
  assert.deepEqual([messages[0].direction, windowEndsAt], ['out', null]);
  const late = (await sendText(MAYA.to)).json.messages[0].id;
  await advance(1000);
  assert.equal(receiver.statuses(late)[0].errors[0].code, 131047);
  await sim('POST', '/echo', {customer: JO.userId, numberId: NUMBER, text: 'Hi'});
  await advance(0);
  assert.doesNotMatch(receiver.posts.at(-1).bytes.toString(), /447700900403/);
  assert.equal((await sim('POST', '/echo', {customer: 'nobody', numberId: NUMBER, text: 'Hi'})).http, 400);
});

test('with the number hidden no kind of message and nothing done to one carries it', async (t) => {
  const {write, act, receiver, sendText, advance} = await setUpActs(t);
  const first = await write(JO);
  await sendText(undefined, {recipient: JO.userId});
  await advance(1000);
  for (const type of ['image', 'video', 'document', 'voice', 'sticker']) await write(JO, {type, sample: 'parcel'});
  const last = await write(JO, {context: {message_id: first}});
  assert.deepEqual(receiver.updates().at(-1).context, {id: first});
  await act(JO, 'reactions', {messageId: last, emoji: '👍'});
  await act(JO, 'edits', {messageId: last, text: 'New', editMode: 'edit'});
  await act(JO, 'edits', {messageId: last, text: 'Newer'});
  await act(JO, 'deletes', {messageId: last, editMode: 'edit'});
  assert.equal(receiver.posts.length, 13);
  for (const {bytes} of receiver.posts) assert.ok(!bytes.includes(JO.phone), bytes.toString());
});

test('the same calls on a manual clock make the same webhooks, but for the port in their URLs', async (t) => {
  const told = async () => {
    const {write, act, receiver} = await setUpActs(t);
    const id = await write(MAYA, {type: 'image', sample: 'parcel', caption: 'Look'});
    await act(MAYA, 'reactions', {messageId: id, emoji: '👍'});
    await act(MAYA, 'edits', {messageId: id, text: 'See', editMode: 'edit'});
    await act(MAYA, 'number', {phone: '+447700900499'});
    return receiver.posts.map(({bytes}) => bytes.toString().replaceAll(/127\.0\.0\.1:\d+/g, ''));
  };
  const webhooks = await told();
  assert.equal(webhooks.length, 4);
  assert.deepEqual(await told(), webhooks);
});
