import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {everyTypeSaying, wamid} from '../../test/e2e/every-type.mjs';
import {configJson, startDatabase, startGateway, textWebhook, tokenOf, until} from './harness.mjs';

const PHONE = '447966197542';
const NAME = '+44 7966 197 542';
const CARD = '4111 1111 1111 1111';
const MAIL = 'melissa@gmail.com';
const IBAN = 'DE89 3704 0044 0532 0130 00';
const SSN = '123-45-6789';
const OTHER_PHONE = '+44 7966 191384';
const LINE_NUMBER = '+44 20 7183 8750';
const EVERYTHING = [PHONE, NAME, CARD, MAIL, IBAN, SSN, OTHER_PHONE, LINE_NUMBER];
const TEXT = `card ${CARD}, IBAN ${IBAN}, ssn ${SSN}, mail ${MAIL}, or call ${OTHER_PHONE}`;

const bare = (text) => text.replaceAll(/[^\p{L}\p{N}@]/gu, '').toLowerCase();

/** What of these values is found in a text, with and without separators. */
function leaksIn(text, values = EVERYTHING) {
  const [plain, dense] = [text.toLowerCase(), bare(text)];
  return values.filter((value) => {
    const digits = value.replaceAll(/\D/g, '');
    const national = digits.startsWith('44') ? digits.slice(2) : digits; // without its country code as well
    return (
      plain.includes(value.toLowerCase()) ||
      dense.includes(bare(value)) ||
      (national.length > 6 && dense.includes(national))
    );
  });
}

const withMasking = (masking, change = () => {}) => {
  const config = configJson();
  config.tenants.acme.masking = masking;
  config.tenants.acme.variables = [
    {name: 'note', label: 'Note', type: 'string', editable: true, initial: `reach me at ${MAIL}`},
  ];
  change(config.tenants.acme);
  return config;
};

const inspect = (state) =>
  JSON.stringify(state, (_key, value) => (value instanceof Map || value instanceof Set ? [...value] : value));

describe('masking', () => {
  let database;
  let gateway;
  let logged = '';
  const graph = {
    sent: [],
    async sendText(_line, to, text, callbackData) {
      this.sent.push({to, text});
      return {outcome: 'accepted', wamid: `wamid.${callbackData}`};
    },
    markRead: async () => true,
  };
  before(async () => {
    database = await startDatabase();
    const logger = {level: 'trace', stream: {write: (line) => (logged += line)}};
    const {connectionString} = database;
    gateway = await startGateway({connectionString, graph, logger, config: withMasking({pci: true, pii: true})});
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const writes = async (text, options = {}) => {
    await gateway.deliver(textWebhook(text, {phone: PHONE, name: NAME, ...options}));
    await gateway.app.settled();
  };
  const switchTo = (masking, change) => gateway.reconfigure(withMasking(masking, change));

  /** The bytes of a stream, and how to end it. */
  async function listen(agent, headers = {}) {
    const closing = new AbortController();
    const response = await fetch(`${gateway.url}/v1/desk/events`, {
      headers: {authorization: `Bearer ${await tokenOf(agent, 'acme', gateway.clock.now())}`, ...headers},
      signal: closing.signal,
    });
    const heard = {bytes: '', close: () => closing.abort()};
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body) heard.bytes += decoder.decode(chunk, {stream: true});
    })().catch(() => undefined);
    await until('the stream has begun', () => heard.bytes.includes('"snapshot"') || heard.bytes.includes('"settings"'));
    return heard;
  }

  /** All a desk can get, as it comes over the wire: stream, snapshot, and the answers to its questions. */
  async function allBytes(agent, taskId, headers) {
    const authorization = `Bearer ${await tokenOf(agent, 'acme', gateway.clock.now())}`;
    const ask = async (command) => (await gateway.command(agent, randomUUID(), command)).text();
    const snapshot = await fetch(`${gateway.url}/v1/desk/snapshot`, {headers: {authorization}});
    const stream = await listen(agent, headers);
    const history = await ask({type: 'loadHistory', taskId: null, after: null});
    const {interactions} = JSON.parse(history).events[0].page;
    const answers = [
      await snapshot.text(),
      history,
      await ask({type: 'loadHistory', taskId, after: null}),
      await ask({type: 'loadOlder', taskId, before: {at: 1e15, seq: 1e6}}),
      await ask({type: 'listTargets', taskId}),
      ...(await Promise.all(
        interactions.map(({id}) => ask({type: 'loadInteraction', taskId: null, interactionId: id, before: null})),
      )),
    ];
    stream.close();
    return [stream.bytes, ...answers].join('\n');
  }

  let ana;
  let taskId;
  it('hides the customer in an offer, and the line', async () => {
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await writes(TEXT);
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    assert.equal(offer.customer.number.text, '*********7542');
    assert.equal(offer.customer.name.text, '*********7542');
    assert.equal(offer.line.number.text, '*********8750');
    assert.deepEqual(leaksIn(inspect(ana.state)), []);
    taskId = offer.id;
  });

  it('hides what is written, in the state and on the wire', async () => {
    await ana.accept(taskId);
    await until('the conversation is open', () => ana.state.threads.size === 1);
    const [task] = tasksOf(ana.state);
    await ana.send(taskId, `We wrote to ${MAIL} and charged ${CARD}`);
    await until('it was sent', () => graph.sent.length === 1);
    await writes('and 0 7 9 6 6 1 9 7 5 4 2 is me');
    const texts = () => messagesOf(ana.state, task.conversationId).map(({content}) => content.text.text);
    await until('all are told', () => texts().length === 3);
    assert.match(texts()[1], /^We wrote to m\*{6}@gmail\.com and charged \*{12}1111$/);
    assert.match(texts()[2], /^and \*+7542 is me$/);
    assert.deepEqual(leaksIn(inspect(ana.state)), []);
    assert.deepEqual(leaksIn(await allBytes('ana', taskId)), []);
  });

  it('sends what the agent wrote as it was written', () => {
    assert.deepEqual(graph.sent, [{to: {to: `+${PHONE}`}, text: `We wrote to ${MAIL} and charged ${CARD}`}]);
  });

  it('hides CAD variables, a note to a colleague and what an offer tells them', async () => {
    const ben = await gateway.openDesk('ben');
    await ben.setAgentState('available');
    await ana.transfer(taskId, {kind: 'agent', id: 'ben'}, `call back on ${OTHER_PHONE}`);
    const offer = await until('it is offered', () => offersOf(ben.state)[0]);
    assert.match(offer.note.text, /^call back on \*+1384$/);
    await ben.accept(offer.id);
    const task = await until('it is accepted', () => tasksOf(ben.state)[0]);
    const value = (name) => task.variables.find((one) => one.name === name).value.text;
    assert.equal(value('ani'), '*********7542');
    assert.equal(value('dn'), '*********8750');
    assert.equal(value('customerName'), '*********7542');
    assert.equal(value('note'), 'reach me at m******@gmail.com');
    assert.deepEqual(leaksIn(inspect(ben.state)), []);
    assert.deepEqual(leaksIn(await allBytes('ben', offer.id)), []);
    await ben.transfer(offer.id, {kind: 'agent', id: 'ana'}, null).catch(() => undefined);
    taskId = offer.id;
    ben.disconnect();
  });

  it('shows it all when it is switched off, so the search can see; and hides it again at once', async () => {
    const stream = await listen('ben');
    await switchTo({pci: false, pii: false});
    await until('everything is told anew', () => stream.bytes.includes(MAIL));
    assert.deepEqual(leaksIn(await allBytes('ben', taskId)).toSorted(), [...EVERYTHING].toSorted());
    const shown = stream.bytes.length;
    await switchTo({pci: true, pii: true});
    await until('and once more', () => stream.bytes.slice(shown).includes('"snapshot"'));
    assert.deepEqual(leaksIn(stream.bytes.slice(shown)), []);
    stream.close();
  });

  it('is two switches', async () => {
    await switchTo({pci: true, pii: false});
    const pci = leaksIn(await allBytes('ben', taskId));
    assert.deepEqual(pci.toSorted(), [PHONE, NAME, MAIL, OTHER_PHONE, LINE_NUMBER].toSorted());
    await switchTo({pci: false, pii: true});
    assert.deepEqual(leaksIn(await allBytes('ben', taskId)).toSorted(), [CARD, IBAN, SSN].toSorted());
    await switchTo({pci: true, pii: true});
  });

  it('tells everything anew to a desk that comes back under another setting', async () => {
    await switchTo({pci: false, pii: false});
    const first = await listen('ben');
    await until('it has an id', () => first.bytes.includes('id: '));
    const lastEventId = first.bytes.match(/id: (\d+)/)[1];
    first.close();
    await switchTo({pci: true, pii: true});
    const second = await listen('ben', {'last-event-id': lastEventId});
    assert.match(second.bytes, /"snapshot"/);
    assert.deepEqual(leaksIn(second.bytes), []);
    second.close();
  });

  it('gives no desk an id that holds a number, masked or not', async () => {
    await switchTo({pci: false, pii: false});
    const bytes = await allBytes('ben', taskId);
    assert.doesNotMatch(bytes, /wamid|wa_id/);
    assert.doesNotMatch(bytes, /"[^"]*(?:[iI]d|key)":"[^"]*447966197542/);
    await switchTo({pci: true, pii: true});
  });

  it('leaves nothing in the logs', () => {
    assert.ok(logged.length > 1000, 'there are logs');
    assert.deepEqual(leaksIn(logged), []);
    assert.doesNotMatch(logged, /wamid\.TEST/);
  });

  it('asks for no more than it needs: another tenant sees its own setting', async () => {
    const zoe = await gateway.openDesk('zoe', 'bolt');
    assert.deepEqual(zoe.state.settings.masking, {pci: false, pii: false, reveal: false});
    assert.deepEqual(ana.state.settings.masking, {pci: true, pii: true, reveal: false});
  });
});

describe('a reveal', () => {
  let database;
  let gateway;
  let ana;
  let taskId;
  let conversationId;
  before(async () => {
    database = await startDatabase();
    const config = withMasking({pci: true, pii: true, revealsPerHour: 3});
    gateway = await startGateway({connectionString: database.connectionString, config});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook(TEXT, {phone: PHONE, name: NAME}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    ({id: taskId, conversationId} = offer);
    await ana.accept(taskId);
    await until('the conversation is open', () => messagesOf(ana.state, conversationId).length === 1);
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const message = () => messagesOf(ana.state, conversationId)[0];
  const shown = () => [...ana.state.revealed.values()].map(({value}) => value);

  it('shows one value, for half a minute', async () => {
    const stretch = message().content.text.masked.findIndex(({kind}) => kind === 'iban');
    await ana.reveal({taskId, messageId: message().id, stretch}, 'checks the refund');
    assert.deepEqual(shown(), [IBAN]);
    const [{until: over}] = ana.state.revealed.values();
    assert.equal(over - gateway.clock.now(), 30_000);
    assert.deepEqual(leaksIn(JSON.stringify(message())), []);
  });

  it('shows the customer’s number', async () => {
    await ana.reveal({taskId, messageId: null, stretch: 0}, 'calls back');
    assert.deepEqual(shown(), [IBAN, PHONE]);
  });

  it('needs a reason, a value that is there and a task of one’s own', async () => {
    const refusal = (code) => (error) => error.code === code;
    const what = {taskId, messageId: message().id, stretch: 0};
    await assert.rejects(ana.reveal(what, '  '), refusal('bad-command'));
    await assert.rejects(ana.reveal({...what, stretch: 99}, 'why'), refusal('not-found'));
    await assert.rejects(ana.reveal({...what, messageId: 'none'}, 'why'), refusal('not-found'));
    const ben = await gateway.openDesk('ben');
    await assert.rejects(ben.reveal(what, 'why'), refusal('not-found'));
  });

  it('is counted: asked again with the same key it is the same, and an hour has its limit', async () => {
    const command = {type: 'reveal', taskId, messageId: message().id, stretch: 0, reason: 'checks the card'};
    const statuses = [];
    for (const key of ['one', 'one', 'two']) statuses.push((await gateway.command('ana', key, command)).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  });

  it('is kept for the auditor, without the value, and cannot be taken back', async () => {
    const response = await gateway.admin('GET', 'tenants/acme/reveals');
    const body = await response.text();
    assert.deepEqual(leaksIn(body), []);
    const {reveals} = JSON.parse(body);
    assert.deepEqual(reveals.map(({agentId, kind, reason}) => [agentId, kind, reason]).toSorted(), [
      ['ana', 'card', 'checks the card'],
      ['ana', 'iban', 'checks the refund'],
      ['ana', 'phone', 'calls back'],
    ]);
    assert.equal((await gateway.admin('GET', 'tenants/acme/reveals', 'nobody')).status, 401);
    assert.equal((await gateway.admin('GET', 'tenants/none/reveals')).status, 404);
    await assert.rejects(database.query('delete from reveals'), /reveals are kept as they are/);
    await assert.rejects(database.query('truncate reveals'), /reveals are kept as they are/);
    await assert.rejects(database.query("update reveals set reason = ''"), /reveals are kept as they are/);
  });

  it('is refused where the administrator does not allow it', async () => {
    await gateway.reconfigure(withMasking({pci: true, pii: true}));
    const what = {taskId, messageId: message().id, stretch: 0};
    await assert.rejects(ana.reveal(what, 'why'), (error) => error.code === 'reveal-off');
  });
});

describe('a number that is sent in several messages', () => {
  let database;
  let gateway;
  let ana;
  before(async () => {
    database = await startDatabase();
    const config = withMasking({pci: true, pii: false});
    gateway = await startGateway({connectionString: database.connectionString, config});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const at = 1_792_000_000;
  const texts = () =>
    [...ana.state.threads.keys()].flatMap((id) => messagesOf(ana.state, id)).map(({content}) => content.text.text);
  const writes = async (text, seconds) => {
    await gateway.deliver(textWebhook(text, {at: at + seconds}));
    await gateway.app.settled();
  };

  it('is hidden in all of them when the last is here', async () => {
    await writes('4111 1111', 0);
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    await until('the first is told as it is', () => texts().join() === '4111 1111');
    await writes('1111 1111', 10);
    await until('both are hidden', () => texts().join() === '********,****1111');
  });

  it('is hidden also when the parts come out of order', async () => {
    await writes('0532 0130 00', 60);
    await writes('DE89 3704 0044', 50);
    await until('both are hidden', () => texts().slice(2).join() === '************,******3000');
  });

  it('is hidden in what quotes a part, and when a message is edited into the last one', async () => {
    await gateway.deliver(textWebhook('4242 4242', {at: at + 400, id: 'wamid.part'}));
    const quoting = textWebhook('this one', {at: at + 300});
    quoting.entry[0].changes[0].value.messages[0].context = {id: 'wamid.part'};
    await gateway.deliver(quoting);
    const all = () => [...ana.state.threads.keys()].flatMap((id) => messagesOf(ana.state, id));
    const quote = () => all().find((one) => one.quoted)?.quoted.content.text.text;
    await until('the quote is told', () => quote() === '4242 4242');
    await writes('oops', 402);
    const edit = textWebhook('', {at: at + 410});
    const [message] = edit.entry[0].changes[0].value.messages;
    const typo = (await database.query("select wamid from messages where text = 'oops'"))[0].wamid;
    const inside = {type: 'text', text: {body: '4242 4242'}};
    Object.assign(message, {type: 'edit', edit: {original_message_id: typo, message: inside}});
    await gateway.deliver(edit);
    await until('the quote is hidden', () => quote() === '********');
    await until('and what was edited', () => texts().at(-1) === '****4242');
  });

  it('is shown again where cards are not masked', async () => {
    await gateway.reconfigure(withMasking({pci: false, pii: true}));
    await until('it is told anew', () => texts()[0] === '4111 1111');
  });
});

describe('every kind of message', () => {
  let database;
  let gateway;
  let ana;
  const GROUP = 'Y2FwaV9ncm91cDoxNzA1';
  const USER = 'GB.13491208655302741918';
  before(async () => {
    database = await startDatabase();
    const {connectionString} = database;
    gateway = await startGateway({connectionString, config: withMasking({pci: true, pii: true})});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });

  /** Says all of it once alone and once in a group, as WhatsApp delivers it. */
  async function say(group) {
    const writes = (raw) => {
      const body = textWebhook('', {phone: PHONE, name: NAME});
      const [{value}] = body.entry[0].changes;
      value.contacts[0].user_id = USER;
      const {timestamp} = value.messages[0];
      value.messages = [{from: PHONE, from_user_id: USER, timestamp, ...(group && {group_id: GROUP}), ...raw}];
      return gateway.deliver(body);
    };
    const earlier = wamid(PHONE);
    await writes({id: earlier, type: 'text', text: {body: TEXT}});
    const kinds = await everyTypeSaying(TEXT, {phone: PHONE, earlier, nextPhone: '447966197543'});
    for (const {name, raw} of kinds) if (name !== 'edit-caption-context-m0') await writes(raw);
    await gateway.app.settled();
    await gateway.app.settled(); // who was busy when an agent was looked for is offered now
    const offer = await until('it is offered', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    await until('it is open', () => ana.state.threads.has(offer.conversationId));
    return messagesOf(ana.state, offer.conversationId);
  }

  it('hides what is in it, wherever it stands, and tells no id of WhatsApp’s', async () => {
    const alone = await say(false);
    const kinds = new Set(alone.map(({content}) => content.type));
    for (const kind of 'text media location contacts choice form order placeholder notice'.split(' '))
      assert.ok(kinds.has(kind), kind);
    assert.ok(
      alone.some(({quoted}) => quoted?.content) &&
        alone.some(({referral}) => referral) &&
        alone.some(({edited}) => edited),
    );
    assert.ok(alone.some(({reactions}) => reactions.length > 0));
    const inGroup = await say(true);
    assert.ok(inGroup.some(({author}) => author.participant));
    const told = inspect(ana.state);
    assert.deepEqual(leaksIn(told), []);
    assert.doesNotMatch(told, /wamid|wa_id|13491208655302741918|Y2FwaV9ncm91cDoxNzA1/);
  });

  it('shows it all where nothing is hidden, and still no id', async () => {
    await gateway.reconfigure(withMasking({pci: false, pii: false}));
    await until('it is told anew', () => inspect(ana.state).includes(MAIL));
    assert.doesNotMatch(inspect(ana.state), /wamid|wa_id|13491208655302741918|Y2FwaV9ncm91cDoxNzA1|HBgM|HBgN/);
  });
});
