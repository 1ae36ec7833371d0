import type {DeskCommand} from 'wa-desk/core';
import {keepAmendment} from '../../ingest/amend.js';
import {tellChanged} from '../../ingest/message.js';
import {lockConversation, lockWamid} from '../../send/delivery.js';
import {SLOW_DOWN, WINDOW_CLOSED} from '../../send/outbox.js';
import {recipientOf} from '../../send/recipient.js';
import {shutWindow} from '../../send/status.js';
import type {Tenant} from '../../config.js';
import {inTenant, type Ground, type Scope} from '../../tenant.js';
import type {Graph, SendResult} from '../../whatsapp/graph.js';
import type {Effect} from '../effect.js';
import {notFound, Refusal} from '../refusal.js';
import {lockConnected} from './open-task.js';

type React = Extract<DeskCommand, {type: 'react'}>;

/** What people tap, with or without the sign that asks for its colours; newer ones than this build knows as well. */
const EMOJI = /^(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3])[\p{Emoji}\p{Emoji_Component}]{1,32}$/u;

/**
 * Asks WhatsApp first and keeps the reaction when it has taken it: a reaction is told whole, so whatever breaks in
 * between the desk's repeat sets the same once more.
 * @returns the wamid of the reaction; null when this command had its effect before
 */
export async function askReaction(
  {ground, graph}: {readonly ground: Ground; readonly graph: Graph},
  tenant: Tenant,
  agentId: string,
  key: string,
  command: React,
): Promise<string | null> {
  const target = await inTenant(ground, tenant, (scope) => targetOf(scope, agentId, key, command));
  if (!target) return null;
  const result = await graph.sendReaction(target.lineId, target.recipient, target.wamid, command.emoji);
  if (result.outcome === 'accepted') return result.wamid;
  if (result.outcome === 'refused' && result.code === WINDOW_CLOSED)
    await inTenant(ground, tenant, async (scope) => {
      await lockConversation(scope, target.conversationId);
      await shutWindow(scope, target.conversationId);
    });
  throw refusalOf(result);
}

async function targetOf(scope: Scope, agentId: string, key: string, {taskId, messageId, emoji}: React) {
  const done = await scope.tx
    .selectFrom('commands')
    .select('key')
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (done) return undefined;
  if (emoji !== null && !EMOJI.test(emoji)) throw new Refusal('bad-value', 'emoji: expected one emoji, or null.');
  const {conversation} = await lockConnected(scope, agentId, taskId);
  const message = await readTarget(scope, messageId);
  if (!message || message.conversation_id !== conversation.id) throw notFound();
  if (message.wamid === null || message.deleted || message.author_kind === 'system')
    throw new Refusal('not-found', 'WhatsApp does not have this message, or not any more: it takes no reaction.');
  if (conversation.window_until === null || scope.now >= conversation.window_until)
    throw new Refusal('window-closed', 'The customer service window is closed: only templates may be sent.');
  const recipient = recipientOf(conversation);
  if (!recipient) throw new Refusal('unsupported', 'The customer has no number or id to send to.');
  return {lineId: conversation.line_id, conversationId: conversation.id, recipient, wamid: message.wamid};
}

/** WhatsApp has taken it: it stands at its message, and no message is made of it. */
export async function react(scope: Scope, agentId: string, command: React, wamid: string): Promise<Effect> {
  const target = await readTarget(scope, command.messageId);
  if (!target || target.wamid === null) throw notFound();
  await lockConversation(scope, target.conversation_id);
  await lockWamid(scope, wamid);
  await keepAmendment(scope, {
    wamid,
    target_wamid: target.wamid,
    kind: 'reaction',
    at: Math.floor(scope.now / 1000) * 1000,
    side: 'business',
    person_key: null,
    agent_id: agentId,
    agent_name: scope.tenant.agents.get(agentId)?.name ?? agentId,
    emoji: command.emoji,
    detail: {},
  });
  await dropParked(scope, wamid);
  await tellChanged(scope, target.conversation_id, command.messageId);
  return {told: [{kind: 'message-changed', ref: command.messageId}]};
}

/** Statuses that were faster than the answer: that it was sent is known by now. */
async function dropParked({tx, tenantId}: Scope, wamid: string): Promise<void> {
  await tx.deleteFrom('parked_statuses').where('tenant_id', '=', tenantId).where('wamid', '=', wamid).execute();
}

function readTarget({tx, tenantId}: Scope, messageId: string) {
  return tx
    .selectFrom('messages')
    .select(['conversation_id', 'wamid', 'deleted', 'author_kind'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .executeTakeFirst();
}

function refusalOf(result: Exclude<SendResult, {outcome: 'accepted'}>): Refusal {
  if (result.outcome !== 'refused')
    return new Refusal('unreachable', 'WhatsApp did not answer: it is not known whether the reaction was set.');
  if (result.code === WINDOW_CLOSED)
    return new Refusal('window-closed', 'WhatsApp has closed the customer service window.');
  if (SLOW_DOWN.has(result.code)) return new Refusal('rate-limited', 'WhatsApp asks to slow down: react later.');
  return new Refusal('unsupported', `WhatsApp refused the reaction with code ${result.code}.`);
}
