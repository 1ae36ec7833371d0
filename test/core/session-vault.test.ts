import {expect} from 'chai';
import {lostSends, messagesOf, type Vault} from '../../src/core/index.js';
import {createCentre, createSession, expectRefusal, ownMessages, startWork, turn, until} from './desk.js';
import {createMemoryVault} from './memory-vault.js';
import {NOW, sent, snapshot} from './nouns.js';

describe('the vault', () => {
  it('is opened under the key that comes with the connection', async () => {
    const vault = createMemoryVault();
    const {session, simulate} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    expect(vault.keys.map((key) => atob(key).length)).to.deep.equal([32]);
    simulate.disconnect();
    simulate.reconnect();
    expect(vault.keys, 'it is open already').to.have.lengthOf(1);
  });

  it('keeps drafts over a reload', async () => {
    const vault = createMemoryVault();
    const {session, task, ...centre} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    session.saveDraft(task.conversationId, 'Good mor');
    session.saveDraft('another', 'Not for long');
    session.saveDraft('another', '');
    await until('it is kept', () => vault.kept.size > 0);
    expect([...vault.kept.keys()]).to.deep.equal([`draft:${task.conversationId}`]);
    session.disconnect();

    const reloaded = createSession(centre, {vault});
    await reloaded.connect();
    await until('it is back', () => reloaded.state.drafts.size > 0);
    expect(reloaded.state.drafts.get(task.conversationId)).to.equal('Good mor');
  });

  it('keeps what was typed before it was open', async () => {
    const vault = createMemoryVault();
    let open: (() => void) | undefined;
    const slow: Vault = {
      async open(key) {
        await new Promise<void>((resolve) => (open = resolve));
        return vault.open(key);
      },
    };
    const {session, task} = await startWork({vault: slow});
    session.saveDraft(task.conversationId, 'Good mor');
    await turn();
    open?.();
    await until('it is kept', () => vault.kept.size > 0);
    expect(session.state.drafts.get(task.conversationId)).to.equal('Good mor');
  });

  it('turns the draft into the unsent message in one transaction, also while another is on its way', async () => {
    const vault = createMemoryVault();
    const {session, simulate, task} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    simulate.disconnect();
    for (const text of ['One', 'Two']) {
      session.saveDraft(task.conversationId, text);
      // oxlint-disable-next-line no-await-in-loop -- pressed one after another
      await until('the draft is kept', () => vault.kept.get(`draft:${task.conversationId}`) === text);
      void session.send(task.id, text);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await until('the draft is gone', () => !vault.kept.has(`draft:${task.conversationId}`));
      const {id} = ownMessages(session.state, task).at(-1) ?? {};
      expect(vault.transactions.at(-1)).to.deep.equal([`-draft:${task.conversationId}`, `+unsent:${id}`]);
    }
  });

  it('sends after a reload what was not sent, in order, with the keys it had', async () => {
    const vault = createMemoryVault();
    const {session, task, ...centre} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    centre.loseAnswer(); // the contact centre has the first; this desk does not know
    const first = expectRefusal(session.send(task.id, 'One'), 'not-connected');
    await until('it was asked', () => centre.asked.at(-1)?.command.type === 'send');
    centre.simulate.disconnect();
    const second = expectRefusal(session.send(task.id, 'Two'), 'not-connected');
    await until('both are kept', () => vault.kept.size === 2);
    session.disconnect();
    await Promise.all([first, second]);

    centre.simulate.reconnect();
    const reloaded = createSession(centre, {vault});
    await reloaded.connect();
    await until('all is sent', () => reloaded.state.draftsKept && vault.kept.size === 0);
    expect(ownMessages(reloaded.state, task).map(({text}) => text)).to.deep.equal(['One', 'Two']);
    const keysOf = (sentText: string) =>
      new Set(
        centre.asked.flatMap(({command, key}) => (command.type === 'send' && command.text === sentText ? [key] : [])),
      );
    expect([keysOf('One').size, keysOf('Two').size]).to.deep.equal([1, 1]);
  });

  it('shows after a reload what was refused, without sending it again', async () => {
    const vault = createMemoryVault();
    const {session, task, ...centre} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    centre.simulate.refuseNext('send', 'rate-limited');
    await expectRefusal(session.send(task.id, 'Good morning'), 'rate-limited');
    await until('the refusal is kept', () => [...vault.kept.values()].some((value) => value.includes('rate-limited')));
    session.disconnect();

    const sends = () => centre.asked.filter(({command}) => command.type === 'send').length;
    const before = sends();
    const reloaded = createSession(centre, {vault});
    await reloaded.connect();
    await until('it is back', () => ownMessages(reloaded.state, task).length > 0);
    expect(ownMessages(reloaded.state, task)[0]).to.include({text: 'Good morning', status: 'failed'});
    await turn();
    expect(sends()).to.equal(before);
    await reloaded.retry(task.id, ownMessages(reloaded.state, task)[0]?.id ?? '');
    await until('nothing is kept', () => vault.kept.size === 0);
  });

  it('sends two messages of one second in the order they were pressed', async () => {
    const vault = createMemoryVault();
    const {session, task, ...centre} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    session.disconnect();
    const entry = (id: string, seq: number) =>
      JSON.stringify({
        taskId: task.id,
        key: `key-${id}`,
        message: sent(1, {
          id,
          seq,
          at: NOW,
          version: 0,
          conversationId: task.conversationId,
          delivery: {status: 'queued', attempt: 1, errorCode: null},
          content: {type: 'text', text: {text: id, masked: []}},
        }),
      });
    const opened = await vault.open('');
    await opened?.write(
      new Map([
        ['unsent:a', entry('a', 2 ** 52 + 2)],
        ['unsent:b', entry('b', 2 ** 52 + 1)],
        ['unsent:broken', '{"taskId": 1}'],
        ['unsent:torn', '{'],
      ]),
    );
    const reloaded = createSession(centre, {vault});
    await reloaded.connect();
    await until('both are sent', () => ownMessages(reloaded.state, task).length === 2);
    await until('both are told', () =>
      messagesOf(reloaded.state, task.conversationId).every(({version}) => version > 0),
    );
    expect(ownMessages(reloaded.state, task).map(({text}) => text)).to.deep.equal(['b', 'a']);
  });

  describe('when a conversation is over', () => {
    const setUp = async () => {
      const vault = createMemoryVault();
      const desk = await startWork({vault});
      await until('it is open', () => desk.session.state.draftsKept);
      const lost = (state = desk.session.state) => lostSends(state).map(({text}) => text);
      return {...desk, vault, lost};
    };

    it('forgets a message that failed, and the agent is told', async () => {
      const {session, simulate, tell, task, vault, lost} = await setUp();
      simulate.refuseNext('send', 'rate-limited');
      await expectRefusal(session.send(task.id, 'Too late'), 'rate-limited');
      await until('it is kept', () => vault.kept.size === 1);
      tell({type: 'task-gone', taskId: task.id});
      await until('it is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.deep.equal(['Too late']);
    });

    it('forgets one whose refusal comes afterwards, and the agent is told', async () => {
      const {session, simulate, tell, task, vault, lost} = await setUp();
      simulate.holdAnswers();
      const sending = expectRefusal(session.send(task.id, 'Too late'), 'not-found');
      await until('it is kept', () => vault.kept.size === 1);
      tell({type: 'task-gone', taskId: task.id});
      expect(lost(), 'it may yet arrive').to.deep.equal([]);
      simulate.refuseNext('send', 'not-found');
      simulate.releaseAnswers();
      await sending;
      await until('it is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.deep.equal(['Too late']);
    });

    it('forgets after a reload what failed before, and the agent is told', async () => {
      const {session, simulate, task, vault, lost, ...centre} = await setUp();
      simulate.refuseNext('send', 'rate-limited');
      await expectRefusal(session.send(task.id, 'Too late'), 'rate-limited');
      await until('it is kept', () => vault.kept.size === 1);
      session.disconnect();
      await centre.adapter.command({type: 'end', taskId: task.id}, 'elsewhere-1');
      await centre.adapter.command({type: 'wrapUp', taskId: task.id, reasonId: 'solved'}, 'elsewhere-2');
      const reloaded = createSession({...centre, simulate}, {vault});
      await reloaded.connect();
      await until('it is forgotten', () => reloaded.state.draftsKept && vault.kept.size === 0);
      expect(lost(reloaded.state)).to.deep.equal(['Too late']);
    });
  });

  describe('of a conversation that leaves the agent', () => {
    const setUp = async () => {
      const vault = createMemoryVault();
      const desk = await startWork({vault});
      await until('it is open', () => desk.session.state.draftsKept);
      desk.session.saveDraft(desk.task.conversationId, 'Half a sen');
      await until('it is kept', () => vault.kept.size === 1);
      const lost = (state = desk.session.state) => lostSends(state).map(({text}) => text);
      return {...desk, vault, lost};
    };

    it('forgets the draft when it goes by itself, and the agent is told what it was', async () => {
      const {session, tell, task, vault, lost} = await setUp();
      tell({type: 'task-gone', taskId: task.id});
      await until('it is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.deep.equal(['Half a sen']);
      const [{subject = ''} = {}] = lostSends(session.state);
      session.dismissRefusal(subject);
      expect(lost()).to.deep.equal([]);
    });

    it('forgets the draft when somebody else ends it, and the agent is told what it was', async () => {
      const {session, tell, task, vault, lost} = await setUp();
      const ended = {phase: 'wrap-up', endedAt: NOW, ending: 'released', wrapUpDueAt: null} as const;
      tell({type: 'task', task: {...task, ...ended, version: task.version + 1}, thread: null});
      await until('it is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.deep.equal(['Half a sen']);
      expect(session.state.tasks.has(task.id), 'it waits for wrap-up').to.equal(true);
    });

    it('tells the draft beside a message that failed', async () => {
      const {session, simulate, tell, task, vault, lost} = await setUp();
      simulate.refuseNext('send', 'rate-limited');
      await expectRefusal(session.send(task.id, 'Too late'), 'rate-limited');
      session.saveDraft(task.conversationId, 'And more');
      tell({type: 'task-gone', taskId: task.id});
      await until('all is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.have.members(['Too late', 'And more']);
    });

    it('says nothing of a draft when the agent ends it: they were asked', async () => {
      const {session, task, vault, lost} = await setUp();
      await session.end(task.id);
      await until('it is forgotten', () => vault.kept.size === 0);
      await session.wrapUp(task.id, 'solved');
      expect(lost()).to.deep.equal([]);
    });

    it('forgets after a lost connection the draft of one that is over, and the agent is told', async () => {
      const {tell, vault, lost} = await setUp();
      tell(snapshot());
      await until('it is forgotten', () => vault.kept.size === 0);
      expect(lost()).to.deep.equal(['Half a sen']);
    });

    it('forgets after a reload the draft of one that is over, and the agent is told', async () => {
      const {session, task, vault, lost, ...centre} = await setUp();
      session.disconnect();
      await centre.adapter.command({type: 'end', taskId: task.id}, 'elsewhere-1');
      await centre.adapter.command({type: 'wrapUp', taskId: task.id, reasonId: 'solved'}, 'elsewhere-2');
      const reloaded = createSession(centre, {vault});
      await reloaded.connect();
      await until('it is forgotten', () => reloaded.state.draftsKept && vault.kept.size === 0);
      expect(lost(reloaded.state)).to.deep.equal(['Half a sen']);
    });
  });

  it('keeps over a reload how often each wrap-up reason was chosen', async () => {
    const vault = createMemoryVault();
    const {session, task, ...centre} = await startWork({vault});
    await until('it is open', () => session.state.draftsKept);
    await session.end(task.id);
    await session.wrapUp(task.id, 'solved');
    await until('it is kept', () => vault.kept.get('reason:solved') === '1');
    session.disconnect();
    const reloaded = createSession(centre, {vault});
    await reloaded.connect();
    await until('it is back', () => reloaded.state.reasonUse.get('solved') === 1);
  });

  it('that cannot be opened, or is full, leaves drafts in memory and says so', async () => {
    const blocked: Vault = {open: () => Promise.reject(new DOMException('Blocked', 'SecurityError'))};
    const first = await startWork({vault: blocked});
    first.session.saveDraft(first.task.conversationId, 'Good');
    await turn();
    expect([first.session.state.draftsKept, first.session.state.drafts.size]).to.deep.equal([false, 1]);

    const vault = createMemoryVault();
    const second = await startWork({vault});
    await until('it is open', () => second.session.state.draftsKept);
    vault.full = true;
    second.session.saveDraft(second.task.conversationId, 'Good');
    await until('it says so', () => !second.session.state.draftsKept);
    expect(second.session.state.drafts.size).to.equal(1);
    await second.session.send(second.task.id, 'Good');
    expect(ownMessages(second.session.state, second.task)).to.have.lengthOf(1);
  });
});

describe('without a vault', () => {
  it('drafts live in memory, and the state says so', async () => {
    const {session, task} = await startWork();
    session.saveDraft(task.conversationId, 'Good');
    await turn();
    expect([session.state.draftsKept, session.state.drafts.size]).to.deep.equal([false, 1]);
  });

  it('an unsent message goes when the same session connects again', async () => {
    const {session, simulate, asked, task} = await startWork();
    simulate.disconnect();
    const stopped = expectRefusal(session.send(task.id, 'Good morning'), 'not-connected');
    await until('it was asked', () => asked.at(-1)?.command.type === 'send');
    session.disconnect();
    await stopped;
    simulate.reconnect();
    await session.connect();
    await until('it is sent', () => ownMessages(session.state, task)[0]?.waiting === null);
    expect(new Set(asked.flatMap(({command, key}) => (command.type === 'send' ? [key] : []))).size).to.equal(1);
  });
});

describe('a desk with nobody at the other end', () => {
  it('asks nothing', async () => {
    const centre = createCentre();
    const session = createSession(centre, {vault: createMemoryVault()});
    session.saveDraft('c1', 'Good');
    session.disconnect();
    await turn();
    expect(centre.asked).to.have.lengthOf(0);
  });
});
