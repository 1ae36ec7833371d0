import {expect} from 'chai';
import {until} from '../element/page.js';
import {FakeGateway, openTab, tokenOf, type Tab} from './gateway-desk.js';

let count = 0;

describe('the tabs of one browser at a gateway', () => {
  let gateway: FakeGateway;
  const tabs: Tab[] = [];
  beforeEach(() => {
    count += 1;
    gateway = new FakeGateway(`gateway${count}`);
  });
  afterEach(() => {
    for (const {session} of tabs.splice(0)) session.disconnect();
    gateway.close();
  });

  const capacityOf = ({session}: Tab) => session.state.agent?.capacity;
  const connectionOf = ({session}: Tab) => session.state.connection;
  const isLeader = ({session}: Tab) => session.state.leader;

  function open(getToken: () => Promise<string> = async () => tokenOf('ana')): Tab {
    const tab = openTab(gateway, getToken);
    tabs.push(tab);
    return tab;
  }

  async function openWhole(getToken?: () => Promise<string>): Promise<Tab> {
    const tab = open(getToken);
    await until(() => tab.session.state.agent, 'the tab has the agent');
    return tab;
  }

  it('share one stream; one of them is the one that rings', async () => {
    const five = [await openWhole(), await openWhole(), await openWhole(), await openWhole(), await openWhole()];
    expect(gateway.streams.size).to.equal(1);
    expect(five.map(isLeader)).to.deep.equal([true, false, false, false, false]);
    gateway.change(7);
    await until(() => five.every((tab) => capacityOf(tab) === 7), 'all of them know');
  });

  it('that come all at once still share it', async () => {
    const five = [open(), open(), open(), open(), open()];
    await until(() => five.every((tab) => tab.session.state.agent), 'all of them have the agent');
    expect(gateway.streams.size).to.equal(1);
    expect(five.filter(isLeader)).to.have.length(1);
  });

  it('go on from the last event that was passed on when the leader closes, without a word of a lost connection', async () => {
    const [first, second, third] = [await openWhole(), await openWhole(), await openWhole()];
    gateway.change(5);
    await until(() => [second, third].every((tab) => capacityOf(tab) === 5), 'the others know');
    const asked = performance.now();
    first.session.disconnect();
    await until(() => isLeader(second) && gateway.streams.size === 1, 'the second has the stream');
    expect(performance.now() - asked).to.be.lessThan(1000);
    expect(gateway.stream.lastEventId).to.equal('2');
    gateway.change(6);
    await until(() => [second, third].every((tab) => capacityOf(tab) === 6), 'both know');
    expect(isLeader(third)).to.equal(false);
    expect(
      [second, third].some(({said}) => said.some((e) => e.type === 'connection' && e.state === 'reconnecting')),
    ).to.equal(false);
  });

  it('lose nothing that happens while a new tab waits for its snapshot, and go back to nothing older', async () => {
    await openWhole();
    let release = () => {};
    gateway.holdSnapshots = new Promise((resolve) => (release = resolve));
    const second = open();
    await until(() => gateway.snapshots.length === 1, 'the second asked'); // and its answer is as of now
    gateway.change(8);
    gateway.change(9);
    release();
    await until(() => capacityOf(second) === 9, 'the second knows both');
  });

  it('are one device, whichever of them asks: closing the other desks closes none of them', async () => {
    const [first, second, third] = [await openWhole(), await openWhole(), await openWhole()];
    const {device} = gateway.stream;
    expect(device).to.match(/./);
    for (const {session} of [first, second, third]) await session.closeOtherDesks();
    expect(gateway.commanding).to.deep.equal([device, device, device]);
    first.session.disconnect();
    await until(() => gateway.streams.size === 1 && isLeader(second), 'the second has the stream');
    gateway.commanding.length = 0;
    for (const {session} of [second, third]) await session.closeOtherDesks();
    expect(gateway.commanding).to.deep.equal([gateway.stream.device, gateway.stream.device]);
  });

  it('say together that the connection is lost, and that it is back', async () => {
    const [first, second] = [await openWhole(), await openWhole()];
    gateway.stream.drop();
    await until(() => [first, second].every((tab) => connectionOf(tab) === 'reconnecting'), 'both say so');
    first.clock.advance(250);
    await until(() => [first, second].every((tab) => connectionOf(tab) === 'online'), 'both are back');
  });

  it('are signed out together, and none signs the agent in again', async () => {
    const [first, second] = [await openWhole(), await openWhole()];
    gateway.stream.tell({type: 'connection', state: 'signed-out', vaultKey: null}, 2);
    await until(() => [first, second].every((tab) => connectionOf(tab) === 'signed-out'), 'both are');
    first.clock.advance(1000); // it lets go of the lock only when all have heard it
    const third = await openWhole(async () => tokenOf('ben'));
    expect(isLeader(third)).to.equal(true);
    expect([...gateway.streams].filter(({token}) => token === tokenOf('ana'))).to.have.length(1);
  });

  it('ask anew when the leader has been silent for 45 s, and say so meanwhile', async () => {
    await openWhole();
    const second = await openWhole();
    gateway.state = {...gateway.state, version: 9, capacity: 4}; // and nobody was told
    gateway.reachable = false;
    second.clock.advance(45_000);
    expect(connectionOf(second)).to.equal('reconnecting');
    gateway.reachable = true;
    await until(() => {
      second.clock.advance(250);
      return capacityOf(second) === 4;
    }, 'it knows again');
    expect(connectionOf(second)).to.equal('online');
  });

  it('never share with another agent of the same browser', async () => {
    const ana = await openWhole();
    const ben = await openWhole(async () => tokenOf('ben'));
    expect([ana, ben].map(isLeader)).to.deep.equal([true, true]);
    expect([...gateway.streams].map(({token}) => token)).to.deep.equal([tokenOf('ana'), tokenOf('ben')]);
    expect(gateway.snapshots).to.deep.equal([]);
  });

  it('have a stream each when their tokens tell nobody whose they are', async () => {
    const two = [await openWhole(async () => 'opaque'), await openWhole(async () => 'opaque')];
    expect(gateway.streams.size).to.equal(2);
    expect(two.map(isLeader)).to.deep.equal([true, true]);
  });

  it('have a stream each in a frame that may have no locks', async () => {
    const {locks} = navigator;
    const request = async () => {
      throw new DOMException('An opaque origin has no locks.', 'SecurityError');
    };
    Object.defineProperty(navigator, 'locks', {configurable: true, value: {request}});
    const two = [await openWhole(), await openWhole()].map(isLeader);
    Object.defineProperty(navigator, 'locks', {configurable: true, value: locks});
    expect([two, gateway.streams.size]).to.deep.equal([[true, true], 2]);
  });

  it('end when the CRM hands out somebody else’s token, instead of going on as that agent', async () => {
    let agent = 'ana';
    const tab = await openWhole(async () => tokenOf(agent));
    agent = 'ben';
    gateway.stream.drop();
    await until(() => connectionOf(tab) === 'reconnecting', 'the stream is gone');
    tab.clock.advance(250);
    await until(() => connectionOf(tab) === 'signed-out', 'it is signed out');
    const refused = await tab.session.setAgentState('available').catch(({code}: {code: string}) => code);
    expect(refused).to.not.equal(undefined);
    expect(gateway.streams.size).to.equal(0);
  });

  it('pass over what is no event of the desk', async () => {
    await openWhole();
    const second = await openWhole();
    const names = await navigator.locks.query();
    const name = names.held?.map((lock) => lock.name ?? '').find((one) => one.startsWith('wa-desk@'));
    const channel = new BroadcastChannel(name ?? '');
    // oxlint-disable unicorn/require-post-message-target-origin -- a channel has none
    for (const nonsense of [null, 'hello', {id: 5, event: {}}, {id: '99', event: {type: 'agent', agent: {}}}])
      channel.postMessage(nonsense);
    // oxlint-enable unicorn/require-post-message-target-origin
    channel.close();
    gateway.change(6);
    await until(() => capacityOf(second) === 6, 'the next event counts');
  });
});
