import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {announce} from '../../../element/announcer.js';
import {Later} from '../../../element/later.js';
import {voiceWords} from '../../../strings/en/voice.js';
import {bring} from '../../../strings/english.js';
import type {Place} from '../extras.js';
import {takesVoice} from './recordable.js';
import type {GiveFile, Recorder} from './recorder.js';
import {voiceIcons} from './voice-icons.js';

bring({voice: voiceWords}); // with the code, when it is first needed

const later = new Later(() => import('./recorder.js'));

/** Voice notes: the button that begins one, and the recorder, which comes when it is pressed. */
export class Voice {
  readonly #host: ReactiveElement;
  readonly #give: GiveFile;
  #recorder: Recorder | undefined;

  constructor(host: ReactiveElement, give: GiveFile) {
    this.#host = host;
    this.#give = give;
  }

  /** Whether a recording waits to be sent. */
  holds(place: Place): boolean {
    return later.here?.Recorder.holds(place) === true;
  }

  readonly renderButtons = (place: Place): TemplateResult | typeof nothing => {
    const {session, task, strings} = place;
    const written = (session.state.drafts.get(task.conversationId) ?? '').trim() !== '';
    if (written || !session.uploads || !takesVoice(task.capabilities) || this.holds(place)) return nothing;
    return html`<button
      class="tool"
      part="voice-button"
      type="button"
      title=${strings.voice.record}
      aria-label=${strings.voice.record}
      @click=${() => void this.#start(place)}
    >
      ${voiceIcons.microphone}
    </button>`;
  };

  readonly renderAbove = (place: Place): TemplateResult | typeof nothing => this.#here?.render(place) ?? nothing;

  /** Another composer may have brought the code before. */
  get #here(): Recorder | undefined {
    const {Recorder: Come} = later.here ?? {};
    if (Come) this.#recorder ??= new Come(this.#host, this.#give);
    return this.#recorder;
  }

  async #start(place: Place): Promise<void> {
    await later.come(this.#host);
    if (this.#here) await this.#here.start(place);
    else announce(this.#host, place.strings.voice.problems.unloaded, 'assertive');
  }
}
