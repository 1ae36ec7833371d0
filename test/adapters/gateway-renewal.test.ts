import {expect} from 'chai';
import {NOW} from '../core/nouns.js';
import {turn} from '../core/desk.js';
import {until} from '../element/page.js';
import {FakeGateway, openTab, tokenOf, type Tab} from './gateway-desk.js';

const MINUTE = 60_000;

/** Hands out tokens that last five minutes of this tab's clock, each another. */
function crm(agent: string) {
  const given: string[] = [];
  const at: {tab?: Tab} = {};
  const getToken = async () => {
    const now = at.tab?.clock.now() ?? NOW;
    const token = tokenOf(agent, {exp: Math.floor((now + 5 * MINUTE) / 1000), jti: String(given.length)});
    given.push(token);
    return token;
  };
  return {given, getToken, at};
}

describe('a token that lasts a while', () => {
  let gateway: FakeGateway;
  beforeEach(() => {
    gateway = new FakeGateway('renewal');
  });
  afterEach(() => gateway.close());

  async function online(agent: string) {
    const {given, getToken, at} = crm(agent);
    const tab = openTab(gateway, getToken);
    at.tab = tab;
    await until(() => tab.session.state.connection === 'online', 'the desk is connected');
    return {tab, given, lastAsked: () => gateway.asked.at(-1)?.token};
  }

  it('is asked for once, however much is asked of the gateway at once', async () => {
    const {tab, given} = await online('ana');
    await Promise.all([
      tab.session.setAgentState('available'),
      tab.session.closeOtherDesks(),
      tab.session.loadHistory(null),
    ]);
    expect(given).to.have.length(1);
    tab.session.disconnect();
  });

  it('is renewed before it ends, once for all that is asked then', async () => {
    const {tab, given, lastAsked} = await online('ben');
    tab.clock.advance(4 * MINUTE);
    await tab.session.setAgentState('available');
    expect([given.length, lastAsked()]).to.deep.equal([1, given[0]]);
    tab.clock.advance(MINUTE / 2);
    await Promise.all([tab.session.setAgentState('available'), tab.session.closeOtherDesks()]);
    expect([given.length, lastAsked()]).to.deep.equal([2, given[1]]);
    tab.session.disconnect();
  });

  it('is renewed when the gateway refuses it, and what was asked with it is done', async () => {
    const {tab, given, lastAsked} = await online('cleo');
    for (const token of given) gateway.refused.add(token);
    await Promise.all([tab.session.setAgentState('available'), tab.session.closeOtherDesks()]);
    expect([given.length, lastAsked()]).to.deep.equal([2, given[1]]);
    expect(tab.session.state.refusals.size).to.equal(0);
    tab.session.disconnect();
  });

  it('that is refused when the stream is opened anew does not sign the agent out', async () => {
    const {tab, given} = await online('dina');
    for (const token of given) gateway.refused.add(token);
    gateway.stream.drop();
    await until(() => tab.session.state.connection === 'reconnecting', 'the stream is lost');
    tab.clock.advance(250);
    await until(() => tab.session.state.connection === 'online', 'it is connected again');
    expect(gateway.stream.token).to.equal(given[1]);
    tab.session.disconnect();
  });

  it('signs the agent out when the next one is refused as well', async () => {
    const {tab, given} = await online('emil');
    const refuseAll = gateway.refused.has.bind(gateway.refused);
    gateway.refused.has = (token) => refuseAll(token) || token !== given[0];
    gateway.refused.add(given[0] ?? '');
    gateway.stream.drop();
    await until(() => tab.session.state.connection === 'reconnecting', 'the stream is lost');
    tab.clock.advance(250);
    await until(() => tab.session.state.connection === 'signed-out', 'the agent is signed out');
    tab.session.disconnect();
  });

  it('is asked for again when the CRM fails, and meanwhile the desk says that it connects again', async () => {
    let fails = 2;
    const tab = openTab(gateway, async () => {
      if (fails-- > 0) throw new TypeError('Failed to fetch');
      return tokenOf('fay', {exp: NOW / 1000 + 300});
    });
    await until(() => tab.session.state.connection === 'reconnecting', 'the desk says so');
    expect(gateway.asked).to.deep.equal([]);
    while (tab.session.state.connection !== 'online') {
      tab.clock.advance(500);
      await turn();
    }
    tab.session.disconnect();
  });

  it('stands in no address, in no storage of the page and in no log', async () => {
    const logged: unknown[] = [];
    const {log, info, warn, error, debug} = console;
    Object.assign(
      console,
      Object.fromEntries(
        ['log', 'info', 'warn', 'error', 'debug'].map((name) => [name, (...all: unknown[]) => logged.push(...all)]),
      ),
    );
    try {
      const {tab, given} = await online('gus');
      for (const token of given) gateway.refused.add(token);
      await tab.session.setAgentState('available');
      const databases = (await indexedDB.databases()).map(({name}) => name).join();
      const kept = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie, databases];
      const said = [...gateway.asked.map(({url}) => url), ...kept, ...logged.map(String)].join('\n');
      expect(given).to.have.length(2);
      for (const token of given) expect(said).not.to.contain(token.split('.')[1]);
      tab.session.disconnect();
    } finally {
      Object.assign(console, {log, info, warn, error, debug});
    }
  });
});
