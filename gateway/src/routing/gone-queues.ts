import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {lockRouting} from './offer.js';

/** Work of a queue that the configuration does not have any more goes on in the queue of its line. */
export async function leaveGoneQueues(scope: Scope): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  const queueIds = [...tenant.queues.keys()];
  const [anyQueue] = queueIds;
  if (anyQueue === undefined) return;
  await lockRouting(scope);
  const conversations = await tx
    .selectFrom('conversations')
    .select(['id', 'line_id', 'queue_id'])
    .where('tenant_id', '=', tenantId)
    .where(({or, and, eb, exists, selectFrom}) =>
      or([
        and([eb('state', '!=', 'closed'), eb('queue_id', 'not in', queueIds)]),
        exists(
          selectFrom('tasks')
            .select('tasks.id')
            .whereRef('tasks.tenant_id', '=', 'conversations.tenant_id')
            .whereRef('tasks.conversation_id', '=', 'conversations.id')
            .where('tasks.phase', 'in', ['offered', 'connected', 'interrupted', 'wrap-up'])
            .where('tasks.queue_id', 'not in', queueIds),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const told: LogEntry[] = [];
  for (const {id, line_id, queue_id} of conversations) {
    const next = tenant.lines.get(line_id)?.queue ?? anyQueue;
    if (!tenant.queues.has(queue_id))
      await tx
        .updateTable('conversations')
        .set({queue_id: next})
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    const moved = await tx
      .updateTable('tasks')
      .set(({eb}) => ({queue_id: next, version: eb('version', '+', 1)}))
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', id)
      .where('phase', 'in', ['offered', 'connected', 'interrupted', 'wrap-up'])
      .where('queue_id', 'not in', queueIds)
      .returning(['id', 'agent_id', 'phase'])
      .execute();
    for (const task of moved)
      told.push({agentId: task.agent_id, kind: task.phase === 'offered' ? 'offer' : 'task', ref: task.id});
  }
  await appendEvents(scope, told);
}
