import {html, nothing, type TemplateResult} from 'lit';
import type {SharedContact} from '../../../core/content.js';
import type {DisplayText} from '../../../core/text.js';
import {announce} from '../../../element/announcer.js';
import * as icons from '../../../element/icons.js';
import {initialsOf} from '../../../element/initials.js';
import {isMasked, readableParts, renderText} from '../../../element/shown-text.js';
import {renderFolded} from './folded.js';
import type {MessageRow} from './row.js';

/** So many cards, and numbers of a card, are seen at once. */
const CARDS = 3;
const VALUES = 4;

export function renderContacts(row: MessageRow, contacts: readonly SharedContact[]): TemplateResult {
  const {strings} = row;
  const all = contacts.map((contact) => renderContact(row, contact));
  return html`<div class="kind k-card k-contacts" part="card">
    ${contacts.length === 0 ? html`<p class="k-remark" part="card-text">${strings.kinds.noContact}</p>` : nothing}${all.slice(0, CARDS)}
    ${renderFolded(strings.kinds.moreContacts, all.slice(CARDS))}
  </div>`;
}

function renderContact(row: MessageRow, contact: SharedContact): TemplateResult {
  const {strings} = row;
  const {name, organisation, phones, emails, requested} = contact;
  const values = [...phones, ...emails].map((value) => renderValue(row, value));
  return html`<section class="k-contact">
    <div class="k-head">
      <span class="k-tile k-round" part="card-icon" aria-hidden="true"
        ><bdi>${(name && initialsOf(readableParts(name))) || icons.person}</bdi></span
      >
      <div class="k-facts">
        <p class="k-strong" part="card-title">
          <bdi lang="">${name ? renderText(name, strings) : strings.kinds.namelessContact}</bdi>
        </p>
        ${organisation ? html`<p class="k-soft" part="card-text"><bdi lang="">${renderText(organisation, strings)}</bdi></p>` : nothing}
        ${requested ? html`<p class="k-tag" part="card-text">${icons.tick}<span>${strings.kinds.requested}</span></p>` : nothing}
      </div>
    </div>
    ${
      values.length === 0
        ? nothing
        : html`<ul class="k-values" part="card-rows">
            ${values.slice(0, VALUES)}
          </ul>`
    }
    ${renderFolded(
      strings.kinds.moreValues,
      values.slice(VALUES),
      (folded) =>
        html`<ul class="k-values" part="card-rows">
          ${folded}
        </ul>`,
    )}
  </section>`;
}

/** A number is not called from here; what is not masked may be copied. */
function renderValue(row: MessageRow, value: DisplayText): TemplateResult {
  const {strings} = row;
  return html`<li part="card-row">
    <bdi class="k-value" dir="ltr">${renderText(value, strings)}</bdi>${
      isMasked(value)
        ? nothing
        : html`<button
            class="k-icon-button"
            part="copy-button"
            type="button"
            aria-label=${strings.kinds.copy(value.text)}
            title=${strings.kinds.copy(value.text)}
            @click=${() => void copy(row, value.text)}
          >
            ${icons.copy}
          </button>`
    }
  </li>`;
}

async function copy({host, strings}: MessageRow, text: string): Promise<void> {
  const {kinds} = strings;
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  announce(host, done ? kinds.copied(text) : kinds.notCopied(text));
}
