import {isVariableValue, type DeskCommand} from 'wa-desk/core';
import {tellTasks} from '../../ingest/message.js';
import type {Scope} from '../../tenant.js';
import type {Effect} from '../effect.js';
import {Refusal} from '../refusal.js';
import {lockConnected} from './open-task.js';

/** Of two edits the first wins: the conversation is locked, and the version must be the one the agent has changed. */
export async function setVariable(
  scope: Scope,
  agentId: string,
  {taskId, name, value, version}: Extract<DeskCommand, {type: 'setVariable'}>,
): Promise<Effect> {
  const {tx, tenant, tenantId} = scope;
  const {task} = await lockConnected(scope, agentId, taskId);
  const rule = tenant.variables.find((one) => one.name === name);
  if (rule?.editable !== true) throw new Refusal('not-editable', 'Agents may not change this variable.');
  if (!isVariableValue(rule.type, value))
    throw new Refusal('bad-value', `The value is no ${rule.type}, or longer than a variable can be.`);
  const known = await tx
    .selectFrom('variables')
    .select('version')
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', '=', task.interaction_id)
    .where('name', '=', name)
    .executeTakeFirst();
  if (version !== (known?.version ?? 0))
    throw new Refusal('changed-meanwhile', 'Somebody else has saved this variable since.');
  const saved = {value, version: version + 1, changed_by: agentId};
  await tx
    .insertInto('variables')
    .values({...saved, tenant_id: tenantId, interaction_id: task.interaction_id, name})
    .onConflict((conflict) => conflict.columns(['tenant_id', 'interaction_id', 'name']).doUpdateSet(saved))
    .execute();
  await tellTasks(scope, task.conversation_id);
  return {told: [{kind: 'task', ref: taskId}]};
}
