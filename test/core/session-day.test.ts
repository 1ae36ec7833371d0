import {expect} from 'chai';
import {
  hasOlder,
  isPending,
  messagesOf,
  offersOf,
  OWN,
  subjectOf,
  WaFactEvent,
  type DeskCommand,
  type DeskFactName,
  type DeskFacts,
  type DeskSession,
} from '../../src/core/index.js';
import {expectRefusal, startWork, turn} from './desk.js';
import {message, page, task as taskNoun} from './nouns.js';

const sam = {id: 'sam', name: 'Sam Reed'};
const toSam = {kind: 'agent', id: 'sam'} as const;

function factsOf<N extends DeskFactName>(session: DeskSession, name: N): DeskFacts[N][] {
  const told: DeskFacts[N][] = [];
  session.addEventListener(name, (event) => {
    if (isFact(event, name)) told.push(event.detail);
  });
  return told;
}

const isFact = <N extends DeskFactName>(event: Event, name: N): event is WaFactEvent<N> =>
  event instanceof WaFactEvent && event.type === name;

describe('the agent’s day has a method for each command', () => {
  it('that hands a conversation over, or asks for help with it', async () => {
    const {session, simulate, asked, task} = await startWork();
    await session.listTargets(task.id);
    expect(session.state.targets?.agents.map(({id}) => id)).to.include('sam');
    await session.conference(task.id, toSam, 'Can you help?');
    await session.cancelConference(task.id);
    for (const leave of [() => session.releaseGuest(task.id), () => session.endConference(task.id)]) {
      await session.conference(task.id, {kind: 'agent', id: 'sam'});
      simulate.colleagueJoins('ava');
      await leave();
    }
    await session.wrapUp(task.id, 'solved');
    simulate.conferenceFor('ben', {from: sam, note: null});
    const [offer] = offersOf(session.state);
    await session.accept(offer?.id ?? '');
    await session.exitConference(offer?.id ?? '');
    expect(asked.map(({command}) => command.type)).to.deep.equal([
      'accept',
      'listTargets',
      'conference',
      'cancelConference',
      'conference',
      'releaseGuest',
      'conference',
      'endConference',
      'wrapUp',
      'accept',
      'exitConference',
    ]);
    expect(asked[2]?.command).to.deep.equal({
      type: 'conference',
      taskId: task.id,
      target: toSam,
      note: 'Can you help?',
    });
  });

  it('and sends of a target only what names it', async () => {
    const {session, asked, task} = await startWork();
    const target = {...toSam, name: 'Sam Reed', load: 0};
    await session.transfer(task.id, target);
    expect(asked.at(-1)?.command).to.deep.equal({type: 'transfer', taskId: task.id, target: toSam, note: null});
  });
});

describe('two commands about the same task', () => {
  it('are one at a time, but variables are saved beside each other', async () => {
    const {session, simulate, task} = await startWork();
    const saving = (name: string): DeskCommand => ({
      type: 'setVariable',
      taskId: task.id,
      name,
      value: '1',
      version: 1,
    });
    simulate.holdAnswers();
    const both = [session.setVariable(task.id, 'tins', '3', 1), session.setVariable(task.id, 'address', 'Quay 4', 1)];
    await turn();
    expect([isPending(session.state, saving('tins')), isPending(session.state, saving('total'))]).to.deep.equal([
      true,
      false,
    ]);
    await expectRefusal(session.setVariable(task.id, 'tins', '4', 1), 'already-pending');
    simulate.releaseAnswers();
    await Promise.all(both);
    const values = session.state.tasks.get(task.id)?.variables.map(({name, value}) => [name, value.text]);
    expect(values).to.deep.include.members([
      ['tins', '3'],
      ['address', 'Quay 4'],
    ]);
  });

  it('about interactions and notices are told apart by what they are about', () => {
    const load = (interactionId: string): DeskCommand => ({
      type: 'loadInteraction',
      taskId: 't1',
      interactionId,
      before: null,
    });
    expect(subjectOf(load('i1'))).not.to.equal(subjectOf(load('i2')));
    expect(subjectOf({type: 'seeNotice', noticeId: 'n1'})).not.to.equal(subjectOf({type: 'seeNotice', noticeId: 'n2'}));
    const own: DeskCommand = {type: 'loadHistory', taskId: null, after: null};
    expect(subjectOf(own)).not.to.equal(subjectOf({...own, taskId: 't1'}));
    expect(subjectOf(own), 'whichever page').to.equal(subjectOf({...own, after: 'p2'}));
  });
});

describe('what is loaded page by page', () => {
  it('is a history: its next page by the page before, and nothing when all is here', async () => {
    const {session, tell, asked} = await startWork();
    await session.loadMoreHistory(null);
    expect(
      asked.some(({command}) => command.type === 'loadHistory'),
      'not begun',
    ).to.equal(false);
    await session.loadHistory(null);
    const begun = asked.length;
    await session.loadMoreHistory(null);
    expect([asked.length, session.state.histories.get(OWN)?.next], 'all are here').to.deep.equal([begun, null]);
    tell({type: 'history', page: {taskId: null, after: null, interactions: [], next: '5:i1'}});
    await session.loadMoreHistory(null);
    expect(asked.at(-1)?.command).to.deep.equal({type: 'loadHistory', taskId: null, after: '5:i1'});
  });

  it('is an interaction: its newest messages first, then those before, until there are none', async () => {
    const {session, tell, simulate, asked, task} = await startWork();
    await session.end(task.id);
    await session.wrapUp(task.id, 'solved');
    await session.loadHistory(null);
    const [interaction] = session.state.histories.get(OWN)?.interactions ?? [];
    if (!interaction) throw new Error('What was done is in no history.');
    const {id} = interaction;
    tell({type: 'interaction-page', page: {interactionId: id, messages: [message(7), message(8)], older: true}});
    simulate.refuseNext('loadInteraction', 'not-found');
    await expectRefusal(session.loadInteraction(null, id), 'not-found');
    const {at, seq} = message(7);
    expect(asked.at(-1)?.command).to.deep.include({interactionId: id, before: {at, seq}});
    await session.loadInteraction(null, id);
    const whole = asked.length;
    await session.loadInteraction(null, id);
    expect(asked.length, 'it is here to its beginning').to.equal(whole);
  });

  it('is a conversation: the messages before those shown', async () => {
    const {session, tell, asked, task} = await startWork();
    await session.loadOlder(task.id);
    expect(
      asked.some(({command}) => command.type === 'loadOlder'),
      'it is here to its beginning',
    ).to.equal(false);
    const conversationId = 'c-long';
    tell({
      type: 'task',
      task: taskNoun({id: 't-long', conversationId}),
      thread: page([message(50, {conversationId})], true, conversationId),
    });
    await expectRefusal(session.loadOlder('t-long'), 'not-found'); // the simulator has no such task
    const {at, seq} = message(50);
    expect(asked.at(-1)?.command).to.deep.equal({type: 'loadOlder', taskId: 't-long', before: {at, seq}});
    tell({type: 'thread-page', page: page([message(49, {conversationId})], false, conversationId)});
    expect([hasOlder(session.state, conversationId), messagesOf(session.state, conversationId).length]).to.deep.equal([
      false,
      2,
    ]);
  });
});

describe('the facts of the day', () => {
  it('tell each step of a conference, and nothing twice', async () => {
    const {session, simulate, task} = await startWork();
    const told = factsOf(session, 'wa-conference-changed');
    await session.conference(task.id, toSam);
    simulate.colleagueJoins('ava');
    simulate.customerWrites('ava', 'Hello Sam');
    simulate.colleagueLeaves('ava');
    expect(told.map(({task: {conference}}) => conference.state)).to.deep.equal(['requested', 'active', 'none']);
  });

  it('tell that a task was interrupted, once', async () => {
    const {session, simulate, task} = await startWork();
    const told = factsOf(session, 'wa-task-interrupted');
    const ended = factsOf(session, 'wa-task-ended');
    simulate.deleteLine('shop');
    simulate.disconnect();
    simulate.reconnect();
    expect(told.map(({task: {id}}) => id)).to.deep.equal([task.id]);
    await session.end(task.id);
    expect([told.length, ended.length]).to.deep.equal([1, 1]);
  });

  it('tell each notice once, over a lost connection as well', async () => {
    const {session, simulate} = await startWork();
    const told = factsOf(session, 'wa-notice');
    simulate.notice('ava', 'requeued');
    simulate.disconnect();
    simulate.notice('ben', 'wrapped-up', {id: 'solved', name: 'Solved'});
    simulate.reconnect();
    expect(told.map(({notice}) => notice.kind)).to.deep.equal(['requeued', 'wrapped-up']);
  });
});

describe('what happened while the desk was away', () => {
  it('is told when it is back: each message the customer wrote, once', async () => {
    const {session, simulate, task} = await startWork();
    const told = factsOf(session, 'wa-message-received');
    simulate.disconnect();
    const missed = [simulate.customerWrites('ava', 'Are you there?'), simulate.customerWrites('ava', 'Hello?')];
    simulate.reconnect();
    simulate.disconnect();
    simulate.reconnect();
    expect(told.map((fact) => fact.message.id)).to.deep.equal(missed);
    expect(told.every((fact) => fact.task?.id === task.id)).to.equal(true);
  });

  it('is told when it is back: the offers that left, as nobody can tell why', async () => {
    const {session, simulate} = await startWork();
    simulate.customerWrites('ben', 'Hello');
    const [offer] = session.state.offers.values();
    const told = factsOf(session, 'wa-offer-gone');
    simulate.disconnect();
    simulate.loseOffer(offer?.id ?? '', 'taken', 'Sam Reed');
    simulate.reconnect();
    expect(told.map(({offer: {id}, reason}) => [id, reason])).to.deep.equal([[offer?.id, 'withdrawn']]);
    expect(session.state.missedOffer, 'and nothing is made up for the agent').to.equal(null);
  });
});

describe('a proposed reason', () => {
  it('is the host’s word alone: the agent still submits it', async () => {
    const {session, asked, task} = await startWork();
    session.proposeReason(task.id, 'refund');
    await session.end(task.id);
    expect(session.state.proposedReasons.get(task.id)).to.equal('refund');
    expect(asked.some(({command}) => command.type === 'wrapUp')).to.equal(false);
    await session.wrapUp(task.id, 'solved');
    expect(session.state.proposedReasons.size).to.equal(0);
  });
});
