import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {checkInteractive} from '../../demo/fake-graph/send-interactive.mjs';
import {startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';
import {startSendingGraph} from './sending-graph.mjs';

const buttons = (...titles) => ({header: null, footer: null, offers: {kind: 'buttons', buttons: titles}});
const list = (...sections) => ({header: null, footer: null, offers: {kind: 'list', button: 'Times', sections}});
const row = (title, description = null) => ({title, description});

/** It checks what can be chosen from as WhatsApp does. */
const startGraph = () =>
  startSendingGraph({check: ({type, interactive}) => type === 'interactive' && checkInteractive(interactive)});

describe('reply buttons and lists', () => {
  let database;
  let graph;
  let gateway;
  let desk;
  let task;
  let phone;
  let number = 500_000;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    graph = await startGraph();
    gateway = await startGateway({connectionString: database.connectionString, graphUrl: graph.url});
    desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    phone = `447700${(number += 1)}`;
    await gateway.deliver(textWebhook('hello', {phone, id: `wamid.IN${number}`}));
    const offer = await until('an offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    task = desk.state.tasks.get(offer.id);
  });
  afterEach(async () => {
    await desk.end(task.id);
    await desk.wrapUp(task.id, 'solved');
    await gateway.close();
    await graph.close();
  });

  const send = (text, parts, options) => desk.send(task.id, text, {with: {kind: 'interactive', ...parts}, ...options});
  const all = () => messagesOf(desk.state, task.conversationId);
  const last = () => all().at(-1);
  const shows = (status) => until(`the message is ${status}`, () => last().delivery?.status === status);

  it('go out as WhatsApp writes them, as an answer to what is quoted, and are shown as they were sent', async () => {
    const parts = {...buttons('Morning', 'Evening'), header: 'Your parcel', footer: 'Harbour Home'};
    await send('When are you *at home*?', parts, {quotedId: all()[0].id});
    await shows('accepted');
    const [{interactive, context, type, to}] = graph.sends;
    assert.deepEqual([type, to, context], ['interactive', `+${phone}`, {message_id: `wamid.IN${number}`}]);
    assert.deepEqual(interactive, {
      type: 'button',
      header: {type: 'text', text: 'Your parcel'},
      body: {text: 'When are you *at home*?'},
      footer: {text: 'Harbour Home'},
      action: {
        buttons: [
          {type: 'reply', reply: {id: 'button-1', title: 'Morning'}},
          {type: 'reply', reply: {id: 'button-2', title: 'Evening'}},
        ],
      },
    });
    const {content} = last();
    assert.deepEqual(
      [content.type, content.header.text, content.text.text, content.footer.text],
      ['interactive', 'Your parcel', 'When are you *at home*?', 'Harbour Home'],
    );
    assert.deepEqual(
      content.offers.buttons.map(({text}) => text),
      ['Morning', 'Evening'],
    );
  });

  it('can be a list, without what is left empty', async () => {
    const week = {title: 'Week', rows: [row(' Monday ', '8 to 12'), row('Tuesday', '  ')]};
    await send('Which day?', {...list(week, {title: 'Later', rows: [row('Next week')]}), footer: ''});
    await shows('accepted');
    assert.deepEqual(graph.sends[0].interactive, {
      type: 'list',
      body: {text: 'Which day?'},
      action: {
        button: 'Times',
        sections: [
          {
            title: 'Week',
            rows: [
              {id: 'row-1-1', title: 'Monday', description: '8 to 12'},
              {id: 'row-1-2', title: 'Tuesday'},
            ],
          },
          {title: 'Later', rows: [{id: 'row-2-1', title: 'Next week'}]},
        ],
      },
    });
    assert.equal(last().content.offers.sections[0].rows[1].description, null);
  });

  it('are told to a desk that comes later, as they are', async () => {
    await send('When?', buttons('Morning'));
    await shows('accepted');
    const later = await gateway.openDesk('ana');
    const shown = await until('it is told', () => messagesOf(later.state, task.conversationId).at(-1));
    assert.deepEqual(shown.content, last().content);
  });

  it('are answered by the customer’s choice, which names what it answers', async () => {
    await send('When?', buttons('Morning', 'Evening'));
    await shows('accepted');
    const question = last();
    const tap = textWebhook('', {phone});
    const [message] = tap.entry[0].changes[0].value.messages;
    delete message.text;
    const {id} = graph.sends[0].interactive.action.buttons[1].reply;
    Object.assign(message, {
      type: 'interactive',
      interactive: {type: 'button_reply', button_reply: {id, title: 'Evening'}},
      context: {from: '442071838750', id: graph.wamid},
    });
    await gateway.deliver(tap);
    await until('the choice came', () => last().author.kind === 'customer' && all().length === 3);
    assert.deepEqual([last().content.title.text, last().quotedId], ['Evening', question.id]);
    assert.equal(last().quoted.content.type, 'interactive');
  });

  it('that WhatsApp would not take are refused with the place and the reason, before anything is stored', async () => {
    const key = () => `k${Math.random()}`;
    const refusal = async (text, parts) => {
      const command = {type: 'send', taskId: task.id, messageId: key(), text, quotedId: null};
      const response = await gateway.command('ana', key(), {...command, with: {kind: 'interactive', ...parts}});
      const {error} = await response.json();
      assert.equal(error?.code, 'bad-value', JSON.stringify(parts));
      return error.message;
    };
    const rows = (count) => Array.from({length: count}, (_, place) => row(`Row ${place}`));
    for (const [at, text, parts] of [
      ['text: expected something', ' ', buttons('Yes')],
      ['text: too long by 1 ', 'x'.repeat(1025), buttons('Yes')],
      ['header: too long by 1 ', 'When?', {...buttons('Yes'), header: 'x'.repeat(61)}],
      ['header: expected a single line', 'When?', {...buttons('Yes'), header: 'a\nb'}],
      ['footer: too long by 2 ', 'When?', {...buttons('Yes'), footer: 'x'.repeat(62)}],
      ['buttons: expected something', 'When?', buttons()],
      ['buttons: expected at most 3', 'When?', buttons('a', 'b', 'c', 'd')],
      ['buttons.1: too long by 1 ', 'When?', buttons('a', 'x'.repeat(21))],
      ['buttons.1: expected something', 'When?', buttons('a', ' ')],
      ['buttons.1: expected words of its own', 'When?', buttons('Yes', ' yes ')],
      [
        'button: too long by 1 ',
        'When?',
        {...list(), offers: {kind: 'list', button: 'x'.repeat(21), sections: [{title: null, rows: rows(1)}]}},
      ],
      ['sections: expected something', 'When?', list()],
      ['sections: expected at most 10', 'When?', list({title: null, rows: rows(11)})],
      ['sections.0.rows: expected something', 'When?', list({title: null, rows: []})],
      [
        'sections.1.title: expected something',
        'When?',
        list({title: 'A', rows: rows(1)}, {title: null, rows: [row('b')]}),
      ],
      ['sections.0.title: too long by 1 ', 'When?', list({title: 'x'.repeat(25), rows: rows(1)})],
      ['sections.0.rows.0.title: too long by 1 ', 'When?', list({title: null, rows: [row('x'.repeat(25))]})],
      ['sections.0.rows.0.description: too long by 1 ', 'When?', list({title: null, rows: [row('a', 'x'.repeat(73))]})],
    ])
      assert.ok((await refusal(text, parts)).startsWith(at), `${await refusal(text, parts)} instead of ${at}`);
    assert.equal(all().length, 1);
    assert.equal(graph.sends.length, 0);
    const malformed = {kind: 'interactive', header: null, footer: null, offers: {kind: 'wheel'}};
    const command = {type: 'send', taskId: task.id, messageId: key(), text: 'a', quotedId: null, with: malformed};
    assert.equal((await gateway.command('ana', key(), command)).status, 400);
  });

  it('just within the limits go out', async () => {
    const rows = Array.from({length: 10}, (_, place) => row(`${place}${'x'.repeat(23)}`, 'd'.repeat(72)));
    const sections = rows.map((one, place) => ({title: `${place}${'s'.repeat(23)}`, rows: [one]}));
    const parts = {header: 'h'.repeat(60), footer: 'f'.repeat(60)};
    await send('t'.repeat(4096), {...parts, offers: {kind: 'list', button: 'b'.repeat(20), sections}});
    await shows('accepted');
    await send('t'.repeat(1024), {
      ...parts,
      offers: {kind: 'buttons', buttons: ['a', 'b', 'c'].map((one) => one.repeat(20))},
    });
    await until('it went out', () => graph.sends.length === 2);
    await shows('accepted');
  });

  it('go out only while the customer service window is open', async () => {
    assert.ok(desk.state.tasks.get(task.id).capabilities.features.includes('interactive'));
    await database.query('update conversations set window_until = 1 where id = $1', [task.conversationId]);
    await assert.rejects(send('When?', buttons('Yes')), {code: 'window-closed'});
    assert.equal(graph.sends.length, 0);
    const again = await gateway.openDesk('ana');
    assert.ok(!again.state.tasks.get(task.id).capabilities.features.includes('interactive'));
    await database.query('update conversations set window_until = 9000000000000 where id = $1', [task.conversationId]);
  });

  it('that failed are tried again as they were', async () => {
    graph.refusals.push(131026);
    await send('When?', buttons('Yes', 'No'));
    await shows('failed');
    await desk.retry(task.id, last().id);
    await shows('accepted');
    assert.deepEqual([graph.sends.length, last().delivery.attempt], [2, 2]);
    assert.deepEqual(graph.sends[1].interactive, graph.sends[0].interactive);
    await gateway.deliver(statusWebhook('delivered', {wamid: graph.wamid, phone}));
    await shows('delivered');
  });

  it('are one message however often they are asked for', async () => {
    const command = {type: 'send', taskId: task.id, messageId: 'once', text: 'When?', quotedId: null};
    for (const key of ['first', 'first', 'second'])
      await gateway.command('ana', key, {...command, with: {kind: 'interactive', ...buttons('Yes')}});
    await until('it is told', () => last().id === 'once');
    await shows('accepted');
    assert.equal(graph.sends.length, 1);
  });
});
