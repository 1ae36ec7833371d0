import {html, nothing, type TemplateResult} from 'lit';
import * as icons from '../../element/icons.js';
import {renderCustomerId} from '../../element/lookalikes.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import type {Alert, NotifyKind} from './notify-event.js';
import {spokenTitle} from './spoken-title.js';

const kindIcons = {
  offer: icons.bubble,
  message: icons.bubble,
  notice: icons.alert,
  interrupted: icons.warning,
  connection: icons.offline,
} as const satisfies Record<NotifyKind, TemplateResult>;

export interface ToastCard {
  readonly alert: Alert;
  /** The customers who look alike. */
  readonly alike: ReadonlySet<string>;
  readonly strings: Strings;
  /** Undefined when there is nothing to open. */
  readonly onOpen: (() => void) | undefined;
  /** Undefined when it goes with its cause. */
  readonly onDismiss: (() => void) | undefined;
}

export function renderToast({alert, alike, strings, onOpen, onDismiss}: ToastCard): TemplateResult {
  const {dismiss} = strings.notifications;
  const {kind, customer, title, body} = alert;
  const text = html`
    <span class="words">
      <span class="row"
        ><bdi class="title" part="toast-title">${renderText(title, strings)}</bdi>${
          customer ? renderCustomerId(customer, alike, strings) : nothing
        }</span
      ><span class="body" part="toast-body" dir="auto">${renderText(body, strings)}</span>
    </span>
  `;
  return html`
    <li class=${`card ${kind}-card`} part="toast">
      ${kindIcons[kind]}
      ${onOpen ? html`<button class="open" part="toast-open" type="button" @click=${onOpen}>${text}</button>` : text}
      ${
        onDismiss
          ? html`<button class="button quiet icon compact" part="toast-close" type="button" @click=${onDismiss}>
              ${icons.close}<span class="visually-hidden">${dismiss(spokenTitle(alert, alike, strings))}</span>
            </button>`
          : nothing
      }
    </li>
  `;
}
