import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {Named} from '../../core/agent.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {MissedOffer} from '../../core/state.js';
import type {DisplayText} from '../../core/text.js';
import {customerName} from '../../element/customer-name.js';
import * as icons from '../../element/icons.js';
import {renderText, sentence} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';

/** How an agent in RONA goes on. */
export interface Choices {
  readonly codes: readonly Named[];
  /** The codes are shown. */
  readonly open: boolean;
  readonly busy: boolean;
  readonly refused: DeskErrorCode | null;
  readonly onOpen: () => void;
  readonly onChoose: (state: 'available' | 'idle', codeId: string | null) => void;
}

export function renderMissed(
  missed: MissedOffer,
  choices: Choices | undefined,
  strings: Strings,
  onDismiss: () => void,
): TemplateResult {
  return html`
    <div class="card" part="missed" data-key="missed" tabindex="-1">
      ${icons.warning}
      <div class="grow">
        <p>${renderText(missedWords(missed, strings), strings)}</p>
        ${choices ? renderChoices(choices, strings) : nothing}
      </div>
      <button class="button quiet icon" part="dismiss-button" type="button" @click=${onDismiss}>
        ${icons.close}<span class="visually-hidden">${strings.missedOffer.dismiss}</span>
      </button>
    </div>
  `;
}

function renderChoices({codes, open, busy, refused, onOpen, onChoose}: Choices, strings: Strings): TemplateResult {
  const {missedOffer: words} = strings;
  const [only] = codes;
  const onIdle = codes.length > 1 ? onOpen : () => onChoose('idle', only?.id ?? null);
  return html`
    <p class="quiet small">${words.rona}</p>
    <div part="choices" role="group" aria-label=${words.choices}>
      <button
        part="available-button"
        class="button primary compact"
        type="button"
        aria-disabled=${busy}
        @click=${() => onChoose('available', null)}
      >
        ${busy ? html`<span class="spinner"></span>` : nothing}${words.goAvailable}
      </button>
      <button
        part="idle-button"
        class="button compact"
        type="button"
        aria-disabled=${busy}
        aria-expanded=${ifDefined(codes.length > 1 ? open : undefined)}
        @click=${onIdle}
      >
        ${words.goIdle}${codes.length > 1 ? html`<span class="chevron">${icons.chevron}</span>` : nothing}
      </button>
      ${
        open
          ? html`<div class="codes">
              ${codes.map(
                ({id, name}) =>
                  html`<button
                    part="code-button"
                    class="button compact"
                    type="button"
                    aria-label=${words.goIdleWith(name)}
                    aria-disabled=${busy}
                    @click=${() => onChoose('idle', id)}
                  >
                    <bdi>${name}</bdi>
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </div>
    ${refused ? html`<p part="error" class="refusal small">${icons.alert}<span>${strings.refused(refused)}</span></p>` : nothing}
  `;
}

export function missedWords({offer, reason, by}: MissedOffer, strings: Strings): DisplayText {
  const {reasons} = strings.missedOffer;
  const name = customerName(offer.customer, strings);
  return reason === 'taken' && by !== null ? sentence(reasons.takenBy, name, by) : sentence(reasons[reason], name);
}
