import * as fc from 'fast-check';

/** What agents and customers do in the model, and what must hold after each of it. */

export const CUSTOMERS = 4;

const pick = fc.nat({max: 11});
/** Null is an agent. */
const anyQueue = fc.constantFrom(null, null, 'support', 'billing');
const act = (type, more = {}) => fc.record({type: fc.constant(type), pick, ...more});

const action = fc.oneof(
  {weight: 4, arbitrary: act('available')},
  {weight: 2, arbitrary: act('idle')},
  {weight: 7, arbitrary: act('accept')},
  {weight: 6, arbitrary: act('transfer', {queue: anyQueue})},
  {weight: 5, arbitrary: act('conference', {queue: anyQueue})},
  {weight: 1, arbitrary: act('cancelConference')},
  {weight: 1, arbitrary: act('releaseGuest')},
  {weight: 1, arbitrary: act('endConference')},
  {weight: 1, arbitrary: act('exitConference')},
  {weight: 2, arbitrary: act('end')},
  {weight: 4, arbitrary: act('wrapUp')},
  {weight: 4, arbitrary: fc.record({type: fc.constant('write'), customer: fc.nat({max: CUSTOMERS - 1})})},
);

/** Up to three things at once, or time that passes. */
export const step = fc.oneof(
  {weight: 6, arbitrary: fc.array(action, {minLength: 1, maxLength: 3}).map((actions) => ({actions, ms: 0}))},
  {weight: 1, arbitrary: fc.constantFrom(20_000, 30_000, 50_000).map((ms) => ({actions: [], ms}))},
);

const FITTING = {
  accept: {phase: 'offered'},
  cancelConference: {phase: 'connected', role: 'owner'},
  releaseGuest: {phase: 'connected', role: 'owner', guest: true},
  endConference: {phase: 'connected', role: 'owner', guest: true},
  exitConference: {phase: 'connected', role: 'guest'},
  wrapUp: {phase: 'wrap-up'},
  transfer: {phase: 'connected'},
  conference: {phase: 'connected'},
  end: {phase: 'connected'},
};

/** Who asks for what, where it has an effect if possible; undefined when there is nothing to ask it of. */
export function commandOf({type, pick: place, queue}, {tasks, agents}) {
  const at = (items) => items[place % items.length];
  const offered = tasks.filter(({phase}) => phase === 'offered');
  if (type === 'available') {
    const {id: agentId} = at(agents.filter(({state}) => state !== 'available')) ?? at(agents);
    return {agentId, command: {type: 'setAgentState', state: 'available', codeId: null}};
  }
  if (type === 'idle') {
    const agentId = at(offered)?.agent_id ?? at(agents).id;
    return {agentId, command: {type: 'setAgentState', state: 'idle', codeId: 'lunch'}};
  }
  const {phase, role, guest} = FITTING[type];
  const fitting = tasks.filter((task) => task.phase === phase && task.role === (role ?? task.role));
  const withGuest = fitting.filter((owned) =>
    tasks.some(
      (task) => task.role === 'guest' && task.phase === phase && task.conversation_id === owned.conversation_id,
    ),
  );
  const task = at(guest && withGuest.length > 0 ? withGuest : fitting);
  if (!task) return undefined;
  const command = {type, taskId: task.id};
  if (type === 'wrapUp') return {agentId: task.agent_id, command: {...command, reasonId: 'solved'}};
  if (queue === undefined) return {agentId: task.agent_id, command};
  const colleague = at(agents.filter(({id, state}) => id !== task.agent_id && state === 'available')) ?? at(agents);
  const target = queue === null ? {kind: 'agent', id: colleague.id} : {kind: 'queue', id: queue};
  return {agentId: task.agent_id, command: {...command, target, note: null}};
}

const LIVE = "('offered', 'connected', 'interrupted')";

/** Each asks for what must not be. */
export const NEVER = {
  'a conversation with two owners': `
    select conversation_id from tasks where role = 'owner' and phase in ${LIVE}
    group by 1 having count(*) > 1`,
  'a conversation with two guests': `
    select conversation_id from tasks where role = 'guest' and phase in ${LIVE}
    group by 1 having count(*) > 1`,
  'an agent twice in a conversation': `
    select conversation_id, agent_id from tasks where phase in ${LIVE} group by 1, 2 having count(*) > 1`,
  'a closed conversation somebody works on, or asked for': `
    select c.id from conversations c where c.state = 'closed' and (
      c.interaction_id is not null or c.received_at is not null
      or exists (select 1 from tasks t where t.conversation_id = c.id and t.phase in ${LIVE})
      or exists (select 1 from requests r where r.conversation_id = c.id and r.state = 'open')
      or exists (select 1 from interactions i where i.conversation_id = c.id and i.closed_at is null))`,
  'a waiting conversation that is owned, or that lost its place': `
    select c.id from conversations c where c.state = 'waiting' and (
      c.interaction_id is null or c.received_at is null
      or exists (select 1 from tasks t where t.conversation_id = c.id and t.phase in ('connected', 'interrupted'))
      or exists (select 1 from tasks t where t.conversation_id = c.id and t.phase = 'offered' and t.role = 'guest'))`,
  'an assigned conversation without an owner': `
    select c.id from conversations c where c.state = 'assigned' and (
      c.interaction_id is null
      or not exists (select 1 from tasks t where t.conversation_id = c.id and t.role = 'owner' and t.phase = 'connected'))`,
  'work on another interaction than the one that goes on': `
    select t.id from tasks t join conversations c on c.id = t.conversation_id
    where t.phase in ${LIVE} and t.interaction_id is distinct from c.interaction_id`,
  'an open interaction that is not its conversation’s': `
    select i.id from interactions i join conversations c on c.id = i.conversation_id
    where i.closed_at is null and c.interaction_id is distinct from i.id`,
  'a conference request without its owner, or beside a guest': `
    select r.id from requests r where r.state = 'open' and r.kind = 'conference' and (
      not exists (select 1 from tasks t where t.id = r.task_id and t.role = 'owner' and t.phase = 'connected')
      or exists (select 1 from tasks t
        where t.conversation_id = r.conversation_id and t.role = 'guest' and t.phase = 'connected'))`,
  'a transfer request whose customer does not wait': `
    select r.id from requests r join conversations c on c.id = r.conversation_id
    where r.state = 'open' and r.kind = 'transfer' and c.state <> 'waiting'`,
  'a request to an agent that no offer stands for': `
    select r.id from requests r where r.state = 'open' and r.target_kind = 'agent'
    and not exists (select 1 from tasks t where t.request_id = r.id and t.phase = 'offered')`,
  'an offer of a request that is over': `
    select t.id from tasks t join requests r on r.id = t.request_id where t.phase = 'offered' and r.state <> 'open'`,
  'a guest without an owner': `
    select g.id from tasks g where g.role = 'guest' and g.phase = 'connected' and not exists (
      select 1 from tasks o where o.conversation_id = g.conversation_id and o.role = 'owner' and o.phase = 'connected')`,
  'an offer to an agent who takes none': `
    select t.id from tasks t join agents a on a.tenant_id = t.tenant_id and a.id = t.agent_id
    where t.phase = 'offered' and a.state <> 'available'`,
  'an agent above capacity': `
    select agent_id from tasks where phase in ('offered', 'connected', 'interrupted', 'wrap-up')
    group by 1 having count(*) > 2`,
  'a dropped request its agent was not told about': `
    select r.id from requests r where r.state = 'dropped'
    and not exists (select 1 from notices n where n.task_id = r.task_id and n.kind = r.kind || '-dropped')`,
};
