import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {SentMedia} from '../../../core/content.js';
import {announce} from '../../../element/announcer.js';
import * as icons from '../../../element/icons.js';
import {wear} from '../../../element/wear.js';
import {silence} from '../../message-bubble/kinds/play-alone.js';
import type {Place} from '../extras.js';
import {recordable} from './recordable.js';
import {recordingBar, type BarActions} from './recording-bar.js';
import {Recording, recordingsOf, type VoiceProblem} from './recording.js';
import {styles} from './voice.styles.js';

/** Sends a file now, before what is only chosen. */
export type GiveFile = (place: Place, file: File, as: SentMedia['as']) => void;

/** Longer than this, in s, and it is asked about before it goes. */
const ASKED_ABOVE = 3;

/** Records, lets hear and gives away voice notes, of each conversation one at a time. */
export class Recorder {
  readonly #host: ReactiveElement;
  readonly #give: GiveFile;
  /** Why there is no recording, by conversation. */
  readonly #problems = new Map<string, VoiceProblem>();

  constructor(host: ReactiveElement, give: GiveFile) {
    this.#host = host;
    this.#give = give;
    wear(host, styles);
  }

  /** Whether there is a recording, which has its own buttons. */
  static holds({session, task}: Place): boolean {
    return recordingsOf(session).has(task.conversationId);
  }

  async start(place: Place): Promise<void> {
    const {conversationId, capabilities} = place.task;
    const recordings = recordingsOf(place.session);
    if (recordings.has(conversationId)) return;
    this.#problems.delete(conversationId);
    const format = recordable(capabilities);
    if (!format) return this.#tell(place, 'unsupported');
    const recording = new Recording(format);
    recordings.set(conversationId, recording);
    this.#host.requestUpdate();
    const recorded = this.#goOn(place, recording);
    await this.#focus('voice-pause-button');
    await recorded;
    const {problem, isEmpty} = recording.take;
    if (!problem || !isEmpty || recordings.get(conversationId) !== recording) return;
    recordings.delete(conversationId);
    this.#tell(place, problem);
    await this.#focus('voice-button');
  }

  render(place: Place): TemplateResult | typeof nothing {
    const {session, task} = place;
    const {conversationId} = task;
    const recording = recordingsOf(session).get(conversationId);
    if (recording) return html`${recordingBar(recording, place, this.#host, this.#actionsOf(place, recording))}`;
    const problem = this.#problems.get(conversationId);
    const {voice} = place.strings;
    return problem
      ? html`<div class="notice" part="voice-error">
          ${icons.alert}<span class="grow">${voice.problems[problem]}</span>
          <button
            class="button quiet icon compact"
            part="voice-dismiss-button"
            type="button"
            title=${voice.dismiss}
            aria-label=${voice.dismiss}
            @click=${() => this.#dismiss(conversationId)}
          >
            ${icons.close}
          </button>
        </div>`
      : nothing;
  }

  #actionsOf(place: Place, recording: Recording): BarActions {
    const {take} = recording;
    return {
      onToggle: () => void (take.state === 'recording' ? take.pause() : this.#goOn(place, recording)),
      onListen: () => {
        const preview = recording.openPreview();
        if (preview?.playing === true) preview.pause();
        else void preview?.play();
      },
      onSeek: (to) => recording.openPreview()?.seek(to),
      onDiscard: () => void this.#discard(place, recording),
      onDoDiscard: () => void this.#drop(place, recording),
      onKeep: () => {
        recording.asking = false;
        recording.changed();
        void this.#focus('voice-discard-button');
      },
      onSend: () => void this.#send(place, recording),
    };
  }

  #goOn({session}: Place, recording: Recording): Promise<void> {
    recording.found = null;
    recording.closePreview();
    silence();
    for (const other of recordingsOf(session).values()) if (other !== recording) void other.rest();
    return recording.take.record();
  }

  async #discard(place: Place, recording: Recording): Promise<void> {
    if (recording.take.seconds <= ASKED_ABOVE) return this.#drop(place, recording);
    await recording.rest();
    recording.asking = true;
    recording.changed();
    await this.#focus('voice-keep-button');
  }

  async #drop(place: Place, recording: Recording): Promise<void> {
    this.#forget(place, recording);
    announce(this.#host, place.strings.voice.discarded);
    await this.#focus('voice-button');
  }

  async #send(place: Place, recording: Recording): Promise<void> {
    if (recording.leaving) return;
    recording.leaving = true;
    await recording.rest();
    const blob = recording.take.blob();
    if (!blob) {
      Object.assign(recording, {leaving: false, found: 'nothing'});
      return recording.changed();
    }
    const {as} = recording.take.recordable;
    const ending = blob.type.startsWith('audio/ogg') ? 'ogg' : 'm4a';
    this.#forget(place, recording);
    this.#give(place, new File([blob], `${place.strings.voice.note}.${ending}`, {type: blob.type}), as);
    this.#host.focus(); // one writes on
  }

  #forget({session, task}: Place, recording: Recording): void {
    recording.leaving = true;
    recordingsOf(session).delete(task.conversationId);
    recording.closePreview();
    void recording.rest();
    this.#host.requestUpdate();
  }

  #tell({task, strings}: Place, problem: VoiceProblem): void {
    this.#problems.set(task.conversationId, problem);
    announce(this.#host, strings.voice.problems[problem], 'assertive');
    this.#host.requestUpdate();
  }

  #dismiss(conversationId: string): void {
    this.#problems.delete(conversationId);
    this.#host.requestUpdate();
    void this.#focus('voice-button');
  }

  /** Where there is no such button, on the text. */
  async #focus(part: string): Promise<void> {
    await this.#host.updateComplete;
    (this.#host.shadowRoot?.querySelector<HTMLElement>(`[part~='${part}']`) ?? this.#host).focus();
  }
}
