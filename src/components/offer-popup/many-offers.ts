import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import {subjectOf} from '../../core/state.js';
import type {Offer} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import type {Strings} from '../../strings/en.js';

/** More offers than are shown. */
export interface Crowd {
  readonly offers: readonly Offer[];
  readonly shown: number;
  /** How many more the agent has room for. */
  readonly room: number;
  readonly session: DeskSession | undefined;
  readonly strings: Strings;
}

/** The head of a stack that does not show all, with Accept for as many as the agent has room for. */
export class ManyOffers {
  readonly #host: ReactiveElement;
  #busy = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  render(crowd: Crowd): TemplateResult {
    const {offers, shown, strings} = crowd;
    const {offer: words} = strings;
    const fitting = fittingOf(crowd).length;
    return html`
      <div class="card" part="many">
        <p part="count">${words.some(shown, offers.length)}</p>
        <button
          part="accept-all-button"
          class="button primary compact"
          type="button"
          aria-label=${this.#busy ? words.accepting : words.acceptManyLabel(fitting)}
          aria-disabled=${this.#busy || fitting === 0}
          @click=${() => this.#accept(crowd)}
        >
          ${this.#busy ? html`<span class="spinner"></span>${words.accepting}` : words.acceptMany(fitting)}
        </button>
        ${
          fitting < offers.length ? html`<p class="quiet small">${words.onlySome(fitting, offers.length)}</p>` : nothing
        }
      </div>
    `;
  }

  async #accept(crowd: Crowd): Promise<void> {
    const {session, strings} = crowd;
    if (!session || this.#busy) return;
    const ids = fittingOf(crowd)
      .map(({id}) => id)
      .filter((taskId) => !session.state.pending.has(subjectOf({type: 'accept', taskId})));
    if (ids.length === 0) return;
    this.#setBusy(true);
    const answers = await Promise.allSettled(ids.map((id) => session.accept(id, {source: this.#host})));
    this.#setBusy(false);
    const accepted = ids.filter((_, i) => answers[i]?.status === 'fulfilled');
    const [first] = accepted;
    if (first !== undefined && accepted.includes(session.state.openTaskId ?? '')) session.open(first); // who waits longest
    const all = accepted.length === ids.length;
    announce(this.#host, strings.offer.acceptedMany(accepted.length, ids.length), all ? 'polite' : 'assertive');
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#host.requestUpdate();
  }
}

/** The earliest that the agent has room for. */
const fittingOf = ({offers, room}: Crowd): readonly Offer[] => offers.slice(0, Math.max(0, room));
