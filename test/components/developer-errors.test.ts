import {expect} from 'chai';
import {html} from 'lit';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import type {WaDesk} from '../../src/components/desk/desk.js';
import type {ContactCenterAdapter} from '../../src/core/adapter.js';
import type {DeskEvent} from '../../src/core/protocol.js';
import '../../src/define/desk-session.js';
import '../../src/define/desk.js';
import '../../src/define/task-list.js';
import {en} from '../../src/strings/en.js';
import {testScript} from '../../src/testing/index.js';
import {stage, until} from '../element/page.js';

const SECRET = 'Ava Hill, 4111 1111 1111 1111';
const said: string[] = [];
const {error: logError, warn: logWarning} = console;
const realFetch = globalThis.fetch;

beforeEach(() => {
  console.error = (...all: unknown[]) => said.push(all.map(String).join(' '));
  console.warn = console.error;
});

afterEach(() => {
  Object.assign(console, {error: logError, warn: logWarning});
  globalThis.fetch = realFetch;
  said.length = 0;
});

/** What the gateway, and the route that hands out tokens, answer. */
function answering(respond: (path: string) => Response | Promise<Response>): void {
  globalThis.fetch = async (input, init) => {
    const {url, origin} = {url: new URL(new Request(input, init).url), origin: location.origin};
    return url.hostname === 'desk.example' || url.pathname === '/token'
      ? respond(url.pathname)
      : realFetch(input ?? origin, init);
  };
}

const page404 = () => new Response('<h1>Not found</h1>', {status: 404, headers: {'content-type': 'text/html'}});
const page200 = () => new Response('<h1>Welcome</h1>', {headers: {'content-type': 'text/html'}});
const noAnswer = () => Promise.reject(new TypeError('Failed to fetch'));
const token = () => Response.json({token: 'a.b.c'});

function desk(properties: Partial<WaDesk>): WaDesk {
  const element = Object.assign(document.createElement('wa-desk'), properties);
  stage(html``).append(element);
  return element;
}

const textOf = (element: WaDesk) => element.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

describe('a developer is told, once and with the next step, and the agent in a plain sentence, of', () => {
  for (const [what, gateway, route, code, hint] of [
    [
      'an endpoint where no gateway is',
      page404,
      token,
      'not-connected',
      /desk\.example answered 404: is `endpoint` the address of a gateway\?/,
    ],
    [
      'an endpoint that answers with a web page',
      page200,
      token,
      'not-connected',
      /with no text\/event-stream: is `endpoint` the address of a gateway\?/,
    ],
    [
      'a tenant that does not name this page',
      () => new Response('', {status: 403}),
      token,
      'not-connected',
      /answered 403: do the tenant’s `origins` name http:\/\/localhost/,
    ],
    [
      'a token the gateway refuses',
      () => new Response('', {status: 401}),
      token,
      'signed-out',
      /refused the agent’s token: is it signed with the tenant’s key/,
    ],
    [
      'a token route that is not there',
      page404,
      page404,
      'not-connected',
      /`token-url` answered 404 without `\{"token": "…"\}`/,
    ],
    [
      'a token route that answers with the page of the login',
      page404,
      page200,
      'not-connected',
      /`token-url` answered 200 without `\{"token": "…"\}`/,
    ],
    [
      'a token route that wants a login first',
      page404,
      () => new Response('', {status: 401}),
      'signed-out',
      /answered 401: is the agent signed in to the CRM\?/,
    ],
  ] as const)
    it(what, async () => {
      answering((path) => (path === '/token' ? route() : gateway()));
      const element = desk({endpoint: 'https://desk.example', tokenUrl: '/token'});
      await until(() => element.failure, 'it has failed');
      await element.updateComplete;
      expect(element.failure?.code).to.equal(code);
      expect(said.join('\n')).to.match(hint);
      await until(() => textOf(element).includes(en.refused(code)), 'the agent reads a sentence');
      expect(said).to.have.length(1);
    });

  for (const [what, gateway, route, hint] of [
    [
      'a gateway that does not answer, or not to this page (CORS)',
      noAnswer,
      token,
      /No answer from https:\/\/desk\.example that this page may read/,
    ],
    [
      'a token route that does not answer, or not to this page (CORS)',
      page404,
      noAnswer,
      /`token-url` did not answer: does it allow this page \(CORS\)\?/,
    ],
    ['a gateway in trouble', () => new Response('', {status: 502}), token, /The gateway answered 502/],
  ] as const)
    it(what, async () => {
      answering((path) => (path === '/token' ? route() : gateway()));
      const element = desk({endpoint: 'https://desk.example', tokenUrl: '/token'});
      await until(() => textOf(element).includes(en.desk.unreachable), 'the agent reads that it is tried again');
      expect(said).to.have.length(1);
      expect(said[0]).to.match(hint);
      expect(element.failure).to.equal(undefined);
    });

  for (const [what, adapter, hint] of [
    ['an adapter that is a promise', Promise.resolve(createSimulatorAdapter()), /`adapter` is a promise: await it/],
    ['an adapter that was not called', createSimulatorAdapter, /`adapter` is a function: call it/],
    [
      'an adapter without a way to connect',
      {capabilities: {masked: true, commands: []}, command: async () => []},
      /`adapter` has no `connect`/,
    ],
    [
      'an adapter that says nothing of its commands',
      {connect: async () => undefined, command: async () => []},
      /has no `capabilities` with a list of `commands`/,
    ],
  ] as const)
    it(what, async () => {
      const element = document.createElement('wa-desk');
      Object.assign(element, {adapter});
      stage(html``).append(element);
      await until(() => element.failure, 'it has failed');
      expect(said.join('\n'))
        .to.match(hint)
        .and.match(/guide on adapters/);
      await until(() => textOf(element).includes(en.refused('not-connected')), 'the agent reads a sentence');
      expect(said).to.have.length(1);
    });

  it('an adapter that tells something else than events, and goes on without that', async () => {
    const good = createSimulatorAdapter({script: testScript});
    const wrong: DeskEvent = JSON.parse(
      `{"type": "task", "task": {"id": "t1", "customer": "${SECRET}"}, "thread": null}`,
    );
    const element = desk({
      adapter: {
        ...good,
        connect: (sink, signal) => {
          const both = (event: DeskEvent) => [event, wrong, wrong].forEach(sink);
          return good.connect(both, signal);
        },
      },
    });
    await until(() => textOf(element) !== '' && element.shadowRoot?.querySelector('wa-task-list'), 'the desk is there');
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/The adapter told an event that is none, and it was left out: task\.\S+: expected /);
    expect(said[0]).not.to.contain('Ava');
  });

  it('an adapter that fails with something of its own', async () => {
    const good = createSimulatorAdapter({script: testScript});
    const failing: ContactCenterAdapter = {...good, command: () => Promise.reject(new RangeError(SECRET))};
    const element = document.createElement('wa-desk-session');
    element.adapter = failing;
    stage(html``).append(element);
    await until(() => element.session?.state.connection === 'online', 'it is connected');
    for (let time = 0; time < 2; time++) {
      const refusal = await element.session?.setAgentState('available').catch((error: unknown) => error);
      expect(refusal).to.have.property('code', 'internal');
    }
    expect(said).to.deep.equal([
      'The adapter failed at setAgentState with a RangeError where a DeskError says why. See the guide on adapters; wa-desk-conformance checks yours.',
    ]);
  });
});

describe('a developer is told of a tag', () => {
  const tag = (attributes: Readonly<Record<string, string>>, name = 'wa-task-list') => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    stage(html``).append(element);
    return element;
  };
  const saidOf = (hint: RegExp) => until(() => said.find((text) => hint.test(text)), 'it is said');

  it('that has found no session', async () => {
    tag({});
    await saidOf(/^<wa-task-list> has found no session: put a <wa-desk-session> on the page, or set its `session`\.$/);
  });

  it('that names a session which is not there', async () => {
    tag({desk: 'nobody'});
    await saidOf(/names a session by `desk`, and no element has that id/);
  });

  it('that names something else than a session', async () => {
    const other = document.createElement('div');
    other.id = 'somebody';
    stage(html``).append(other);
    tag({desk: 'somebody'});
    await saidOf(/names by `desk` an element that is no <wa-desk-session>/);
  });

  it('that was given the element where its session belongs', async () => {
    const provider = document.createElement('wa-desk-session');
    const element = document.createElement('wa-task-list');
    Object.assign(element, {session: provider});
    stage(html``).append(element);
    await saidOf(/has a `session` that is no DeskSession: give it the `session` of that element/);
  });

  it('with values it does not know, which goes on as if they were not there', async () => {
    const element = tag({theme: 'blue', 'send-on': 'space', demo: 'false'}, 'wa-desk');
    await saidOf(/has a `theme` it does not know, and goes on without: use light or dark/);
    await saidOf(/has a `send-on` it does not know, and goes on without: use enter or mod-enter/);
    await saidOf(/is a demo although it says `demo="false"`: leave the attribute out/);
    expect(element.shadowRoot?.querySelector('wa-agent-state')).to.not.equal(null);
  });
});
