import {sql} from 'kysely';
import * as v from 'valibot';
import type {DeskEvent} from 'wa-desk/core';
import {PASSING, WAKE_CHANNEL} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** WhatsApp shows it to a customer for so long; colleagues see the same. */
const TYPING_LASTS = 25_000;

/** Something that no log keeps: who is not there does not miss it. */
const passing = v.object({
  tenantId: v.string(),
  agentIds: v.array(v.string()),
  conversationId: v.string(),
  name: v.string(),
  until: v.number(),
});

export interface Passing {
  readonly tenantId: string;
  readonly agentIds: readonly string[];
  readonly event: DeskEvent;
}

/** The other agents in a conversation see that this one is writing, by whichever gateway their desks are open. */
export async function tellTyping(scope: Scope, agentId: string, conversationId: string): Promise<void> {
  const {tx, tenant, tenantId, now} = scope;
  const others = await tx
    .selectFrom('tasks')
    .select('agent_id')
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('phase', '=', 'connected')
    .where('agent_id', '!=', agentId)
    .execute();
  if (others.length === 0) return;
  const told: v.InferOutput<typeof passing> = {
    tenantId,
    agentIds: others.map(({agent_id}) => agent_id),
    conversationId,
    name: tenant.agents.get(agentId)?.name ?? agentId,
    until: now + TYPING_LASTS,
  };
  await sql`select pg_notify(${WAKE_CHANNEL}, ${PASSING + JSON.stringify(told)})`.execute(tx);
}

/** As it was said by `tellTyping`, without its mark; undefined for what another version says. */
export function readPassing(said: string): Passing | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), passing), said);
  if (!parsed.success) return undefined;
  const {tenantId, agentIds, conversationId, name, until} = parsed.output;
  return {tenantId, agentIds, event: {type: 'typing', conversationId, name, until}};
}
