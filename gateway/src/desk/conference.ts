import type {Selectable} from 'kysely';
import type {Task as TaskNoun} from 'wa-desk/core';
import {partner} from '../routing/handover.js';
import {openRequestOf} from '../routing/request.js';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';

export type Conference = TaskNoun['conference'];

const none: Conference = {state: 'none'};

/** Whom the agent of this task works with on it, from the rows as they are. */
export async function conferenceOf(scope: Scope, task: Selectable<Tables['tasks']>): Promise<Conference> {
  if (task.phase !== 'connected' && task.phase !== 'interrupted') return none;
  const {agents, queues} = scope.tenant;
  const other = await partner(scope, task, task.role === 'owner' ? 'guest' : 'owner');
  if (other) {
    const since = (task.role === 'owner' ? other : task).accepted_at ?? 0;
    return {
      state: 'active',
      other: {id: other.agent_id, name: agents.get(other.agent_id)?.name ?? other.agent_id},
      since,
    };
  }
  const request = task.role === 'owner' ? await openRequestOf(scope, task.conversation_id) : undefined;
  if (request?.task_id !== task.id) return none;
  const {target_kind: kind, target_id: id, requested_at: requestedAt, expires_at: expiresAt} = request;
  const name = (kind === 'queue' ? queues : agents).get(id)?.name ?? id;
  return {state: 'requested', target: {kind, id, name}, requestedAt, expiresAt};
}
