import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf} from 'wa-desk/core';
import {createGraph} from 'wa-desk-gateway';
import {dayConfig, startDay} from './day.mjs';
import {startDatabase, until} from './harness.mjs';

/** Keeps all that comes over the wire to WhatsApp. */
async function startWire() {
  const wire = {calls: []};
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    wire.calls.push(Buffer.concat(chunks).toString());
    response.end(JSON.stringify({messages: [{id: `wamid.WIRE${wire.calls.length}`}]}));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  wire.graph = createGraph({
    url: new URL(`http://127.0.0.1:${server.address().port}`),
    version: 'v24.0',
    accessToken: 'SIM-TOKEN',
  });
  wire.close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return wire;
}

describe('among colleagues', () => {
  let database;
  let day;
  let wire;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    wire = await startWire();
    day = await startDay(database, {graph: wire.graph});
  });
  afterEach(async () => {
    await day.stop();
    await wire.close();
  });

  const notesOf = (desk, conversationId) =>
    messagesOf(desk.state, conversationId).flatMap(({content, author, delivery}) =>
      content.type === 'note' ? [[content.text.text, author.name, delivery]] : [],
    );

  it('a note is seen by all agents in the conversation and in its history, and never by WhatsApp', async () => {
    const task = await day.joined();
    await day.gateway.app.settled();
    const had = wire.calls.length;
    await day.ana.note(task.id, 'Careful, the customer is upset');
    for (const desk of [day.ana, day.ben])
      await until('the note is seen', () => notesOf(desk, task.conversationId).length === 1);
    assert.deepEqual(notesOf(day.ben, task.conversationId), [['Careful, the customer is upset', 'Ana', null]]);
    await day.gateway.pass(60_000);
    const sends = () => database.query('select id from sends where conversation_id = $1', [task.conversationId]);
    assert.deepEqual(await sends(), []);
    assert.deepEqual(wire.calls.slice(had), []);
    await day.ana.send(task.id, 'For the customer');
    await until('what is for the customer leaves', () => wire.calls.length > had);
    assert.ok(wire.calls.every((call) => !call.includes('upset')));
    assert.equal((await sends()).length, 1);
    const again = await day.gateway.openDesk('ben');
    await until('it is in the history', () => notesOf(again, task.conversationId).length === 1);
  });

  it('a note leaves window, unread messages and wrap-up as they are, and can be written when the window is closed', async () => {
    const task = await day.given();
    const state = () => {
      const {capabilities, readSeq, phase} = day.ana.state.tasks.get(task.id);
      return [capabilities.windowClosesAt, readSeq, phase];
    };
    const was = state();
    await day.ana.note(task.id, 'One');
    await until('the note is seen', () => notesOf(day.ana, task.conversationId).length === 1);
    assert.deepEqual(state(), was);
    await database.query('update conversations set window_until = 1 where id = $1', [task.conversationId]);
    await assert.rejects(day.ana.send(task.id, 'Too late'), {code: 'window-closed'});
    await day.ana.note(task.id, 'Two');
    await until('the note is seen', () => notesOf(day.ana, task.conversationId).length === 2);
    assert.deepEqual(state(), was);
    assert.ok(day.ana.state.tasks.get(task.id).capabilities.features.includes('note'));
  });

  it('a note is kept once however often it is asked for; an empty one is refused; it cannot be sent after all', async () => {
    const task = await day.given();
    const note = {type: 'note', taskId: task.id, messageId: 'note-1', text: 'Once'};
    for (const key of ['a', 'b']) assert.equal((await day.gateway.command('ana', key, note)).status, 200);
    assert.equal(notesOf(day.ana, task.conversationId).length, 1);
    await assert.rejects(day.ana.note(task.id, ' '), {code: 'text-empty'});
    const retry = {type: 'retry', taskId: task.id, messageId: 'note-1', evenIfItArrived: true};
    const refused = await day.gateway.command('ana', 'c', retry);
    assert.equal((await refused.json()).error.code, 'not-failed');
  });

  it('who of two agents is writing is told to the other, and kept nowhere', async () => {
    const task = await day.joined();
    await day.gateway.app.settled();
    const count = async () => (await database.query('select count(*) from events'))[0].count;
    const were = await count();
    await day.ben.typing(task.guestTaskId);
    const typing = await until('Ana sees it', () => day.ana.state.typing.get(task.conversationId));
    assert.equal(typing.name, 'Ben');
    await day.gateway.app.settled();
    assert.equal(day.ben.state.typing.get(task.conversationId), undefined);
    assert.equal(await count(), were);
  });

  it('canned replies are those of the configuration, at once after it has changed', async () => {
    assert.equal(day.ana.state.settings.cannedReplies, undefined);
    const config = dayConfig();
    const replies = [{id: 'hours', name: 'Opening hours', text: 'We are here from 9 to 17, {{customerName}}.'}];
    config.tenants.acme.cannedReplies = replies;
    await day.gateway.reconfigure(config);
    await until('they are there', () => day.ana.state.settings.cannedReplies?.length === 1);
    assert.deepEqual(day.ana.state.settings.cannedReplies, replies);
  });
});
