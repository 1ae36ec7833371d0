import {expect} from 'chai';
import {html} from 'lit';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import type {WaDeskSession} from '../../src/components/desk-session/desk-session.js';
import type {ContactCenterAdapter} from '../../src/core/adapter.js';
import {DeskError} from '../../src/core/errors.js';
import {deskFactNames} from '../../src/core/facts.js';
import {WaIntentEvent} from '../../src/core/intent.js';
import {plainText} from '../../src/core/plain-text.js';
import '../../src/define/desk-session.js';
import {stringsOf} from '../../src/element/desk-strings.js';
import {en} from '../../src/strings/en.js';
import {testScript} from '../../src/testing/index.js';
import {inspect, leaksIn, SECRETS} from '../core/leaks.js';
import {message, page, snapshot, task} from '../core/nouns.js';
import {stage, until} from '../element/page.js';

const errors: string[] = [];
const warnings: string[] = [];
const {error: logError, warn: logWarning} = console;
const realFetch = globalThis.fetch;

beforeEach(() => {
  console.error = (text: unknown) => errors.push(String(text));
  console.warn = (text: unknown) => warnings.push(String(text));
});

afterEach(() => {
  console.error = logError;
  console.warn = logWarning;
  globalThis.fetch = realFetch;
  errors.length = 0;
  warnings.length = 0;
});

const simulated = () => createSimulatorAdapter({script: testScript});

function make(properties: Partial<WaDeskSession> = {}): WaDeskSession {
  const element = Object.assign(document.createElement('wa-desk-session'), properties);
  stage(html``).append(element);
  return element;
}

const online = (element: WaDeskSession) =>
  until(() => element.session?.state.connection === 'online', 'the session is online');

/** Counts the connections of this adapter. */
function counted(adapter: ContactCenterAdapter) {
  let open = 0;
  let made = 0;
  const counting: ContactCenterAdapter = {
    capabilities: adapter.capabilities,
    command: (command, key) => adapter.command(command, key),
    connect(sink, signal) {
      open++;
      made++;
      signal.addEventListener('abort', () => open--);
      return adapter.connect(sink, signal);
    },
  };
  return {adapter: counting, open: () => open, made: () => made};
}

/** What a gateway would have to answer; everything it is asked is written down. */
function answering(respond: (request: Request) => Response): Request[] {
  const asked: Request[] = [];
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    asked.push(request);
    return Promise.resolve(respond(request));
  };
  return asked;
}

describe('<wa-desk-session>', () => {
  it('connects to the contact centre it is given, and draws nothing', async () => {
    const element = make({adapter: simulated()});
    await online(element);
    expect(element.session?.state.agent?.name).to.equal('Robin Vale');
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('masks what an adapter tells that does not mask', async () => {
    const written = message(1, {content: {type: 'text', text: plainText(`call ${SECRETS.phone}`)}});
    const adapter: ContactCenterAdapter = {
      capabilities: {masked: false, commands: []},
      connect: async (sink) => {
        sink(snapshot({tasks: [task()], threads: [page([written])]}));
        sink({type: 'connection', state: 'online', vaultKey: null});
      },
      command: async () => [],
    };
    const element = make({adapter});
    await online(element);
    expect(inspect(element.session?.state)).to.contain('call *********7542');
    expect(leaksIn(inspect(element.session?.state))).to.deep.equal([]);
  });

  it('passes every fact on, once, and only on itself', async () => {
    const adapter = simulated();
    const element = make({adapter});
    const heard: string[] = [];
    const above: string[] = [];
    for (const name of deskFactNames) {
      element.addEventListener(name, () => heard.push(name));
      element.parentElement?.addEventListener(name, () => above.push(name));
    }
    await online(element);
    adapter.simulate.customerWrites('ava', 'Hello');
    expect(heard).to.deep.equal(['wa-connected', 'wa-task-offered']);
    let offered = '';
    element.addEventListener('wa-task-offered', ({detail}) => (offered = detail.offer.customer.key));
    adapter.simulate.customerWrites('ben', 'Hello');
    expect(offered).to.equal('ben');
    expect(above).to.deep.equal([]);
  });

  it('is where the intents of commands without an element fire', async () => {
    const element = make({adapter: simulated()});
    await online(element);
    const heard: string[] = [];
    const listen = (event: Event) => event instanceof WaIntentEvent && heard.push(event.command.type);
    element.parentElement?.addEventListener('wa-intent', listen);
    await element.session?.setAgentState('idle', 'lunch');
    expect(heard).to.deep.equal(['setAgentState']);
  });

  it('keeps the connection when it is moved, a hundred times', async () => {
    const {adapter, open, made} = counted(simulated());
    const element = make({adapter});
    await online(element);
    const {session} = element;
    for (let i = 0; i < 100; i++) stage(html``).append(element);
    await Promise.resolve();
    expect([element.session, open(), made()]).to.deep.equal([session, 1, 1]);
  });

  it('ends the connection when it is removed, and connects again when it comes back', async () => {
    const {adapter, open, made} = counted(simulated());
    const element = make({adapter});
    await online(element);
    const {session} = element;
    element.remove();
    await until(() => open() === 0, 'the connection has ended');
    expect(session?.state.connection).to.equal('offline');
    stage(html``).append(element);
    await online(element);
    expect([element.session, open(), made()]).to.deep.equal([session, 1, 2]);
  });

  it('makes another session when it is given another contact centre', async () => {
    const first = counted(simulated());
    const element = make({adapter: first.adapter});
    await online(element);
    const {session} = element;
    element.adapter = simulated();
    await until(() => element.session && element.session !== session, 'there is another session');
    await online(element);
    expect(first.open()).to.equal(0);
  });

  it('asks the gateway with the token of the page, and with the newest way to get one', async () => {
    const asked = answering(() => new Response('{"error": {"code": "signed-out", "message": "no"}}', {status: 401}));
    const element = make({endpoint: '/desk/', getToken: () => Promise.resolve('old')});
    element.getToken = () => Promise.resolve('new');
    await until(() => element.failure, 'the gateway’s refusal is known');
    expect(asked.map(({headers}) => headers.get('authorization'))).to.include('Bearer new');
    expect(asked.map(({url}) => url).join(' ')).not.to.include('new');
    for (const {url} of asked) expect(new URL(url).origin).to.equal(location.origin);
  });

  it('fetches the token with the CRM’s own login', async () => {
    const asked = answering(({url}) =>
      url.endsWith('/crm/token')
        ? Response.json({token: 'from-the-crm'})
        : Response.json({error: {code: 'signed-out', message: 'no'}}, {status: 401}),
    );
    const element = make({endpoint: 'https://gateway.test', tokenUrl: '/crm/token'});
    await until(() => element.failure, 'the gateway’s refusal is known');
    const [token, stream] = asked;
    expect([token?.method, token?.credentials]).to.deep.equal(['POST', 'include']);
    expect(stream?.headers.get('authorization')).to.equal('Bearer from-the-crm');
  });

  for (const [what, properties, respond, code] of [
    ['an endpoint that is no address', {endpoint: 'ftp://x'}, () => new Response(), 'not-connected'],
    ['a token that is refused', {endpoint: '/'}, () => new Response('', {status: 403}), 'signed-out'],
    ['an answer without a token', {endpoint: '/'}, () => Response.json({}), 'not-connected'],
    ['a token address that is not there', {endpoint: '/'}, () => new Response('', {status: 404}), 'not-connected'],
  ] as const) {
    it(`says in words, to developers and to tags, that it failed on ${what}`, async () => {
      answering(respond);
      const element = make({...properties, tokenUrl: '/token'});
      await until(() => element.failure, 'it has failed');
      expect(element.failure?.code).to.equal(code);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.match(new RegExp(`^<wa-desk-session> has no connection \\(${code}\\): .+`));
      await until(() => element.matches(':state(failed)'), 'its state says so');
    });
  }

  it('gets over a failure: by trying again, and by itself when the connection comes', async () => {
    const adapter = simulated();
    let refuse = true;
    const element = make({
      adapter: {
        capabilities: adapter.capabilities,
        command: (command, key) => adapter.command(command, key),
        connect: (sink, signal) =>
          refuse ? Promise.reject(new DeskError('signed-out', 'Sign in first.')) : adapter.connect(sink, signal),
      },
    });
    await until(() => element.failure, 'it has failed');
    refuse = false;
    element.retry();
    await online(element);
    expect(element.failure).to.equal(undefined);
    await until(() => !element.matches(':state(failed)'), 'its state says so');
  });

  it('signs in again when asked to, after the agent was signed out', async () => {
    const element = make({adapter: simulated()});
    await online(element);
    await element.session?.setAgentState('idle', 'lunch');
    await element.session?.signOut();
    expect(element.session?.state.connection).to.equal('signed-out');
    element.retry();
    await online(element);
  });

  it('says what it waits for, and connects when that comes', async () => {
    const element = make({endpoint: '/desk'});
    await until(() => warnings.length > 0, 'it has said so');
    expect(warnings).to.deep.equal([
      '<wa-desk-session> waits for `getToken` or `token-url` to connect to its `endpoint`.',
    ]);
    expect([element.session, element.provided]).to.deep.equal([undefined, null]);
    const asked = answering(() => Response.json({error: {code: 'signed-out', message: 'no'}}, {status: 401}));
    element.getToken = () => Promise.resolve('late');
    await until(() => asked.length > 0, 'the gateway is asked');
    await until(() => element.failure, 'and has answered');
  });

  it('gives its tags the page’s own words', async () => {
    const element = make({adapter: simulated(), strings: {...en, locale: 'en-GB'}});
    await online(element);
    expect(stringsOf(element.session).locale).to.equal('en-GB');
  });

  it('does not connect when it was removed before it was ready', async () => {
    const {adapter, made} = counted(simulated());
    const element = make({adapter});
    element.remove();
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve)); // nothing is to happen: let everything pass that could
    expect(made()).to.equal(0);
    stage(html``).append(element);
    await online(element);
    expect(made()).to.equal(1);
  });
});
