import type {Selectable} from 'kysely';
import {MAX_REVEAL_REASON, type DeskCommand, type MaskedSpan} from 'wa-desk/core';
import {findSensitive} from 'wa-desk/mask';
import type {Tables} from '../../store/database.js';
import type {Scope} from '../../tenant.js';
import {aboutOf, conversationOf} from '../frames.js';
import {notFound, Refusal} from '../refusal.js';
import {splitOf} from '../../store/split.js';
import {Told} from '../told.js';
import {openTask} from './open-task.js';

type Reveal = Extract<DeskCommand, {type: 'reveal'}>;

/** How long a value stays in sight, in ms. */
const IN_SIGHT = 30_000;
const HOUR = 60 * 60 * 1000;
const MOST_LISTED = 1000;

/** One masked value in clear, where the administrator allows it; who, when, what and why is kept, never the value. */
export async function reveal(scope: Scope, agentId: string, key: string, command: Reveal): Promise<Told> {
  const reason = command.reason.trim();
  const {revealsPerHour} = scope.tenant.masking;
  if (revealsPerHour === 0) throw new Refusal('reveal-off', 'masking.revealsPerHour in the configuration is 0.');
  if (reason === '' || reason.length > MAX_REVEAL_REASON)
    throw new Refusal('bad-command', `reason: expected 1 to ${MAX_REVEAL_REASON} characters.`);
  const task = await openTask(scope, agentId, command.taskId);
  const found = task && (await valueOf(scope, task, command));
  if (!found) throw notFound();
  const until = (await keepRecord(scope, agentId, key, {...command, reason, kind: found.kind})) + IN_SIGHT;
  if (scope.now >= until) throw new Refusal('key-reused', 'This reveal is over: a new one takes a new key.');
  if ((await revealsOf(scope, agentId)) > revealsPerHour)
    throw new Refusal('rate-limited', `An agent may reveal ${revealsPerHour} values an hour.`);
  const {taskId, messageId, stretch} = command;
  return new Told({
    type: 'revealed',
    revealed: {taskId, messageId, stretch, value: found.value, until},
  });
}

interface Found {
  readonly value: string;
  readonly kind: MaskedSpan['kind'];
}

async function valueOf(
  scope: Scope,
  task: Selectable<Tables['tasks']>,
  {messageId, stretch}: Reveal,
): Promise<Found | undefined> {
  const conversation = await conversationOf(scope, task.conversation_id);
  if (messageId === null) return conversation.phone === null ? undefined : {value: conversation.phone, kind: 'phone'};
  const row = await scope.tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', '=', task.conversation_id)
    .where('id', '=', messageId)
    .where('deleted', '=', false)
    .executeTakeFirst();
  if (!row || row.text === null) return undefined;
  const {pci, pii} = scope.tenant.masking;
  const split = pci ? splitOf(row) : null;
  const about = await aboutOf(scope, conversation.id);
  const hidden = split ?? findSensitive(row.text, {...about.get(conversation.id), pci, pii});
  const span = hidden[stretch];
  return span && {value: row.text.slice(span.start, span.end), kind: span.kind};
}

/** When it was revealed: the same key asked again is the same reveal. */
async function keepRecord(
  {tx, tenantId, now}: Scope,
  agentId: string,
  key: string,
  {taskId, messageId, kind, reason}: Pick<Reveal, 'taskId' | 'messageId' | 'reason'> & Pick<Found, 'kind'>,
): Promise<number> {
  await tx
    .insertInto('reveals')
    .values({
      tenant_id: tenantId,
      id: key,
      agent_id: agentId,
      at: now,
      task_id: taskId,
      message_id: messageId,
      kind,
      reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const {at} = await tx
    .selectFrom('reveals')
    .select('at')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', key)
    .executeTakeFirstOrThrow();
  return at;
}

async function revealsOf({tx, tenantId, now}: Scope, agentId: string): Promise<number> {
  const {count} = await tx
    .selectFrom('reveals')
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('at', '>', now - HOUR)
    .executeTakeFirstOrThrow();
  return count;
}

/** For the auditor, newest first. */
export async function listReveals({tx, tenantId}: Scope) {
  const rows = await tx
    .selectFrom('reveals')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(({at, agent_id, task_id, message_id, kind, reason}) => ({
    at,
    agentId: agent_id,
    taskId: task_id,
    messageId: message_id,
    kind,
    reason,
  }));
}
