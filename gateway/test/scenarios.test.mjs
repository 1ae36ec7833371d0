import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {createManualClock} from 'wa-desk-gateway';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {partial} from '../../test/fixtures/whatsapp/corpus/match.mjs';
import {readTemplate} from '../dist/whatsapp/template.js';
import {startDatabase, startGateway, until} from './harness.mjs';

const corpus = new URL('../../test/fixtures/whatsapp/corpus/', import.meta.url);
const readJson = async (path) => JSON.parse(await readFile(new URL(path, corpus), 'utf8'));
const {scenarios} = await readJson('scenarios.json');
const HOUR = 3_600_000;

/** As the account would list the one that a scenario sends. */
const followUp = readTemplate({
  id: '7001',
  name: 'follow_up',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{type: 'BODY', text: 'Do you still need us?'}],
});

/** The others need sends that later versions bring. */
const PRESENT = 'S01 S02 S03 S05 S06 S07 S09 S10 S11 S13 S14 S15 S17 S18 S19 S21 S22 S23 S25'.split(' ');

describe('delivery scenarios end in their expected state', () => {
  for (const scenario of scenarios.filter(({id}) => PRESENT.includes(id))) {
    it(`${scenario.id}: ${scenario.about}`, () => play(scenario));
  }
});

async function play({startAt, steps, final}) {
  const database = await startDatabase();
  const clock = createManualClock(startAt * 1000);
  const answers = new Map();
  const sends = new Map();
  const ids = [];
  const graph = {
    sendText: (_line, _to, _text, callbackData) => answers.get(callbackData),
    sendTemplate: (_line, _to, _template, callbackData) => answers.get(callbackData),
    listTemplates: async () => [followUp],
    markRead: async () => true,
  };
  let counter = 0;
  const newId = () => ids.shift() ?? `id-${(counter += 1)}`;
  const gateway = await startGateway({connectionString: database.connectionString, clock, graph, newId});
  try {
    let desk = await comeToWork(gateway);
    for (const step of steps) {
      const away = step.at * 1000 - clock.now() > HOUR;
      clock.set(step.at * 1000);
      if (away) {
        desk.disconnect(); // or it comes back in the midst of a step, and takes the id that is meant for an attempt
        await gateway.app.settled(); // who was not heard of for so long has left, and their customers wait
        desk = await comeToWork(gateway);
      }
      if (step.do === 'webhook') {
        await deliver(gateway, database, step);
        await untilToldOfOffers(desk, database);
        for (const {id} of offersOf(desk.state)) await desk.accept(id); // before the clock goes on
      } else if (step.do === 'send') sends.set(step.ref, await send(gateway, desk, step, {answers, ids}));
      else if (step.do === 'clock') await gateway.app.settled();
      else assert.fail(`the step ${step.do} is not played yet`);
    }
    clock.set(final.at * 1000);
    await gateway.app.settled();
    await gateway.app.settled();
    assert.deepEqual(partial(expected(final.conversations, sends), await conversations(database, final.at)), []);
  } finally {
    await gateway.close();
    await database.stop();
  }
}

async function comeToWork(gateway) {
  const desk = await gateway.openDesk('ana');
  await desk.setAgentState('available');
  return desk;
}

/** What the gateway has decided reaches the desk a little later. */
async function untilToldOfOffers(desk, database) {
  await until('the desk shows the offers there are', async () => {
    const open = await database.query("select id from tasks where phase = 'offered'");
    const shown = new Set(offersOf(desk.state).map(({id}) => id));
    return open.length === shown.size && open.every(({id}) => shown.has(id));
  });
}

async function deliver(gateway, database, {file, times = 1, crashAfter}) {
  const {body} = await readJson(file);
  if (crashAfter !== undefined) await dieAfter(database, crashAfter);
  for (let i = 0; i < times; i++) assert.equal((await gateway.deliver(body)).status, 200);
  if (crashAfter === undefined) return gateway.app.settled();
  await until('the projection has died half-way', async () => {
    const [{count}] = await database.query('select count(*)::int from messages');
    return count === crashAfter;
  });
  await database.query('drop trigger die on messages');
  return undefined;
}

/** The connection dies in the midst of the next update, as it does when the process is killed. */
async function dieAfter(database, count) {
  await database.query(`
    create function die() returns trigger language plpgsql as $$ begin
      if (select count(*) from messages) >= ${count} then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$`);
  await database.query('create trigger die before insert on messages for each row execute function die()');
}

/** Resolves with the id of the message the desk sent. */
async function send(gateway, desk, {message, callbackData, response, phoneNumberId}, {answers, ids}) {
  const offer = await until('the conversation is at the desk', () =>
    [...offersOf(desk.state), ...tasksOf(desk.state)].find(({line}) => line.id === phoneNumberId),
  );
  if (!desk.state.tasks.has(offer.id)) await desk.accept(offer.id);
  const known = new Set(messagesOf(desk.state, offer.conversationId).map(({id}) => id));
  answers.set(callbackData, answerOf(response));
  ids.push(callbackData); // the next id the gateway takes is the attempt's
  const sent =
    message.type === 'template'
      ? desk.send(offer.id, 'Do you still need us?', {
          with: {kind: 'template', templateId: followUp.noun.id, values: {}},
        })
      : desk.send(offer.id, message.text);
  if (response.refusedLocally) {
    await assert.rejects(sent, {code: response.refusedLocally});
    assert.equal(ids.pop(), callbackData, 'nothing was begun');
    return undefined;
  }
  await sent;
  await gateway.app.settled();
  return messagesOf(desk.state, offer.conversationId).find(({id}) => !known.has(id)).id;
}

function answerOf({http, messageId, code, lost}) {
  if (lost) return {outcome: 'unknown'};
  return http === 200 ? {outcome: 'accepted', wamid: messageId} : {outcome: 'refused', code};
}

const sorted = (list) =>
  list.toSorted((a, b) =>
    JSON.stringify([a.phoneNumberId, a.customer?.userId]) < JSON.stringify([b.phoneNumberId, b.customer?.userId])
      ? -1
      : 1,
  );

/** What must be found, with the desk's message ids for the scenario's references. */
const expected = (list, sends) =>
  sorted(
    list.map((conversation) => ({
      ...conversation,
      messages: conversation.messages.map((message) =>
        message.ref ? {...message, ref: sends.get(message.ref)} : message,
      ),
    })),
  );

async function conversations(database, at) {
  const rows = await database.query('select * from conversations');
  return sorted(await Promise.all(rows.map((row) => describeConversation(database, row, at * 1000))));
}

async function describeConversation({query}, row, now) {
  const messages = await query('select * from messages where conversation_id = $1 order by at, seq', [row.id]);
  const aliases = await query('select value from aliases where conversation_id = $1 order by kind', [row.id]);
  const reactions = await query(
    `select distinct on (target_wamid, side, person_key) target_wamid, side, emoji from amendments
     where kind = 'reaction' order by target_wamid, side, person_key, at desc, place desc`,
  );
  const receipts = await query('select message_id, status from receipts');
  const windowUntil = Number(row.window_until);
  return {
    phoneNumberId: row.line_id,
    customer: {phone: row.phone, userId: row.user_id},
    groupId: row.group_id,
    aliases: aliases.map(({value}) => value),
    windowOpen: now < windowUntil && !row.window_shut,
    windowOpenUntil: windowUntil / 1000,
    messages: messages.map((message) => ({
      ...describeMessage(message),
      reactions: reactions
        .filter(({target_wamid, emoji}) => target_wamid === message.wamid && emoji !== null)
        .map(({side, emoji}) => ({from: side, emoji})),
      receipts: count(receipts.filter(({message_id}) => message_id === message.id).map(({status}) => status)),
    })),
  };
}

const count = (names) => {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const DIRECTION = {customer: 'in', agent: 'out', business: 'out', system: 'notice'};

const describeMessage = (row) => ({
  dir: DIRECTION[row.author_kind],
  id: row.wamid,
  ref: row.author_kind === 'agent' ? row.id : null,
  text: row.text,
  caption: row.text,
  media: row.detail.media,
  type: row.kind,
  status: row.status === 'unconfirmed' ? 'unknown' : row.status,
  errors: row.error_code === null ? [] : [Number(row.error_code)],
  origin: row.author_kind === 'business' ? 'other-device' : null,
  edited: row.edited,
  deleted: row.deleted,
  unsupportedType: row.detail.unsupportedType,
  systemType: row.detail.systemType,
});
