import {expect} from 'chai';
import {turn} from '../core/desk.js';
import {until} from '../element/page.js';
import {FakeGateway, openTab, tokenOf} from './gateway-desk.js';

const never = () => new Promise<string>(() => undefined);

describe('a CRM that hands out no token', () => {
  let gateway: FakeGateway;
  beforeEach(() => {
    gateway = new FakeGateway('tokens');
  });
  afterEach(() => gateway.close());

  it('and does not answer is asked again after 15 s, and the desk says that it connects again', async () => {
    let asked = 0;
    const tab = openTab(gateway, () => (asked++ === 0 ? never() : Promise.resolve(tokenOf('ana'))));
    await turn();
    tab.clock.advance(14_999);
    await turn();
    expect([tab.session.state.connection, asked]).to.deep.equal(['connecting', 1]);
    tab.clock.advance(1);
    await until(() => tab.session.state.connection === 'reconnecting', 'the desk says so');
    tab.clock.advance(250);
    await until(() => tab.session.state.connection === 'online', 'it is connected');
    expect(asked).to.be.greaterThan(1);
    tab.session.disconnect();
  });

  it('and does not answer while the stream is opened anew is asked again as well', async () => {
    let hangs = false;
    const tab = openTab(gateway, () => (hangs ? never() : Promise.resolve(tokenOf('ben'))));
    await until(() => tab.session.state.connection === 'online', 'it is connected');
    hangs = true;
    gateway.stream.drop();
    await until(() => tab.session.state.connection === 'reconnecting', 'the stream is lost');
    tab.clock.advance(250); // the next try begins, and hangs
    await turn();
    hangs = false;
    tab.clock.advance(15_000);
    await turn();
    tab.clock.advance(10_000); // the pause before the next
    await until(() => tab.session.state.connection === 'online', 'it is connected again');
    tab.session.disconnect();
  });

  it('and does not answer keeps no command waiting for ever', async () => {
    let hangs = false;
    const tab = openTab(gateway, () => (hangs ? never() : Promise.resolve(tokenOf('cleo'))));
    await until(() => tab.session.state.connection === 'online', 'it is connected');
    hangs = true;
    const answer = tab.session.setAgentState('available').then(
      () => 'done',
      () => 'refused',
    );
    await turn();
    tab.clock.advance(15_000);
    expect(await answer).to.equal('refused');
    tab.session.disconnect();
  });

  it('is not waited for when the desk is closed', async () => {
    const {adapter} = openTab(gateway, never);
    const closing = new AbortController();
    const connecting = adapter.connect(() => undefined, closing.signal).catch(() => 'closed');
    await turn();
    closing.abort();
    expect(await connecting).to.equal('closed');
  });
});
