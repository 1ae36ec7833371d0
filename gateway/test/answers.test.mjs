import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {LINE, startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';

const NOW = 1_792_000_000;

function createGraph() {
  return {
    sent: [],
    reactions: [],
    answer: {outcome: 'accepted'},
    async sendText(_line, to, text, callbackData, quoted) {
      this.sent.push({to, text, quoted});
      return {outcome: 'accepted', wamid: `wamid.out-${callbackData}`};
    },
    async sendReaction(line, to, wamid, emoji) {
      this.reactions.push({line, to, wamid, emoji});
      return this.answer.outcome === 'accepted'
        ? {outcome: 'accepted', wamid: `wamid.reaction-${this.reactions.length}`}
        : this.answer;
    },
    markRead: async () => true,
  };
}

describe('an agent', () => {
  let database;
  let gateway;
  let graph;
  let ana;
  let taskId;
  let conversationId;
  before(async () => {
    database = await startDatabase();
    graph = createGraph();
    gateway = await startGateway({connectionString: database.connectionString, graph});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook('Is it blue?', {id: 'wamid.question'}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    ({id: taskId, conversationId} = offer);
    await ana.accept(taskId);
    await until('the conversation is open', () => messages().length === 1);
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const messages = () => messagesOf(ana.state, conversationId);
  const question = () => messages().find(({author}) => author.kind === 'customer');
  const react = (emoji, messageId = question().id) => ana.react(taskId, messageId, emoji);
  const refused = (code) => (error) => error.code === code;
  const ask = async (command) => {
    const response = await gateway.command('ana', randomUUID(), command);
    return {status: response.status, body: await response.json()};
  };

  it('may answer and react while the window is open', () => {
    const {features} = tasksOf(ana.state)[0].capabilities;
    for (const feature of ['reply', 'reaction']) assert.ok(features.includes(feature), feature);
  });

  it('answers a message: the customer and all desks see which', async () => {
    const messageId = randomUUID();
    const quotedId = question().id;
    assert.equal((await ask({type: 'send', taskId, messageId, text: 'It is.', quotedId})).status, 200);
    await until('it was sent', () => graph.sent.length === 1);
    assert.equal(graph.sent[0].quoted, 'wamid.question');
    const told = await until('it is told', () => messages().find(({id}) => id === messageId));
    assert.equal(told.quotedId, quotedId);
    assert.deepEqual(told.quoted, {author: question().author, content: question().content});
  });

  it('cannot answer what is not in the conversation', async () => {
    const {status, body} = await ask({type: 'send', taskId, messageId: randomUUID(), text: 'x', quotedId: 'no-such'});
    assert.deepEqual([status, body.error.code], [404, 'not-found']);
  });

  it('reacts: WhatsApp is told, the reaction stands at the message, and there is no new one', async () => {
    const count = messages().length;
    await react('👍');
    const to = {to: '+447700900101'};
    assert.deepEqual(graph.reactions.at(-1), {line: LINE, to, wamid: 'wamid.question', emoji: '👍'});
    assert.deepEqual(question().reactions, [{by: {kind: 'agent', id: 'ana', name: 'Ana'}, emoji: '👍'}]);
    gateway.clock.advance(1000);
    await react('❤️');
    assert.deepEqual(
      question().reactions.map(({emoji}) => emoji),
      ['❤️'],
    );
    assert.equal(messages().length, count);
  });

  it('takes the reaction back', async () => {
    await react(null);
    assert.equal(graph.reactions.at(-1).emoji, null);
    assert.deepEqual(question().reactions, []);
  });

  it('asks once however often the desk repeats', async () => {
    const earlier = graph.reactions.length;
    const command = {type: 'react', taskId, messageId: question().id, emoji: '🎉'};
    for (let i = 0; i < 3; i++) assert.equal((await gateway.command('ana', 'the-same', command)).status, 200);
    assert.equal(graph.reactions.length, earlier + 1);
  });

  it('is told when a reaction cannot be, and it stays as it was', async () => {
    const earlier = question().reactions;
    await assert.rejects(react('very well'), refused('bad-value'));
    await assert.rejects(react('👍', 'no-such'), refused('not-found'));
    graph.answer = {outcome: 'refused', code: 131009};
    await assert.rejects(react('👍'), refused('unsupported'));
    graph.answer = {outcome: 'refused', code: 130429};
    await assert.rejects(react('👍'), refused('rate-limited'));
    assert.deepEqual(question().reactions, earlier);
    graph.answer = {outcome: 'accepted'};
  });

  it('sees a reaction go that WhatsApp could not set after all', async () => {
    gateway.clock.advance(1000);
    await react('🙈');
    assert.equal(question().reactions[0].emoji, '🙈');
    await gateway.deliver(statusWebhook('failed', {wamid: `wamid.reaction-${graph.reactions.length}`, code: 131026}));
    await until('it is as before', () => question().reactions[0].emoji === '🎉');
  });

  /** Done by a colleague on the phone app. */
  function echoes(id, done) {
    const body = textWebhook('', {id, at: NOW + 3600});
    const [change] = body.entry[0].changes;
    const [{from: to, text: _text, ...message}] = change.value.messages;
    change.value = {...change.value, message_echoes: [{...message, to, ...done}]};
    delete change.value.messages;
    change.field = 'smb_message_echoes';
    return gateway.deliver(body);
  }

  it('sees what a colleague on the phone app takes back or corrects, and nobody else can', async () => {
    const answer = () => messages().find(({author}) => author.kind === 'agent');
    const [{wamid}] = await database.query("select wamid from messages where author_kind = 'agent'");
    const edit = {original_message_id: wamid, message: {type: 'text', text: {body: 'It is not.'}}};
    const byCustomer = textWebhook('', {id: 'wamid.strange-edit'});
    Object.assign(byCustomer.entry[0].changes[0].value.messages[0], {type: 'edit', edit});
    await gateway.deliver(byCustomer);
    await gateway.app.settled();
    assert.equal(answer().content.text.text, 'It is.');
    await echoes('wamid.echo-edit', {type: 'edit', edit});
    await until('it is corrected', () => answer().content.text?.text === 'It is not.');
    await echoes('wamid.echo-revoke', {type: 'revoke', revoke: {original_message_id: wamid}});
    await until('it is gone', () => answer().deleted);
    const later = {...edit, message: {type: 'text', text: {body: 'Or is it?'}}};
    await echoes('wamid.echo-late', {type: 'edit', edit: later, timestamp: String(NOW + 7200)});
    await gateway.app.settled();
    assert.equal(answer().content.type, 'placeholder');
    const rows = await database.query("select detail::text from amendments where kind = 'edit'");
    assert.deepEqual(new Set(rows.map(({detail}) => detail)), new Set(['{}']));
  });

  it('shares the one reaction of the business with the phone app', async () => {
    const reaction = {message_id: 'wamid.question', emoji: '🌷'};
    await echoes('wamid.echo-reaction', {type: 'reaction', reaction});
    await until('it is told', () => question().reactions[0].emoji === '🌷');
    assert.deepEqual(question().reactions, [{by: {kind: 'business'}, emoji: '🌷'}]);
  });

  it('may neither react nor answer when WhatsApp has shut the window', async () => {
    graph.answer = {outcome: 'refused', code: 131047};
    await assert.rejects(react('👍'), refused('window-closed'));
    await until('the desk knows', () => !tasksOf(ana.state)[0].capabilities.features.includes('reply'));
    assert.equal(tasksOf(ana.state)[0].capabilities.windowClosesAt, 0);
  });
});

describe('a group', () => {
  const GROUP = 'Y2FwaV9ncm91cDoxNzA1';
  let database;
  let gateway;
  let graph;
  let ana;
  let task;
  before(async () => {
    database = await startDatabase();
    graph = createGraph();
    gateway = await startGateway({connectionString: database.connectionString, graph});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const writes = async (text, options, message = {}) => {
    const body = textWebhook(text, options);
    const [{value}] = body.entry[0].changes;
    Object.assign(value.messages[0], {group_id: GROUP, ...message});
    await gateway.deliver(body);
    await gateway.app.settled();
    await gateway.app.settled(); // who was busy when an agent was looked for is offered now
  };
  const messages = () => messagesOf(ana.state, task.conversationId);
  const ANN = {phone: '447700900101', name: 'Ann'};
  const BOB = {phone: '447700900102', name: 'Bob'};

  it('is one conversation, that opens work like any other', async () => {
    await writes('hello', {...ANN, id: 'wamid.g1'});
    await writes('me too', {...BOB, id: 'wamid.g2'});
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    assert.deepEqual({...offer.customer, key: ''}, {key: '', name: null, username: null, number: null, group: true});
    await ana.accept(offer.id);
    task = await until('it is open', () => tasksOf(ana.state)[0]);
    await until('both are there', () => messages().length === 2);
  });

  it('shows who of it wrote what, each with a key of their own', async () => {
    await writes('again', {...ANN, name: 'Ann F.', id: 'wamid.g3'});
    await until('it is told', () => messages().length === 3);
    const people = messages().map(({author}) => author.participant);
    assert.deepEqual(
      people.map(({name, number}) => [name.text, number.text]),
      [
        ['Ann', '+447700900101'],
        ['Bob', '+447700900102'],
        ['Ann F.', '+447700900101'],
      ],
    );
    assert.equal(people[0].key, people[2].key);
    assert.notEqual(people[0].key, people[1].key);
    assert.ok(people.every(({key}) => key !== task.customer.key));
  });

  it('shows who of it reacted', async () => {
    for (const [place, person] of [ANN, BOB].entries())
      await writes(
        '',
        {...person, id: `wamid.gr${place}`},
        {
          type: 'reaction',
          text: undefined,
          reaction: {message_id: 'wamid.g1', emoji: '👍'},
        },
      );
    await until('both are told', () => messages()[0].reactions.length === 2);
    assert.deepEqual(
      messages()[0].reactions.map(({by}) => by.participant.name.text),
      ['Ann', 'Bob'],
    );
  });

  it('knows a member under a new number', async () => {
    const system = {type: 'user_changed_number', wa_id: '447700900199', body: 'Bob changed their number'};
    await writes('', {...BOB, id: 'wamid.moved'}, {type: 'system', text: undefined, system});
    await writes('still me', {phone: '447700900199', name: 'Bob', id: 'wamid.g4'});
    const [earlier, now] = await until('both are told', () => {
      const participants = messages().map(({author}) => author.participant);
      return participants.length === 4 && [participants[1], participants[3]];
    });
    assert.equal(now.key, earlier.key);
    assert.equal(now.number.text, '+447700900199');
  });

  it('is written to as a whole', async () => {
    await ana.send(task.id, 'good morning');
    await until('it was sent', () => graph.sent.length === 1);
    assert.deepEqual(graph.sent[0].to, {group: GROUP});
  });

  it('takes neither reply buttons nor lists', async () => {
    assert.ok(!ana.state.tasks.get(task.id).capabilities.features.includes('interactive'));
    const offers = {kind: 'buttons', buttons: ['Yes']};
    const sent = {kind: 'interactive', header: null, footer: null, offers};
    await assert.rejects(ana.send(task.id, 'All here?', {with: sent}), {code: 'unsupported'});
    const {id} = messages().at(-1);
    await ana.deleteUnsent(task.id, id);
    assert.equal(graph.sent.length, 1);
  });

  it('is as far as the member who is furthest; one whom it did not reach undoes nothing', async () => {
    await gateway.app.settled();
    const {wamid} = (await database.query("select wamid from messages where author_kind = 'agent'"))[0];
    const status = (name, phone, code) => {
      const body = statusWebhook(name, {wamid, phone, code});
      const [one] = body.entry[0].changes[0].value.statuses;
      Object.assign(one, {recipient_id: GROUP, recipient_type: 'group', recipient_participant_id: phone});
      return gateway.deliver(body);
    };
    const shown = () => messages().find(({author}) => author.kind === 'agent').delivery.status;
    await status('sent', ANN.phone);
    await status('failed', BOB.phone, 131026);
    await gateway.app.settled();
    await until('it is sent', () => shown() === 'sent');
    await status('read', ANN.phone);
    await status('delivered', '447700900103');
    await until('it is read', () => shown() === 'read');
    await gateway.app.settled();
    const rows = await database.query('select status, count(*)::int from receipts group by status order by status');
    assert.deepEqual(rows, [
      {status: 'delivered', count: 1},
      {status: 'failed', count: 1},
      {status: 'read', count: 1},
    ]);
  });

  it('gives away no id of WhatsApp’s', async () => {
    const told = JSON.stringify([...ana.state.threads.values(), ...ana.state.tasks.values()]);
    for (const id of ['wamid', GROUP, '"447700900101"']) assert.ok(!told.includes(id), id);
  });
});
