import type {DeskCommand} from 'wa-desk/core';
import {lockRouting, makeOffer} from '../../routing/offer.js';
import {openRequest} from '../../routing/request.js';
import {addLine} from '../../routing/tell.js';
import {enterWrapUp} from '../../routing/wrap-up.js';
import {lockAgents, viewersOf} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';
import {lockFree} from './open-task.js';
import {noteOf, requireTarget} from './target.js';

/** The giver goes to wrap-up at once; the customer waits for who was asked, as long as they have waited already. */
export async function transfer(
  scope: Scope,
  agentId: string,
  {taskId, target, note}: Extract<DeskCommand, {type: 'transfer'}>,
): Promise<Effect> {
  const {tx, tenantId} = scope;
  await lockRouting(scope);
  const {conversation, task} = await lockFree(scope, agentId, taskId);
  const {name} = await requireTarget(scope, conversation.id, target);
  const request = await openRequest(scope, {
    kind: 'transfer',
    conversation_id: conversation.id,
    task_id: taskId,
    agent_id: agentId,
    target_kind: target.kind,
    target_id: target.id,
    note: noteOf(note),
    expires_at: null,
  });
  await lockAgents(scope, [
    agentId,
    ...(await viewersOf(scope, conversation.id)),
    ...(target.kind === 'agent' ? [target.id] : []),
  ]);
  const line = await addLine(scope, conversation.id, 'transferred', name);
  const given = await enterWrapUp(scope, task, 'transferred');
  await tx
    .updateTable('conversations')
    .set({state: 'waiting', ...(target.kind === 'queue' && {queue_id: target.id})})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversation.id)
    .execute();
  if (target.kind === 'agent')
    await makeOffer(scope, {
      conversation,
      agentId: target.id,
      role: 'owner',
      queueId: conversation.queue_id,
      request,
    });
  return {...(await announce(scope, agentId, [...line, given])), route: true};
}
