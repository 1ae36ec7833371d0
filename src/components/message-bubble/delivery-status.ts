import {html, type TemplateResult} from 'lit';
import type {Delivery, Message} from '../../core/message.js';
import * as icons from '../../element/icons.js';
import {deliveryText} from '../../element/delivery-text.js';
import type {Strings} from '../../strings/en.js';

/** How far an agent's message has come: by shape, and by word where the shape alone does not say it. */
export function renderStatus(message: Message, delivery: Delivery, strings: Strings): TemplateResult {
  const words = deliveryText(message, delivery, strings);
  const spoken = delivery.status === 'read' || delivery.status === 'played'; // the colour of the ticks says it too
  return html`<span class="status ${delivery.status}" part="status bubble__status" title=${words}
    >${statusIcon(delivery.status)}<span class=${spoken ? '' : 'visually-hidden'}>${words}</span></span
  >`;
}

function statusIcon(status: Delivery['status']): TemplateResult {
  switch (status) {
    case 'queued':
    case 'sending':
      return icons.clock;
    case 'accepted':
    case 'sent':
      return icons.tick;
    case 'delivered':
    case 'read':
    case 'played':
      return icons.ticks;
    case 'failed':
      return icons.alert;
    case 'unconfirmed':
      return icons.question;
    default:
      status satisfies never;
      return icons.clock;
  }
}
