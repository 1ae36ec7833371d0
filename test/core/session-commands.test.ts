import {expect} from 'chai';
import {
  agentStateOf,
  isPending,
  offersOf,
  refusalOf,
  subjectOf,
  WaIntentEvent,
  type DeskCommand,
} from '../../src/core/index.js';
import {acceptFrom, createCentre, createSession, expectRefusal, ownMessages, startWork, turn, until} from './desk.js';

describe('a command', () => {
  it('is shown as pending, and nothing else is, until the contact centre has answered', async () => {
    const {session, simulate, task} = await startWork();
    const end: DeskCommand = {type: 'end', taskId: task.id};
    simulate.holdAnswers();
    const ended = session.end(task.id);
    await turn();
    expect([isPending(session.state, end), session.state.tasks.get(task.id)?.phase]).to.deep.equal([true, 'connected']);
    simulate.releaseAnswers();
    await ended;
    expect([isPending(session.state, end), session.state.tasks.get(task.id)?.phase]).to.deep.equal([false, 'wrap-up']);
  });

  it('is not asked twice at a time', async () => {
    const {session, asked, task} = await startWork();
    const first = session.end(task.id);
    await expectRefusal(session.end(task.id), 'already-pending');
    await first;
    expect(asked.filter(({command}) => command.type === 'end')).to.have.lengthOf(1);
  });

  it('that is refused rejects with the code, and the state says so until it was seen', async () => {
    const {session, simulate, task} = await startWork();
    const end: DeskCommand = {type: 'end', taskId: task.id};
    simulate.refuseNext('end', 'task-ended');
    await expectRefusal(session.end(task.id), 'task-ended');
    expect([isPending(session.state, end), refusalOf(session.state, end)?.code]).to.deep.equal([false, 'task-ended']);
    session.dismissRefusal(subjectOf(end));
    expect(refusalOf(session.state, end)).to.equal(null);
  });

  it('the contact centre does not know is refused before it is sent', async () => {
    const centre = createCentre();
    const {capabilities} = centre.adapter;
    const commands = capabilities.commands.filter((type) => type !== 'listTemplates');
    const session = createSession({...centre, adapter: {...centre.adapter, capabilities: {...capabilities, commands}}});
    await session.connect();
    const task = await acceptFrom(session, centre, 'ava');
    expect([session.supports('listTemplates'), session.supports('end')]).to.deep.equal([false, true]);
    await expectRefusal(session.command({type: 'listTemplates', taskId: task.id}), 'unsupported');
    expect(centre.asked.some(({command}) => command.type === 'listTemplates')).to.equal(false);
  });

  it('that gets no answer is asked again with its key, and has its effect once', async () => {
    const {session, simulate, clock, asked, task} = await startWork();
    simulate.disconnect();
    const ended = session.end(task.id);
    for (const pause of [500, 1000]) {
      const before = asked.length;
      // oxlint-disable-next-line no-await-in-loop -- time passes pause by pause
      await turn();
      clock.advance(pause);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await until('it is asked again', () => asked.length > before);
    }
    await turn();
    simulate.reconnect();
    await ended;
    const keys = asked.flatMap(({command, key}) => (command.type === 'end' ? [key] : []));
    expect([keys.length, new Set(keys).size]).to.deep.equal([4, 1]);
    expect(session.state.tasks.get(task.id)?.phase).to.equal('wrap-up');
  });

  it('whose answer was lost has its effect once', async () => {
    const {session, simulate, clock, asked, loseAnswer, task} = await startWork();
    loseAnswer();
    const ended = session.end(task.id);
    await until('it was done', () => session.state.tasks.get(task.id)?.phase === 'wrap-up');
    const told = simulate.log.length;
    await turn();
    clock.advance(500);
    await ended;
    expect(asked.filter(({command}) => command.type === 'end')).to.have.lengthOf(2);
    expect(simulate.log).to.have.lengthOf(told);
  });

  it('without an answer for 15 seconds is unreachable', async () => {
    const {session, simulate, clock, task} = await startWork();
    simulate.disconnect();
    const refusal = expectRefusal(session.end(task.id), 'unreachable');
    for (const pause of [500, 1000, 2000, 4000, 8000]) {
      // oxlint-disable-next-line no-await-in-loop -- time passes pause by pause
      await turn();
      clock.advance(pause);
    }
    await refusal;
    expect(session.state.tasks.get(task.id)?.phase).to.equal('connected');
  });

  it('needs a connection', async () => {
    const centre = createCentre();
    const session = createSession(centre);
    await expectRefusal(session.setAgentState('available'), 'not-connected');
    expect(centre.asked).to.have.lengthOf(0);
  });

  it('has a method of its own', async () => {
    const {session, simulate, asked, task} = await startWork();
    await session.setAgentState('idle', 'lunch');
    expect(agentStateOf(session.state)?.code?.name).to.equal('Lunch');
    await session.typing(task.id);
    await session.markRead(task.id, 1);
    expect(session.state.tasks.get(task.id)?.readSeq).to.equal(1);
    await session.end(task.id);
    await session.wrapUp(task.id, 'solved');
    expect(session.state.tasks.size).to.equal(0);
    await session.signOut();
    expect(session.state.connection).to.equal('signed-out');
    expect(simulate.log.at(-1)?.type).to.equal('connection');
    expect(asked.map(({command}) => command.type)).to.deep.equal([
      'accept',
      'setAgentState',
      'typing',
      'markRead',
      'end',
      'wrapUp',
      'signOut',
    ]);
  });
});

describe('the host’s say in a command', () => {
  it('is asked at the element that asked, else at the host, else at the session', async () => {
    const {session, task} = await startWork();
    const places: string[] = [];
    const page = document.createElement('div');
    const source = document.createElement('button');
    page.append(source);
    intents(page, ({command}) => places.push(`page ${command.type}`));
    intents(session, ({command}) => places.push(`session ${command.type}`));
    await session.typing(task.id);
    await session.typing(task.id, {source});
    session.host = page;
    await session.end(task.id);
    expect(places).to.deep.equal(['session typing', 'page typing', 'page end']);
  });

  it('can prevent it: nothing is sent, draft and state stay', async () => {
    const {session, asked, task} = await startWork();
    session.saveDraft(task.conversationId, 'Good morning');
    const before = session.state;
    intents(session, (intent) => intent.preventDefault());
    await expectRefusal(session.send(task.id, 'Good morning'), 'vetoed');
    expect([session.state.drafts, session.state.threads]).to.deep.equal([before.drafts, before.threads]);
    expect(asked.at(-1)?.command.type).to.equal('accept');
    expect(
      refusalOf(session.state, {type: 'send', taskId: task.id, messageId: '', text: '', quotedId: null})?.code,
    ).to.equal('vetoed');
  });

  it('can hold it until promises have settled, and prevent it until then', async () => {
    const {session, asked, task} = await startWork();
    let allow: ((value: unknown) => void) | undefined;
    let veto = false;
    intents(session, (intent) => {
      const held = new Promise((resolve) => (allow = resolve));
      intent.waitUntil(held);
      intent.waitUntil(
        held.then(() => intent.waitUntil(Promise.resolve().then(() => veto && intent.preventDefault()))),
      );
    });
    const typed = session.typing(task.id);
    await turn();
    expect([asked.at(-1)?.command.type, session.state.pending.size]).to.deep.equal(['accept', 1]);
    allow?.(null);
    await typed;
    expect(asked.at(-1)?.command.type).to.equal('typing');

    veto = true;
    const ended = session.end(task.id);
    allow?.(null);
    await expectRefusal(ended, 'vetoed');
    expect(asked.at(-1)?.command.type).to.equal('typing');
  });

  it('that ends in a rejected promise sends nothing', async () => {
    const {session, asked, task} = await startWork();
    intents(session, (intent) => intent.waitUntil(Promise.reject(new Error('no'))));
    await expectRefusal(session.end(task.id), 'intent-failed');
    expect(asked.at(-1)?.command.type).to.equal('accept');
  });

  it('that takes ten seconds sends nothing', async () => {
    const {session, asked, clock, task} = await startWork();
    intents(session, (intent) => intent.waitUntil(new Promise(() => undefined)));
    const ended = session.end(task.id);
    clock.advance(10_000);
    await expectRefusal(ended, 'intent-timeout');
    expect(asked.at(-1)?.command.type).to.equal('accept');
  });

  it('can change it, but not into another kind of command', async () => {
    const {session, task} = await startWork();
    intents(session, (intent) => {
      const {command} = intent;
      if (command.type === 'send') intent.replaceWith({...command, text: `${command.text} – Robin`});
      else intent.replaceWith({type: 'signOut'});
    });
    await session.send(task.id, 'Good morning');
    expect(ownMessages(session.state, task).map(({text}) => text)).to.deep.equal(['Good morning – Robin']);
    await expectRefusal(session.end(task.id), 'intent-failed');
  });
});

describe('an accepted offer', () => {
  it('is opened; one pushed meanwhile is not', async () => {
    const {session, simulate, task} = await startWork();
    simulate.customerWrites('ben', 'Hi');
    const [offer] = offersOf(session.state);
    expect(session.state.openTaskId).to.equal(task.id);
    await session.accept(offer?.id ?? '');
    expect(session.state.openTaskId).to.equal(offer?.id);
    session.open(task.id);
    expect(session.state.openTaskId).to.equal(task.id);
  });
});

function intents(target: EventTarget, on: (intent: WaIntentEvent) => void): void {
  target.addEventListener('wa-intent', (event) => {
    if (event instanceof WaIntentEvent) on(event);
  });
}
