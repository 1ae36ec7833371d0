import {html, nothing, type TemplateResult} from 'lit';
import type {MessageAuthor} from '../../../core/message.js';
import {spokenText} from '../../../element/shown-text.js';
import {whoIs} from './quote.js';
import type {MessageRow} from './row.js';

/** One emoji is that long at most, in UTF-16 units; what is longer is none. */
const LONGEST = 40;

/** Chips under a message: each emoji once, how many gave it, and in words who. */
export function renderReactions(row: MessageRow): TemplateResult | typeof nothing {
  const {message, strings} = row;
  if (message.deleted) return nothing;
  const by = new Map<string, MessageAuthor[]>();
  for (const {by: who, emoji} of message.reactions)
    if (emoji !== '' && emoji.length <= LONGEST) by.set(emoji, [...(by.get(emoji) ?? []), who]);
  if (by.size === 0) return nothing;
  return html`<ul class="k-reactions" part="reactions" aria-label=${strings.kinds.reactions}>
    ${[...by].map(([emoji, authors]) => {
      const names = new Intl.ListFormat(strings.locale).format(
        authors.map((author) => spokenText(whoIs(author, row), strings)),
      );
      return html`<li part="reaction" title=${names}>
        <span aria-hidden="true" class="k-emoji">${emoji}</span
        >${authors.length > 1 ? html`<span aria-hidden="true" class="k-count">${authors.length}</span>` : nothing}<span
          class="visually-hidden"
          >${strings.kinds.reactedBy(emoji, names)}</span
        >
      </li>`;
    })}
  </ul>`;
}
