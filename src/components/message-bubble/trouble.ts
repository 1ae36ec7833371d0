import {html, nothing, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import type {Delivery} from '../../core/message.js';
import type {DeskCommand} from '../../core/protocol.js';
import {editableText, isPending, refusalOf} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import * as icons from '../../element/icons.js';
import {deliveryText} from '../../element/delivery-text.js';
import {failureReason} from '../../element/failure-reason.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {failureWords} from '../../strings/en/failure.js';
import {refusedWords} from '../../strings/en/refused.js';
import {bring} from '../../strings/english.js';
import type {MessageRow} from './render-message.js';

bring({delivery: deliveryWords, failure: failureWords, refused: refusedWords}); // with the code, when it is first needed

/** The text of a failed message went back into the draft, to be changed and sent anew. */
export class WaMessageEditedEvent extends Event {
  constructor(readonly detail: {conversationId: string}) {
    super('wa-message-edited', {bubbles: true, composed: true});
  }
}

/** Why a message has not arrived, and what can be done about it. */
export function renderTrouble(row: MessageRow, delivery: Delivery): TemplateResult | typeof nothing {
  const {message, strings} = row;
  const {status, errorCode} = delivery;
  if (status === 'queued' && message.waiting !== null)
    return html`<p class="waiting">${deliveryText(message, delivery, strings)}</p>`;
  if (status !== 'failed' && status !== 'unconfirmed') return nothing;
  if (row.past) return nothing; // the sign and its words say it; why and what to do is past
  const unsure = status === 'unconfirmed';
  const refusal = row.session ? refusedWith(row.session, row) : null;
  return html`
    <div class="trouble">
      <p class=${unsure ? 'waiting' : 'error'} part="error">
        ${
          unsure
            ? html`${icons.question}<span>${strings.delivery.unsure}</span>`
            : html`${icons.alert}<span>${failureReason(errorCode, strings)}</span>`
        }
      </p>
      ${refusal ? html`<p class="error" role="alert">${strings.refused[refusal]}</p>` : nothing}
      <div class="actions">${renderActions(row, unsure)}</div>
    </div>
  `;
}

function renderActions(row: MessageRow, unsure: boolean): unknown {
  const {session, message, closed} = row;
  const {delivery} = row.strings;
  const busy = !!session && commandsAbout(row).some((command) => isPending(session.state, command));
  const editable = !!session && editableText(session.state, message) !== null;
  return html`${
    closed
      ? nothing
      : html`<button part="retry-button" ?disabled=${busy} @click=${() => retry(row)}>
          ${unsure ? delivery.sendAgain : delivery.retry}
        </button>`
  }${
    closed || unsure || !editable
      ? nothing
      : html`<button part="edit-button" ?disabled=${busy} @click=${() => edit(row)}>${delivery.edit}</button>`
  }${
    unsure
      ? nothing
      : html`<button part="delete-button" ?disabled=${busy} @click=${() => remove(row)}>${delivery.delete}</button>`
  }`;
}

function commandsAbout({message, taskId}: MessageRow): DeskCommand[] {
  const about = {taskId, messageId: message.id};
  return [
    {type: 'retry', ...about, evenIfItArrived: false},
    {type: 'deleteUnsent', ...about},
  ];
}

function refusedWith({state}: DeskSession, row: MessageRow): DeskErrorCode | null {
  for (const command of commandsAbout(row)) {
    const refusal = refusalOf(state, command);
    if (refusal) return refusal.code;
  }
  return null;
}

// the state shows a refusal of either, in words, under the bubble

export function retry({session, taskId, message, host}: MessageRow): void {
  const unsure = message.delivery?.status === 'unconfirmed';
  session?.retry(taskId, message.id, unsure, {source: host}).catch(() => undefined);
}

export function edit({session, taskId, message, host}: MessageRow): void {
  const text = session ? editableText(session.state, message) : null;
  if (!session || text === null) return;
  const {conversationId} = message;
  const draft = session.state.drafts.get(conversationId) ?? '';
  session.saveDraft(conversationId, draft.trim() === '' ? text : `${text}\n${draft}`); // first: the text is never nowhere
  session.deleteUnsent(taskId, message.id, {source: host}).catch(() => undefined);
  host.dispatchEvent(new WaMessageEditedEvent({conversationId}));
}

export function remove({session, taskId, message, host}: MessageRow): void {
  session?.deleteUnsent(taskId, message.id, {source: host}).catch(() => undefined);
}

declare global {
  interface HTMLElementEventMap {
    'wa-message-edited': WaMessageEditedEvent;
  }
}
