import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
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
    assert.deepEqual(graph.sent, [{to: `+${PHONE}`, text: `We wrote to ${MAIL} and charged ${CARD}`}]);
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
