import {MAX_TEXT_LENGTH, type DeskCommand} from 'wa-desk/core';
import {insertMessage} from '../../ingest/message.js';
import {appendMessageEvent} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import {cleanText} from '../../whatsapp/json.js';
import type {Effect} from '../effect.js';
import {Refusal} from '../refusal.js';
import {knownMessage} from './known-message.js';
import {lockConnected} from './open-task.js';

/** For colleagues: it stands in the conversation and there is no attempt to send it, ever. */
export async function note(
  scope: Scope,
  agentId: string,
  {taskId, messageId, text: given}: Extract<DeskCommand, {type: 'note'}>,
): Promise<Effect> {
  const text = cleanText(given);
  const {conversation} = await lockConnected(scope, agentId, taskId);
  if (text.trim() === '') throw new Refusal('text-empty', 'A note without text cannot be kept.');
  if (text.length > MAX_TEXT_LENGTH)
    throw new Refusal('text-too-long', `A note has at most ${MAX_TEXT_LENGTH} characters: shorten it.`);
  const told: Effect['told'] = [{kind: 'message', ref: messageId}];
  if (await knownMessage(scope, agentId, conversation.id, messageId)) return {told};
  await insertMessage(scope, conversation.id, {
    id: messageId,
    kind: 'note',
    text,
    detail: {},
    at: Math.floor(scope.now / 1000) * 1000,
    wamid: null,
    author_kind: 'agent',
    author_id: agentId,
    author_name: scope.tenant.agents.get(agentId)?.name ?? agentId,
    quoted_wamid: null,
    status: null,
    attempt: null,
  });
  await appendMessageEvent(scope, conversation.id, messageId, 'message');
  return {told};
}
