import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {Later} from '../../../element/later.js';
import {writingWords} from '../../../strings/en/writing.js';
import {bring} from '../../../strings/english.js';
import type {Extra, Place} from '../extras.js';
import type {Builder} from './builder.js';
import {buildOf} from './builds.js';
import {repliesIcons} from './replies-icons.js';

bring({writing: writingWords}); // with the code, when it is first needed

/** The button that opens the builder of reply buttons and lists; the builder's code comes when it is first pressed. */
export class Replies implements Extra {
  readonly #builder: Later<Builder>;
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#builder = new Later(async () => new (await import('./builder.js')).Builder(host));
  }

  renderButtons(place: Place): TemplateResult | typeof nothing {
    const {session, task, strings} = place;
    if (!task.capabilities.features.includes('interactive')) return nothing;
    const {writing} = strings;
    const begun = buildOf(session, task.conversationId) !== undefined;
    const words = begun ? writing.choicesBegun : writing.choices;
    return html`<button
      class=${begun ? 'tool begun' : 'tool'}
      part="replies-button"
      type="button"
      title=${words}
      aria-label=${words}
      aria-haspopup="dialog"
      @click=${() => void this.#open(place)}
    >
      ${repliesIcons.choose}
    </button>`;
  }

  renderAbove(place: Place): TemplateResult | typeof nothing {
    return this.#builder.here?.render(place) ?? nothing;
  }

  async #open(place: Place): Promise<void> {
    const builder = await this.#builder.come(this.#host);
    await builder?.open(place);
  }
}
