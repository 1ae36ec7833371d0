import type {DeskCommand} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import {openTask} from '../desk/commands/open-task.js';
import {conversationOf} from '../desk/frames.js';
import {notFound, Refusal} from '../desk/refusal.js';
import {readInTenant, type Ground, type Scope} from '../tenant.js';
import type {AccountTemplate} from '../whatsapp/template.js';
import {accountOf} from './account-of.js';
import type {AccountTemplates} from './account-templates.js';

type Asked = Extract<DeskCommand, {type: 'listTemplates' | 'send'}>;

/**
 * What may be sent in the conversation of a task, asked of WhatsApp before the command's own transaction. Undefined when
 * the command had its effect before.
 */
export async function templatesFor(
  {ground, templates}: {readonly ground: Ground; readonly templates: AccountTemplates},
  tenant: Tenant,
  agentId: string,
  key: string,
  command: Asked,
): Promise<readonly AccountTemplate[] | undefined> {
  const to = await readInTenant(ground, tenant, async (scope) => {
    if (command.type === 'send' && (await isDone(scope, agentId, key))) return undefined;
    const task = await openTask(scope, agentId, command.taskId);
    if (!task) throw notFound();
    const conversation = await conversationOf(scope, task.conversation_id);
    return {account: accountOf(tenant, conversation), hasNumber: conversation.phone !== null};
  });
  if (!to) return undefined;
  if (to.account === null)
    throw new Refusal(
      'unsupported',
      'The WhatsApp account of this line is not known: set wabaId of the line, or wait for its first webhook.',
    );
  const found = await (command.type === 'send' ? templates.known(to.account) : templates.list(to.account));
  if (!found) throw new Refusal('templates-unavailable', 'WhatsApp did not hand out the templates: try again.');
  return found.filter((one) => isSendable(one, to.hasNumber));
}

/** A code needs a number to go to; a place on a map is nothing that agents fill in. */
function isSendable({noun: {category, header}}: AccountTemplate, hasNumber: boolean): boolean {
  return (hasNumber || category !== 'authentication') && header?.kind !== 'location';
}

async function isDone({tx, tenantId}: Scope, agentId: string, key: string): Promise<boolean> {
  const done = await tx
    .selectFrom('commands')
    .select('key')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .executeTakeFirst();
  return done !== undefined;
}
