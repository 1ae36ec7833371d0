import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {isDeepStrictEqual} from 'node:util';
import {after, before, describe, it} from 'node:test';
import * as fc from 'fast-check';
import {Client} from 'pg';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {dayConfig} from './day.mjs';
import {commandOf, CUSTOMERS, NEVER, step} from './day-model.mjs';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';

const AGENTS = ['ana', 'ben', 'cai', 'dee'];
/** Refused by a rule; anything else is a fault. */
const REFUSED = new Set([404, 409, 422]);
const RUNS = 4;
/** To walk a way again: `WA_WALK='{"seed": …, "path": …}'`, as a failure says. */
const REPEATED = JSON.parse(process.env.WA_WALK ?? '{}');
/** All of them in one question; answers what is there and must not be. */
const EACH_NEVER = Object.entries(NEVER)
  .map(([what, query]) => `select '${what}' as what, to_jsonb(x) as row from (${query}) x`)
  .join(' union all ');

describe('whatever four agents and their customers do', {timeout: 300_000}, () => {
  let database;
  let client;
  /** Two gateways on one database: what comes at once goes to both. */
  let gateways;
  let clock;
  let logged;
  let desks;
  let written;
  let run = 0;
  let asked = 0;
  const done = new Map();

  before(async () => {
    database = await startDatabase();
    client = new Client({connectionString: database.connectionString});
    await client.connect();
    logged = [];
    const options = {
      connectionString: database.connectionString,
      config: dayConfig(),
      graph: {markRead: async () => true},
      logger: {level: 'error', stream: {write: (line) => logged.push(line)}},
    };
    const first = await startGateway(options);
    ({clock} = first);
    gateways = [first, await startGateway({...options, clock})];
  });
  after(async () => {
    for (const gateway of gateways) await gateway.close();
    await client.end();
    await database.stop();
  });

  const read = async (text) => (await client.query(text)).rows;
  const settled = async () => {
    for (const {app} of gateways) await app.settled();
  };

  async function begin() {
    await settled();
    await read('truncate tasks, conversations, messages, interactions, requests, notices, deadlines, events, commands');
    await read("update agents set state = 'offline', seq = 0");
    run += 1;
    written = [];
    desks = {};
    for (const [place, id] of AGENTS.entries()) desks[id] = await gateways[place % 2].openDesk(id);
  }

  const leave = () => Object.values(desks).forEach((desk) => desk.disconnect());

  async function ask(agent, command) {
    const response = await gateways[(asked += 1) % 2].command(agent, randomUUID(), command);
    assert.ok(response.ok || REFUSED.has(response.status), `${command.type}: ${response.status}`);
    const what = `${command.type} ${response.ok ? 'done' : 'refused'}`;
    done.set(what, (done.get(what) ?? 0) + 1);
    return response.ok;
  }

  async function write(customer) {
    const text = `${run}-${written.length}`;
    const phone = `4477${String(run).padStart(4, '0')}${String(customer).padStart(4, '0')}`;
    written.push(text);
    const body = textWebhook(text, {phone, at: Math.floor(clock.now() / 1000), id: `wamid.${text}`});
    assert.equal((await gateways[0].deliver(body)).status, 200);
  }

  const openTasks = () =>
    read("select * from tasks where phase in ('offered', 'connected', 'wrap-up') order by offered_at, id");

  async function take({actions, ms}) {
    if (ms > 0) clock.advance(ms);
    const known = {
      tasks: await openTasks(),
      agents: await read("select id, state from agents where tenant_id = 'acme' order by id"),
    };
    await Promise.all(
      actions.map((action) => {
        if (action.type === 'write') return write(action.customer);
        const asks = commandOf(action, known);
        return asks && ask(asks.agentId, asks.command);
      }),
    );
    await settled();
  }

  async function check() {
    assert.deepEqual(await read(EACH_NEVER), []);
    assert.deepEqual(logged, []);
    const messages = await read("select text, conversation_id from messages where author_kind = 'customer'");
    assert.deepEqual(messages.map(({text}) => text).toSorted(), written.toSorted());
    const owners = await read("select agent_id, conversation_id from tasks where phase = 'connected'");
    for (const {agent_id, conversation_id} of owners)
      await until('all in the conversation see each message of the customer’s', () => {
        const seen = new Set(messagesOf(desks[agent_id].state, conversation_id).map(({content}) => content.text?.text));
        return messages.every((message) => message.conversation_id !== conversation_id || seen.has(message.text));
      });
  }

  /** A desk that lived through it shows what one shows that opens now. */
  async function compareDesks() {
    for (const id of AGENTS) {
      const fresh = await gateways[0].openDesk(id);
      const byId = (a, b) => (a.id < b.id ? -1 : 1);
      const shown = ({state}) => ({
        tasks: tasksOf(state).toSorted(byId),
        offers: offersOf(state).toSorted(byId),
        notices: [...state.notices.keys()].toSorted(),
      });
      const expected = shown(fresh);
      await until(`${id} sees what is`, () => isDeepStrictEqual(shown(desks[id]), expected)).catch(() =>
        assert.deepEqual(shown(desks[id]), expected),
      );
      fresh.disconnect();
    }
  }

  /** Once everybody works on, every customer is answered: nobody is stuck. */
  async function finish() {
    for (let round = 0; round < 40; round++) {
      const rows = await openTasks();
      const waiting = await read("select id from conversations where state <> 'closed'");
      if (rows.length === 0 && waiting.length === 0) return;
      for (const agent of AGENTS) await ask(agent, {type: 'setAgentState', state: 'available', codeId: null});
      for (const {id: taskId, agent_id, phase, role} of rows) {
        if (phase === 'offered') await ask(agent_id, {type: 'accept', taskId});
        else if (phase === 'wrap-up') await ask(agent_id, {type: 'wrapUp', taskId, reasonId: 'solved'});
        else if (role === 'guest') await ask(agent_id, {type: 'exitConference', taskId});
        else await ask(agent_id, {type: 'end', taskId});
      }
      await settled();
    }
    assert.fail('somebody is never answered');
  }

  it('each customer has at most one owner, nobody is above capacity, nothing is lost', async (test) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 25, maxLength: 32}), async (steps) => {
        await begin();
        try {
          await Promise.all(
            AGENTS.map((agent) => ask(agent, {type: 'setAgentState', state: 'available', codeId: null})),
          );
          for (let customer = 0; customer < CUSTOMERS; customer++) await write(customer);
          await settled();
          for (const next of steps) {
            await take(next);
            await check();
          }
          await compareDesks();
          await finish();
          await check();
        } finally {
          leave();
        }
      }),
      {numRuns: RUNS, endOnFailure: true, includeErrorInReport: true, ...REPEATED},
    );
    test.diagnostic([...done].map(([what, count]) => `${what} ${count}`).join(', '));
    for (const type of ['accept', 'transfer', 'conference', 'end', 'wrapUp'])
      assert.ok(done.get(`${type} done`) > 0, `the walks never came to ${type}`);
  });
});
