import {html, nothing, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import type {Delivery} from '../../core/message.js';
import type {DeskCommand} from '../../core/protocol.js';
import {editableText, isPending, refusalOf, whyNotSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {announce} from '../../element/announcer.js';
import * as icons from '../../element/icons.js';
import {deliveryText} from '../../element/delivery-text.js';
import {failureWordsFor} from '../../element/failure-reason.js';
import type {Remedy} from '../../element/failures.js';
import {remedyFor} from '../../element/remedy.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {failureWords} from '../../strings/en/failure.js';
import {refusedWords} from '../../strings/en/refused.js';
import type {Strings} from '../../strings/en.js';
import {bring} from '../../strings/english.js';
import {templatePicker} from '../template-picker/on-demand.js';
import type {MessageRow} from './render-message.js';

export {troubleStyles} from './trouble.styles.js';

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
  const {status, attempt} = delivery;
  const onItsWay = status === 'queued' || status === 'sending';
  if (onItsWay && message.waiting !== null)
    return html`<p class="waiting">${deliveryText(message, delivery, strings)}</p>`;
  if (row.past) return nothing; // the sign and its words say it; why and what to do is past
  if (onItsWay && attempt > 1) return html`<p class="error">${icons.again}<span>${strings.failure.trying}</span></p>`;
  if (status !== 'failed' && status !== 'unconfirmed') return nothing;
  const refusal = row.session ? refusedWith(row.session, row) : null;
  return html`
    <div class="trouble">
      ${status === 'unconfirmed' ? renderUnsure(strings) : renderReason(delivery, strings)}
      ${refusal ? html`<p class="error" role="alert">${strings.refused(refusal)}</p>` : nothing}
      <div class="actions">${renderActions(row, delivery)}</div>
    </div>
  `;
}

const renderUnsure = ({delivery}: Strings): TemplateResult =>
  html`<p class="waiting" part="error">${icons.question}<span>${delivery.unsure}</span></p>`;

function renderReason({errorCode}: Delivery, strings: Strings): TemplateResult {
  const {cause, step} = failureWordsFor(errorCode, strings);
  return html`<p class="error" part="error">
    ${icons.alert}<span>${cause}${step === null ? nothing : html` <span class="step">${step}</span>`}</span>
  </p>`;
}

interface Action {
  readonly name: Exclude<Remedy, 'none'> | 'delete';
  readonly words: string;
  readonly run: () => void;
}

/** The next step; where there is no menu, whatever else can be done as well. */
function renderActions(row: MessageRow, delivery: Delivery): unknown {
  const {session} = row;
  const busy = !!session && commandsAbout(row).some((command) => isPending(session.state, command));
  const next = nextStep(row, delivery);
  const actions = actionsOf(row, next, delivery.status === 'unconfirmed');
  const shown = row.menu === true ? actions.filter(({name}) => name === next) : actions;
  return shown
    .toSorted((a, b) => Number(b.name === next) - Number(a.name === next))
    .map(
      ({name, words, run}) =>
        html`<button class=${name === next ? 'next' : ''} part="${name}-button" ?disabled=${busy} @click=${run}>
          ${words}
        </button>`,
    );
}

function nextStep(row: MessageRow, {status, errorCode}: Delivery): Remedy {
  if (status === 'unconfirmed') return 'retry';
  const remedy = remedyFor(errorCode);
  const shut = whyNotNow(row) === 'window-closed' && row.message.content.type !== 'template';
  return shut && remedy !== 'none' ? 'template' : remedy; // no second try gets through there
}

function whyNotNow({session, taskId}: MessageRow): DeskErrorCode | null {
  const task = session?.state.tasks.get(taskId);
  return session && task ? whyNotSend(session.state, task, session.clock.now()) : null;
}

function actionsOf(row: MessageRow, next: Remedy, unsure: boolean): Action[] {
  const {session, message, closed, taskId, strings} = row;
  const {delivery, failure} = strings;
  const features = session?.state.tasks.get(taskId)?.capabilities.features ?? [];
  const whyNot = whyNotNow(row);
  const templates = features.includes('template') && session?.supports('listTemplates') === true;
  const actions: Action[] = [];
  if (!closed)
    actions.push({name: 'retry', words: unsure ? delivery.sendAgain : delivery.retry, run: () => retry(row)});
  if (unsure) return actions;
  if (next === 'template' && templates && (whyNot === null || whyNot === 'window-closed'))
    actions.push({name: 'template', words: failure.sendTemplate, run: () => void pickTemplate(row)});
  if (!closed && session && editableText(session.state, message) !== null)
    actions.push({name: 'edit', words: delivery.edit, run: () => edit(row)});
  actions.push({name: 'delete', words: delivery.delete, run: () => remove(row)});
  return actions;
}

/** Opens the picker beside the message; it goes when it is closed. */
async function pickTemplate({host, session, taskId, strings}: MessageRow): Promise<void> {
  const root = host.shadowRoot;
  try {
    await templatePicker.load();
  } catch {
    announce(host, strings.failure.templatesUnloaded, 'assertive');
    return;
  }
  if (!root || !host.isConnected || root.querySelector('wa-template-picker')) return;
  const picker = document.createElement('wa-template-picker', {customElementRegistry: root.customElementRegistry});
  picker.session = session;
  picker.addEventListener('wa-template-closed', () => picker.remove());
  root.append(picker);
  if (!picker.show(taskId)) picker.remove();
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
