import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createManualClock} from 'wa-desk-gateway';
import {agentStateOf, messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';

describe('two gateways on one database', () => {
  let database;
  let clock;
  let calls;
  let a;
  let b;
  beforeEach(async () => {
    database = await startDatabase();
    clock = createManualClock(1_792_000_000_000);
    calls = [];
    const graph = {
      async sendText(_line, _to, text, callbackData) {
        calls.push(text);
        return {outcome: 'accepted', wamid: `wamid.${callbackData}`};
      },
      markRead: async () => true,
    };
    const {connectionString} = database;
    a = await startGateway({connectionString, clock, graph});
    await a.app.settled(); // so that it is the one that reads
    b = await startGateway({connectionString, clock, graph});
  });
  afterEach(async () => {
    await Promise.all([a.close(), b.close()]);
    await database.stop();
  });

  let phones = 447_700_902_000;
  const write = (gateway, text = 'hi') => gateway.deliver(textWebhook(text, {phone: String((phones += 1))}));
  const stateOf = (desk) => agentStateOf(desk.state).name;

  for (const [taken, shown] of [
    ['the one that reads', 'the other'],
    ['the other', 'the one that reads'],
  ])
    it(`a webhook taken by ${taken} is at once on a desk at ${shown}, and the answer goes out once`, async () => {
      const [taker, shower] = taken === 'the other' ? [b, a] : [a, b];
      const desk = await shower.openDesk('ana');
      await desk.setAgentState('available');
      await write(taker, 'hello');
      const offer = await until('the offer came', () => offersOf(desk.state)[0]);
      await desk.accept(offer.id);
      await desk.send(offer.id, 'answer');
      await until(
        'it is sent',
        () => messagesOf(desk.state, offer.conversationId).at(-1).delivery?.status === 'accepted',
      );
      await Promise.all([a.app.settled(), b.app.settled()]);
      assert.deepEqual(calls, ['answer']);
    });

  it('of two tabs that accept at the same moment both show one task, accepted once', async () => {
    const tabs = [await a.openDesk('ana'), await b.openDesk('ana')];
    await tabs[0].setAgentState('available');
    for (let round = 0; round < 10; round++) {
      await write(a);
      const [offer] = await until(
        'both have it',
        () => tabs.every(({state}) => offersOf(state).length === 1) && offersOf(tabs[0].state),
      );
      await Promise.all(tabs.map((tab) => tab.accept(offer.id))); // neither is refused
      await until('both show the task', () =>
        tabs.every(({state}) => state.tasks.get(offer.id)?.phase === 'connected'),
      );
      const opened = await database.query("select 1 from events where kind = 'task-opened' and ref = $1", [offer.id]);
      assert.equal(opened.length, 1);
      assert.deepEqual(
        tabs.map(({state}) => [state.refusals.size, state.missedOffer]),
        [
          [0, null],
          [0, null],
        ],
      );
      await tabs[1].end(offer.id);
      await tabs[1].wrapUp(offer.id, 'solved');
      await until('it is gone from both', () => tabs.every(({state}) => tasksOf(state).length === 0));
    }
  });

  it('a conversation has one owner, however many agents and gateways reach for it', async () => {
    const ana = await a.openDesk('ana');
    const ben = await b.openDesk('ben');
    await ana.setAgentState('available');
    await ben.setAgentState('available');
    for (let round = 0; round < 10; round++) {
      await Promise.all([write(a), write(b)]);
      const held = () => [...offersOf(ana.state), ...offersOf(ben.state)];
      await until('two offers stand', () => held().length === 2);
      // one agent leaves Available while both accept; what was withdrawn goes to the other
      await Promise.allSettled([
        ...offersOf(ana.state).map(({id}) => ana.accept(id)),
        ana.setAgentState('idle', 'lunch'),
        ...offersOf(ben.state).map(({id}) => ben.accept(id)),
      ]);
      await until('nothing is offered any more', async () => {
        for (const {id} of offersOf(ben.state)) await ben.accept(id).catch(() => undefined);
        clock.advance(100); // a conversation that was locked when offers were made is offered by the next sweep
        return tasksOf(ana.state).length + tasksOf(ben.state).length === 2;
      });
      const owners = await database.query(
        "select conversation_id from tasks where role = 'owner' and phase = 'connected'",
      );
      assert.equal(owners.length, 2);
      assert.equal(new Set(owners.map((row) => row.conversation_id)).size, 2);
      for (const desk of [ana, ben])
        for (const {id} of tasksOf(desk.state)) {
          await desk.end(id);
          await desk.wrapUp(id, 'solved');
        }
      await ana.setAgentState('available');
    }
  });

  it('an agent on both sees the same', async () => {
    const [one, two] = [await a.openDesk('ana'), await b.openDesk('ana')];
    await one.setAgentState('available');
    await until('the other shows it', () => stateOf(two) === 'available');
    await write(b, 'hello');
    const offer = await until('the offer came', () => offersOf(two.state)[0]);
    await two.accept(offer.id);
    await two.send(offer.id, 'from two');
    await until(
      'one shows it as sent',
      () => messagesOf(one.state, offer.conversationId).at(-1)?.delivery?.status === 'accepted',
    );
    await one.send(offer.id, 'from one');
    await until('two shows it as sent', () => {
      const newest = messagesOf(two.state, offer.conversationId).at(-1);
      return newest?.content.text.text === 'from one' && newest.delivery?.status === 'accepted';
    });
    const shown = ({state}) =>
      messagesOf(state, offer.conversationId).map(({id, version, delivery}) => [id, version, delivery]);
    await until('both have the same', () => JSON.stringify(shown(one)) === JSON.stringify(shown(two)));
    assert.deepEqual(calls, ['from two', 'from one']);
  });

  it('when the one that reads closes, the other takes over within a second', async () => {
    const desk = await b.openDesk('ana');
    await desk.setAgentState('available');
    await b.app.settled();
    await a.close();
    await write(b, 'anybody?');
    clock.advance(1000);
    await until('the offer came', () => offersOf(desk.state).length === 1);
    a = await startGateway({connectionString: database.connectionString, clock, graph: {}});
  });

  it('when the one that reads loses its connection, every webhook is still read once', async () => {
    const ids = Array.from({length: 60}, (_, index) => `wamid.MOVE${index}`);
    const phone = '447700902999'; // one new customer, whom both may meet
    for (const [index, id] of ids.entries()) {
      await (index % 2 ? a : b).deliver(textWebhook('hi', {id, phone}));
      if (index % 20 === 10)
        await database.query(`
          select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`);
      clock.advance(1000);
    }
    await until('all are read', async () => {
      clock.advance(1000);
      return (await database.query('select 1 from webhooks where processed_at is null')).length === 0;
    });
    const rows = await database.query('select wamid from messages');
    assert.deepEqual(rows.map(({wamid}) => wamid).toSorted(), ids.toSorted());
    assert.equal((await database.query('select 1 from conversations')).length, 1);
  });

  it('a deadline fires once', async () => {
    const [ana, ben] = [await a.openDesk('ana'), await b.openDesk('ben')];
    await ana.setAgentState('available');
    await write(a);
    await until('Ana has it', () => offersOf(ana.state).length === 1);
    await Promise.all([a.app.settled(), b.app.settled()]);
    clock.advance(31_000);
    await until('Ana is in RONA', () => stateOf(ana) === 'rona');
    await Promise.all([a.app.settled(), b.app.settled()]);
    await ben.setAgentState('available');
    await until('Ben has it', () => offersOf(ben.state).length === 1);
    const gone = await database.query("select gone_reason from tasks where agent_id = 'ana'");
    assert.deepEqual(gone, [{gone_reason: 'lapsed'}]);
    const told = await database.query("select count(*)::int from events where agent_id = 'ana' and kind = 'offer'");
    assert.equal(told[0].count, 2);
  });
});
