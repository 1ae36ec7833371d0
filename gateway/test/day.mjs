import {agentStateOf, messagesOf, offersOf} from 'wa-desk/core';
import {configJson, startGateway, textWebhook, until} from './harness.mjs';

/** Support: Ana, Ben and Cai; billing: Cai and Dee. */
export function dayConfig() {
  const config = configJson();
  const {acme} = config.tenants;
  acme.agents = ['ana', 'ben', 'cai', 'dee'].map((id) => ({id, name: id[0].toUpperCase() + id.slice(1), capacity: 2}));
  const wrapUpReasons = ['solved', 'spam'];
  acme.queues = [
    {id: 'support', name: 'Support', agents: ['ana', 'ben', 'cai'], offerSeconds: 30, wrapUpReasons},
    {
      id: 'billing',
      name: 'Billing',
      agents: ['cai', 'dee'],
      offerSeconds: 20,
      conferenceWaitSeconds: 50,
      wrapUpReasons: ['solved'],
    },
  ];
  return config;
}

const takesAll = {
  sendText: async (_line, _to, _text, callbackData) => ({outcome: 'accepted', wamid: `wamid.${callbackData}`}),
  markRead: async () => true,
};

let phones = 447_700_910_000;

/** A gateway with the desks of all four, nobody Available; `given` brings Ana to a customer. */
export async function startDay(database, {config = dayConfig(), clock, graph = takesAll} = {}) {
  const gateway = await startGateway({connectionString: database.connectionString, graph, config, clock});
  const desks = {};
  for (const id of ['ana', 'ben', 'cai', 'dee']) desks[id] = await gateway.openDesk(id);
  const day = {
    gateway,
    ...desks,
    /** A customer writes; the same again when their phone is given. */
    async write(text = 'hello', phone = String((phones += 1))) {
      await gateway.deliver(textWebhook(text, {phone, at: Math.floor(gateway.clock.now() / 1000)}));
      await gateway.app.settled();
      return phone;
    },
    /** A customer of Ana's: her task, and their phone. */
    async given() {
      await desks.ana.setAgentState('available');
      const phone = await day.write();
      const offer = await offered(desks.ana);
      await desks.ana.accept(offer.id);
      return {id: offer.id, conversationId: offer.conversationId, phone};
    },
    /** Ana's customer, with Ben as the guest. */
    async joined() {
      const task = await day.given();
      await desks.ben.setAgentState('available');
      await desks.ana.conference(task.id, {kind: 'agent', id: 'ben'});
      const {id} = await offered(desks.ben);
      await desks.ben.accept(id);
      await until('Ana sees Ben', () => conferenceOf(desks.ana, task.id)?.state === 'active');
      return {...task, guestTaskId: id};
    },
    async stop() {
      await gateway.close();
      await database.query(
        'truncate tasks, conversations, messages, interactions, requests, notices, deadlines, events',
      );
      await database.query("update agents set state = 'offline', seq = 0");
    },
  };
  return day;
}

/** The one offer that comes, or has come. */
export const offered = (desk) => until('an offer came', () => offersOf(desk.state)[0]);
export const stateOf = (desk) => agentStateOf(desk.state).name;
export const conferenceOf = (desk, taskId) => desk.state.tasks.get(taskId)?.conference;
export const noticesOf = (desk) =>
  [...desk.state.notices.values()].map(({kind, other, taskId}) => ({kind, other: other.name, taskId}));
export const textsOf = (desk, conversationId) =>
  messagesOf(desk.state, conversationId).map(({content}) =>
    content.type === 'notice' ? `${content.notice} ${content.name.text}` : content.text.text,
  );
