import type {DeskCommand} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import type {AccountTemplates} from '../templates/account-templates.js';
import {templatesFor} from '../templates/of-task.js';
import type {Ground} from '../tenant.js';
import type {Graph} from '../whatsapp/graph.js';
import type {AccountTemplate} from '../whatsapp/template.js';
import {askReaction} from './commands/react.js';

/** What WhatsApp has said to a command, before the transaction in which it has its effect. */
export interface Outside {
  /** Of the reaction that WhatsApp has just taken. */
  readonly reaction?: string | null;
  /** Those that may be sent in the conversation. */
  readonly templates?: readonly AccountTemplate[] | undefined;
}

export async function askOutside(
  deps: {readonly ground: Ground; readonly graph: Graph; readonly templates: AccountTemplates},
  tenant: Tenant,
  agentId: string,
  key: string,
  command: DeskCommand,
): Promise<Outside> {
  if (command.type === 'react') return {reaction: await askReaction(deps, tenant, agentId, key, command)};
  if (command.type === 'listTemplates' || (command.type === 'send' && command.with?.kind === 'template'))
    return {templates: await templatesFor(deps, tenant, agentId, key, command)};
  return {};
}
