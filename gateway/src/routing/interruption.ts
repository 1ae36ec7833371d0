import {insertMessage} from '../ingest/message.js';
import {advanceDelivery} from '../send/delivery.js';
import {appendEvents, lockAgents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {closeInteraction} from './interaction.js';
import {addNotice} from './tell.js';

/**
 * What is under way on lines that were deleted: tasks are interrupted for good, offers withdrawn, requests dropped,
 * waiting conversations closed, and what was not sent yet has failed. The caller holds the routing lock.
 */
export async function interruptLines(scope: Scope, lineIds: readonly string[]): Promise<void> {
  const {tx, tenantId, now} = scope;
  const conversations = await tx
    .selectFrom('conversations')
    .select(['id', 'state', 'line_id'])
    .where('tenant_id', '=', tenantId)
    .where('line_id', 'in', lineIds)
    .where(({or, eb, exists, selectFrom}) =>
      or([
        eb('state', '!=', 'closed'),
        exists(
          selectFrom('sends')
            .select('sends.id')
            .whereRef('sends.tenant_id', '=', 'conversations.tenant_id')
            .whereRef('sends.conversation_id', '=', 'conversations.id')
            .where('sends.state', '=', 'queued'),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = conversations.map(({id}) => id);
  if (ids.length === 0) return;
  const interrupted = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'interrupted', interrupted_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', 'in', ids)
    .where('phase', '=', 'connected')
    .returning(['id', 'agent_id'])
    .execute();
  const withdrawn = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'gone', gone_reason: 'withdrawn', ended_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', 'in', ids)
    .where('phase', '=', 'offered')
    .returning(['id', 'agent_id'])
    .execute();
  await tx
    .updateTable('requests')
    .set({state: 'dropped'})
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  const viewers = await tx
    .selectFrom('tasks')
    .select(['agent_id', 'conversation_id', 'phase', 'role'])
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', 'in', ids)
    .where('phase', 'in', ['interrupted', 'wrap-up'])
    .execute();
  const waiting = conversations.flatMap(({id, state}) => (state === 'waiting' ? [id] : []));
  const givers = await readGivers(scope, waiting);
  const concerned = [...viewers, ...withdrawn, ...givers].map(({agent_id}) => agent_id);
  if (concerned.length > 0) await lockAgents(scope, concerned);

  const names = await readNames(scope, lineIds);
  const told: LogEntry[] = withdrawn.map(({id, agent_id}) => ({agentId: agent_id, kind: 'offer', ref: id}));
  for (const {id, state} of conversations) {
    if (state === 'closed') continue;
    const here = viewers.filter(({conversation_id}) => conversation_id === id);
    const ref = await insertNotice(scope, id);
    for (const agentId of new Set(here.map(({agent_id}) => agent_id))) told.push({agentId, kind: 'message', ref});
    const owned = here.some(({role, phase}) => role === 'owner' && phase === 'interrupted');
    if (!owned) await closeInteraction(scope, id, 'line-deleted');
  }
  for (const giver of givers) {
    const {line_id: lineId = ''} = conversations.find(({id}) => id === giver.conversation_id) ?? {};
    told.push(await addNotice(scope, giver, 'line-deleted', {id: lineId, name: names.get(lineId) ?? lineId}));
  }
  told.push(...interrupted.map(({id, agent_id}) => ({agentId: agent_id, kind: 'task' as const, ref: id})));
  await failQueued(scope, ids);
  await appendEvents(scope, told);
}

/** The parts of those who transferred these waiting customers last: what they gave away comes to nothing. */
async function readGivers({tx, tenantId}: Scope, conversationIds: readonly string[]) {
  if (conversationIds.length === 0) return [];
  const last = await tx
    .selectFrom('tasks')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'tasks.tenant_id')
        .onRef('conversations.interaction_id', '=', 'tasks.interaction_id'),
    )
    .distinctOn('tasks.conversation_id')
    .select(['tasks.id', 'tasks.agent_id', 'tasks.conversation_id', 'tasks.ending'])
    .where('tasks.tenant_id', '=', tenantId)
    .where('tasks.conversation_id', 'in', conversationIds)
    .where('tasks.role', '=', 'owner')
    .where('tasks.ending', 'is not', null)
    .orderBy('tasks.conversation_id')
    .orderBy('tasks.ended_at', 'desc')
    .execute();
  return last.filter(({ending}) => ending === 'transferred');
}

async function readNames({tx, tenantId}: Scope, lineIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('lines')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', lineIds)
    .execute();
  return new Map(rows.map(({id, name}) => [id, name]));
}

const insertNotice = (scope: Scope, conversationId: string): Promise<string> =>
  insertMessage(scope, conversationId, {
    kind: 'notice',
    text: null,
    detail: {notice: 'line-deleted'},
    at: Math.floor(scope.now / 1000) * 1000,
    wamid: null,
    author_kind: 'system',
    quoted_wamid: null,
  });

/** What is being sent resolves as it does; what waits will not go. */
async function failQueued(scope: Scope, conversationIds: readonly string[]): Promise<void> {
  const sends = await scope.tx
    .updateTable('sends')
    .set({state: 'done', lease_until: null})
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', 'in', conversationIds)
    .where('state', '=', 'queued')
    .returning(['message_id', 'attempt'])
    .execute();
  for (const {message_id, attempt} of sends)
    await advanceDelivery(scope, message_id, {status: 'failed', attempt, errorCode: 'line-deleted'});
}
