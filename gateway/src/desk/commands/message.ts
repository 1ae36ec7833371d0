import {MAX_TEXT_LENGTH, type DeskCommand} from 'wa-desk/core';
import {insertMessage} from '../../ingest/message.js';
import {forgetMedia} from '../../media/stored.js';
import {giveToMessage} from '../../media/uploads.js';
import {advanceDelivery} from '../../send/delivery.js';
import {giveAnew} from '../../send/sent-files.js';
import {appendMessageEvent} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import type {Effect} from '../effect.js';
import {fillTemplate} from '../../templates/fill.js';
import {cleanText} from '../../whatsapp/json.js';
import type {AccountTemplate} from '../../whatsapp/template.js';
import {notFound, Refusal} from '../refusal.js';
import {knownMessage, readMessage} from './known-message.js';
import {interrupted, lockConnected, lockTask} from './open-task.js';
import {sentFile, usableUpload} from './sent-file.js';
import {interactiveWritten} from './sent-interactive.js';

type Of<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

/** Stores the message and its first attempt; the desk's own id makes it one message however often it is asked. */
export async function send(
  scope: Scope,
  agentId: string,
  command: Of<'send'>,
  templates: readonly AccountTemplate[],
): Promise<Effect> {
  const {taskId, messageId} = command;
  const {conversation} = await lockConnected(scope, agentId, taskId);
  if (command.with?.kind === 'interactive' && conversation.group_id !== null)
    throw new Refusal('unsupported', 'In groups WhatsApp takes neither reply buttons nor lists.');
  if (await knownMessage(scope, agentId, conversation.id, messageId))
    return {told: [{kind: 'message', ref: messageId}]};
  if (command.with?.kind !== 'template') requireWindow(scope, conversation);
  const prepared =
    (await sentFile(scope, agentId, conversation.id, command)) ??
    (await sentTemplate(scope, agentId, conversation.id, command, templates));
  const written = prepared?.written ?? writtenText(command);
  // of a template WhatsApp draws no quote
  const quoted =
    command.quotedId === null || written.kind === 'template'
      ? null
      : await readQuoted(scope, conversation.id, command.quotedId);
  await insertMessage(scope, conversation.id, {
    id: messageId,
    ...written,
    at: Math.floor(scope.now / 1000) * 1000,
    wamid: null,
    author_kind: 'agent',
    author_id: agentId,
    author_name: scope.tenant.agents.get(agentId)?.name ?? agentId,
    quoted_wamid: quoted,
    status: 'queued',
    attempt: 1,
  });
  if (prepared?.uploadId !== undefined) await giveToMessage(scope, prepared.uploadId, messageId);
  await queueAttempt(scope, conversation.id, messageId, 1);
  await appendMessageEvent(scope, conversation.id, messageId, 'message');
  return {told: [{kind: 'message', ref: messageId}], send: true};
}

/** A template as it will be sent, so that every attempt sends the same; undefined when none is. */
async function sentTemplate(
  scope: Scope,
  agentId: string,
  conversationId: string,
  {with: sent}: Of<'send'>,
  templates: readonly AccountTemplate[],
) {
  if (sent?.kind !== 'template') return undefined;
  const template = templates.find(({noun}) => noun.id === sent.templateId);
  if (!template) throw new Refusal('not-found', 'templateId: there is no such template that may be sent here.');
  const {text, shown, wire, file} = fillTemplate(template, sent.values);
  if (!file) return {uploadId: undefined, written: {kind: 'template', text, detail: {template: shown, wire}}};
  const {name} = await usableUpload(scope, agentId, conversationId, file);
  const detail = {template: {...shown, header: name}, wire, headerFile: file.as};
  return {uploadId: file.uploadId, written: {kind: 'template', text, detail}};
}

function writtenText({text: given, with: sent}: Of<'send'>) {
  if (sent?.kind === 'interactive') return interactiveWritten(given, sent);
  const text = cleanText(given); // what PostgreSQL cannot hold
  if (text.trim() === '') throw new Refusal('text-empty', 'An empty message cannot be sent.');
  if (text.length > MAX_TEXT_LENGTH)
    throw new Refusal('text-too-long', `WhatsApp takes at most ${MAX_TEXT_LENGTH} characters: shorten the text.`);
  return {kind: 'text', text, detail: {}};
}

function requireWindow({now}: Scope, {window_until: until}: {readonly window_until: number | null}): void {
  if (until === null || now >= until)
    throw new Refusal('window-closed', 'The customer service window is closed: only templates may be sent.');
}

/** The next attempt of the same message; after an unknown outcome only if the agent takes the risk of a second copy. */
export async function retry(scope: Scope, agentId: string, command: Of<'retry'>): Promise<Effect> {
  const {taskId, messageId, evenIfItArrived} = command;
  const {conversation} = await lockConnected(scope, agentId, taskId);
  const message = await readMessage(scope, messageId);
  if (!message || message.conversation_id !== conversation.id || message.author_kind !== 'agent') throw notFound();
  if (message.status === 'unconfirmed' && !evenIfItArrived)
    throw new Refusal('may-have-arrived', 'The message may have arrived: send it again only on purpose.');
  if ((message.status !== 'failed' && message.status !== 'unconfirmed') || message.deleted)
    throw new Refusal('not-failed', 'Only a message that failed can be tried again.');
  if (message.kind !== 'template') requireWindow(scope, conversation);
  const attempt = (message.attempt ?? 1) + 1;
  await giveAnew(scope, messageId, message.error_code);
  await queueAttempt(scope, conversation.id, messageId, attempt);
  await advanceDelivery(scope, messageId, {status: 'queued', attempt, errorCode: null});
  return {told: [{kind: 'message-changed', ref: messageId}], send: true};
}

/** Takes a message away that certainly did not go out. */
export async function deleteUnsent(scope: Scope, agentId: string, command: Of<'deleteUnsent'>): Promise<Effect> {
  const {tx, tenantId} = scope;
  const {conversation, task} = await lockTask(scope, agentId, command.taskId);
  if (task.phase === 'interrupted') throw interrupted();
  if (task.phase !== 'connected' && task.phase !== 'wrap-up') throw notFound(); // who left decides nothing here
  const message = await readMessage(scope, command.messageId);
  if (!message || message.conversation_id !== conversation.id || message.author_kind !== 'agent') throw notFound();
  if (message.status !== 'failed')
    throw new Refusal('may-have-arrived', 'Only a message that failed can be deleted: WhatsApp takes nothing back.');
  await tx
    .updateTable('messages')
    .set(({eb}) => ({deleted: true, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', command.messageId)
    .execute();
  await forgetMedia(scope, command.messageId);
  await appendMessageEvent(scope, conversation.id, command.messageId, 'message-changed');
  return {told: [{kind: 'message-changed', ref: command.messageId}]};
}

/** The wamid of what the message answers. One that was taken back is quoted all the same: WhatsApp leaves it out. */
async function readQuoted({tx, tenantId}: Scope, conversationId: string, messageId: string): Promise<string> {
  const row = await tx
    .selectFrom('messages')
    .select('wamid')
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!row?.wamid) throw new Refusal('not-found', 'quotedId: WhatsApp has no such message in this conversation.');
  return row.wamid;
}

/** The attempt's own random id goes out as callback data, so that a status finds it even when the answer was lost. */
async function queueAttempt(
  {tx, tenantId, now, newId}: Scope,
  conversationId: string,
  messageId: string,
  attempt: number,
): Promise<void> {
  await tx
    .insertInto('sends')
    .values({
      tenant_id: tenantId,
      id: newId(),
      conversation_id: conversationId,
      message_id: messageId,
      attempt,
      due_at: now,
      lease_until: null,
      wamid: null,
    })
    .execute();
}
