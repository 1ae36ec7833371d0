import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {TEMPLATES} from '../../demo/fake-graph/template-samples.mjs';
import {configJson, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';
import {pdf, png} from './media-graph.mjs';
import {startSendingGraph} from './sending-graph.mjs';

const ACCOUNT = '180000000000901';
const order = {'header.1': 'HH-1', 'body.1': 'Ann', 'body.2': 'Monday'};

/** It lists templates as well, three a page however many are asked for, and takes files. */
async function startGraph() {
  const account = {files: 0, lists: [], templates: TEMPLATES, listing: true};
  const graph = await startSendingGraph({
    besides(url, answer) {
      if (url.pathname.endsWith('/media')) answer(200, {id: `9900${(account.files += 1)}`});
      else if (!url.pathname.endsWith('/message_templates')) return false;
      else {
        account.lists.push(url);
        const start = Number(url.searchParams.get('after') ?? 0);
        const end = start + 3;
        const next = end < account.templates.length ? {next: url.href} : {};
        const page = {data: account.templates.slice(start, end), paging: {cursors: {after: String(end)}, ...next}};
        if (account.listing) answer(200, page);
        else answer(500, {error: {code: 1}});
      }
      return true;
    },
  });
  return Object.assign(account, graph);
}

describe('templates', () => {
  let database;
  let graph;
  let gateway;
  let desk;
  let task;
  let number = 300_000;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    graph = await startGraph();
    gateway = await startGateway({connectionString: database.connectionString, graphUrl: graph.url});
    desk = await gateway.openDesk('ana');
    await desk.setAgentState('available');
    await gateway.deliver(textWebhook('hello', {phone: `447700${(number += 1)}`}));
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

  const listed = async () => {
    await desk.listTemplates(task.id);
    return desk.state.templates.get(task.id);
  };
  const named = async (name, language = 'en_GB') =>
    (await listed()).find((one) => one.name === name && one.language === language);
  const send = (template, values) =>
    desk.send(task.id, 'as it reads', {with: {kind: 'template', templateId: template.id, values}});
  const shutWindow = () =>
    database.query('update conversations set window_until = 1 where id = $1', [task.conversationId]);
  const last = () => messagesOf(desk.state, task.conversationId).at(-1);
  const shows = (status) => until(`the message is ${status}`, () => last().delivery?.status === status);

  it('are those of the account the line’s webhooks name, from all pages, and only what is approved', async () => {
    const names = (await listed()).map(({name, language}) => `${name} ${language}`);
    assert.deepEqual(names, [
      'order_update en_GB',
      'order_update fr',
      'pick_up_conversation en_GB',
      'appointment_reminder en_GB',
      'new_collection en_GB',
      'voucher en_GB',
      'sign_in_code en_GB',
    ]);
    assert.equal(graph.lists.length, 3);
    assert.ok(graph.lists.every(({pathname}) => pathname === `/v24.0/${ACCOUNT}/message_templates`));
    assert.ok(task.capabilities.features.includes('template'));
  });

  it('tell what has to be filled in, with the examples they were approved with', async () => {
    const variables = async (name) =>
      (await named(name)).variables.map(({key, kind, name: of, example}) => [key, kind, of, example]);
    assert.deepEqual(await variables('order_update'), [
      ['header.1', 'text', '1', 'HH-2048'],
      ['body.1', 'text', '1', 'Maya'],
      ['body.2', 'text', '2', 'Tuesday, 24 November'],
    ]);
    assert.deepEqual((await variables('appointment_reminder')).slice(-2), [
      ['body.to_time', 'text', 'to_time', '11:30'],
      ['button.0', 'address', 'See the visit', 'V-77'],
    ]);
    assert.deepEqual((await variables('voucher')).at(-1), ['button.0', 'code', 'Copy offer code', 'THANKS15']);
    assert.deepEqual(await variables('sign_in_code'), [['body.1', 'code', '1', '123456']]);
  });

  it('are asked for once in ten minutes, however often and by however many they are listed', async () => {
    const ask = (key) => gateway.command('ana', key, {type: 'listTemplates', taskId: task.id});
    for (const {status} of await Promise.all([ask('a'), ask('b')])) assert.equal(status, 200);
    await gateway.pass(9 * 60_000);
    await listed();
    assert.equal(graph.lists.length, 3);
    graph.templates = TEMPLATES.slice(0, 1);
    await gateway.pass(60_000);
    assert.equal((await listed()).length, 1);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    assert.match(metrics, /wa_desk_template_fetches_total 2\n/);
  });

  it('that WhatsApp does not hand out are a clear error, and come with the next try', async () => {
    graph.listing = false;
    await assert.rejects(listed(), {code: 'templates-unavailable'});
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    assert.match(metrics, /wa_desk_template_fetches_failed_total 1\n/);
    graph.listing = true;
    assert.equal((await listed()).length, 7);
  });

  it('are of the account in the configuration where it names one', async () => {
    const config = configJson();
    config.tenants.acme.lines[0].wabaId = '77';
    await gateway.reconfigure(config);
    await listed();
    assert.equal(graph.lists[0].pathname, '/v24.0/77/message_templates');
  });

  it('go out when the window is closed, and are shown as the customer sees them', async () => {
    await shutWindow();
    const late = {type: 'send', taskId: task.id, messageId: 'late', text: 'too late', quotedId: null};
    assert.equal((await (await gateway.command('ana', 'late', late)).json()).error.code, 'window-closed');
    await send(await named('order_update'), order);
    await shows('accepted');
    assert.deepEqual(graph.sends[0].template, {
      name: 'order_update',
      language: {code: 'en_GB'},
      components: [
        {type: 'header', parameters: [{type: 'text', text: 'HH-1'}]},
        {
          type: 'body',
          parameters: [
            {type: 'text', text: 'Ann'},
            {type: 'text', text: 'Monday'},
          ],
        },
      ],
    });
    const {content} = last();
    assert.deepEqual(
      [content.type, content.name, content.header.text, content.footer.text, content.buttons.map(({text}) => text)],
      ['template', 'order_update', 'Order HH-1', 'Harbour Home', ['Yes, I am in', 'Another day']],
    );
    assert.match(content.text.text, /^Hello Ann, .* arrives on Monday\.\n\nIs somebody at home/);
  });

  it('send names, addresses and codes as WhatsApp wants them', async () => {
    await send(await named('appointment_reminder'), {
      'body.customer_name': 'Ms Fairweather',
      'body.visitor': 'Sam',
      'body.visit_day': 'Friday',
      'body.from_time': '9:00',
      'body.to_time': '11:00',
      'button.0': 'V-9',
    });
    await shows('accepted');
    const [body, button] = graph.sends[0].template.components;
    assert.deepEqual(body.parameters[1], {type: 'text', parameter_name: 'visitor', text: 'Sam'});
    assert.deepEqual(button, {
      type: 'button',
      sub_type: 'url',
      index: '0',
      parameters: [{type: 'text', text: 'V-9'}],
    });
    await send(await named('voucher'), {'body.1': 'Ann', 'body.2': '15 %', 'button.0': 'T15'});
    await until('it left', () => graph.sends.length === 2);
    assert.deepEqual(graph.sends[1].template.components[1].parameters, [{type: 'coupon_code', coupon_code: 'T15'}]);
    await send(await named('sign_in_code'), {'body.1': '4711'});
    await until('it left', () => graph.sends.length === 3);
    assert.deepEqual(
      graph.sends[2].template.components.map(({parameters}) => parameters[0].text),
      ['4711', '4711'],
    );
    await shows('accepted');
  });

  it('without a value, with one that WhatsApp would refuse, or unknown are refused, and nothing is stored', async () => {
    const template = await named('order_update');
    const hello = last().id;
    for (const values of [
      {...order, 'body.2': ' '},
      {...order, 'body.2': undefined},
      {...order, 'body.2': 'a\nb'},
      {...order, 'body.2': 'x'.repeat(1025)},
      {...order, 'body.9': 'x'},
    ]) {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      await assert.rejects(send(template, given), {code: 'bad-value'});
    }
    await assert.rejects(send({id: 'none'}, {}), {code: 'not-found'});
    const hidden = TEMPLATES.find(({status}) => status === 'PAUSED');
    await assert.rejects(send(hidden, {'body.1': 'Ann'}), {code: 'not-found'});
    await gateway.app.settled();
    assert.equal(graph.sends.length, 0);
    const rows = await database.query('select id from messages where conversation_id = $1', [task.conversationId]);
    assert.deepEqual(
      rows.map(({id}) => id),
      [hello],
    );
  });

  it('that failed are tried again as they were, even when the window has closed meanwhile', async () => {
    const template = await named('order_update');
    graph.refusals.push(132015);
    await send(template, order);
    await shows('failed');
    assert.equal(last().delivery.errorCode, '132015');
    await shutWindow();
    await desk.retry(task.id, last().id);
    await shows('accepted');
    assert.equal(last().delivery.attempt, 2);
    assert.deepEqual(graph.sends[1].template, graph.sends[0].template);
  });

  const bring = async (bytes, type, name) => {
    const response = await fetch(`${gateway.url}/v1/tasks/${task.id}/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf('ana', 'acme', gateway.clock.now())}`,
        'content-type': type,
        'x-file-name': name,
      },
      body: bytes,
    });
    return (await response.json()).uploadId;
  };
  const pictured = (header, id) => ({
    ...TEMPLATES.find(({name}) => name === 'new_collection'),
    id,
    name: id,
    components: [
      {type: 'HEADER', format: header},
      {type: 'BODY', text: 'Look, {{1}}.', example: {body_text: [['Maya']]}},
    ],
  });

  it('with a file in the header go out with one that the agent brought, in a closed window as well', async () => {
    await shutWindow();
    const uploadId = await bring(png(), 'image/png', 'lamp.png');
    const template = await named('new_collection');
    await send(template, {'header.media': uploadId, 'body.1': 'Ann'});
    await shows('accepted');
    const [header, body] = graph.sends[0].template.components;
    assert.deepEqual(header, {type: 'header', parameters: [{type: 'image', image: {id: '99001'}}]});
    assert.deepEqual(body.parameters, [{type: 'text', text: 'Ann'}]);
    assert.equal(last().content.header.text, 'lamp.png');
    await assert.rejects(send(template, {'header.media': uploadId, 'body.1': 'Ann'}), {code: 'file-gone'});
  });

  it('with a document in the header name it, and send the same one when they are tried again', async () => {
    graph.templates = [pictured('DOCUMENT', 'terms')];
    graph.refusals.push(132015);
    const uploadId = await bring(pdf, 'application/pdf', 'terms.pdf');
    await send(await named('terms'), {'header.media': uploadId, 'body.1': 'Ann'});
    await shows('failed');
    await desk.retry(task.id, last().id);
    await shows('accepted');
    assert.deepEqual(graph.sends[1].template.components[0].parameters, [
      {type: 'document', document: {id: '99001', filename: 'terms.pdf'}},
    ]);
    assert.equal(graph.files, 1);
  });

  it('take no file of another kind than their header, and none that was never brought', async () => {
    graph.templates = [pictured('VIDEO', 'film')];
    const template = await named('film');
    const uploadId = await bring(png(), 'image/png', 'lamp.png');
    await assert.rejects(send(template, {'header.media': uploadId, 'body.1': 'Ann'}), {code: 'file-refused'});
    await assert.rejects(send(template, {'header.media': 'none', 'body.1': 'Ann'}), {code: 'file-gone'});
    await assert.rejects(send(template, {'body.1': 'Ann'}), {code: 'bad-value'});
    assert.deepEqual(graph.sends, []);
  });

  it('with a place on a map in the header are not offered', async () => {
    graph.templates = [pictured('LOCATION', 'shop')];
    assert.deepEqual(await listed(), []);
  });

  it('hide what is masked, as every message does', async () => {
    const config = configJson();
    config.tenants.acme.masking = {pci: true};
    await gateway.reconfigure(config);
    await send(await named('order_update'), {...order, 'header.1': '4111 1111 1111 1111'});
    await shows('accepted');
    assert.doesNotMatch(JSON.stringify(last()), /4111 1111 1111/);
    assert.equal(graph.sends[0].template.components[0].parameters[0].text, '4111 1111 1111 1111');
  });
});
