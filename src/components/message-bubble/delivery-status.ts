import {html, type TemplateResult} from 'lit';
import type {Delivery, Message} from '../../core/message.js';
import {deliveryText} from '../../element/delivery-text.js';
import {statusPaths} from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** How far an agent's message has come: by shape, and by word where the shape alone does not say it. */
export function renderStatus(message: Message, delivery: Delivery, strings: Strings): TemplateResult {
  const {status} = delivery;
  const words = deliveryText(message, delivery, strings);
  const shown = status === 'read' || status === 'played' ? '' : 'visually-hidden'; // the colour of the ticks says it too
  // prettier-ignore
  return html`<span class="status ${status}" part="status bubble__status" title=${words}><svg aria-hidden="true" viewBox="0 0 20 20"><path d=${statusPaths[status]} /></svg><span class=${shown} .textContent=${words}></span></span>`;
}
