import {RequestDialog, requestParts} from '../request-dialog/request-dialog.js';

/**
 * @summary Asks to hand a conversation over to a queue or a colleague, with a note. Open it with `show()`.
 * @event {WaIntentEvent} wa-intent - Before `transfer` or `listTargets` is sent; prevent it to handle it yourself.
 * @event {WaRequestClosedEvent} wa-request-closed - It is closed: `sent`, `cancelled`, or `over` when the conversation allowed it no more.
 * @csspart base - The dialog.
 * @csspart title - What it asks for.
 * @csspart masked - A stretch of text that is masked.
 * @csspart kind - One half of the choice between queue and agent.
 * @csspart search-input - Filters the list.
 * @csspart list - The queues or agents.
 * @csspart option - One of them.
 * @csspart choice - What is chosen.
 * @csspart refresh-button - Fetches the newest list.
 * @csspart note-input - The note to the colleague.
 * @csspart counter - How much of the note is used.
 * @csspart warning - What was written and not sent.
 * @csspart error - Why it was refused, or what is missing.
 * @csspart cancel-button - Closes it.
 * @csspart submit-button - Asks.
 * @csspart close-button - Closes it, in its corner.
 * @csspart search - The frame of the search.
 * @csspart note-label - What the note is for.
 * @csspart hint - The keys that choose and submit.
 */
export class WaTransferDialog extends RequestDialog {
  protected override readonly parts = {'transfer-dialog': requestParts};
  protected override readonly request = 'transfer';
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-transfer-dialog': WaTransferDialog;
  }
}
