import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {whyNotSend} from '../../../core/select.js';
import {announce} from '../../../element/announcer.js';
import {formatLength} from '../../../element/format.js';
import * as icons from '../../../element/icons.js';
import type {Place} from '../extras.js';
import {LiveWave} from './live-wave.js';
import type {Recording} from './recording.js';
import {voiceIcons} from './voice-icons.js';

export interface BarActions {
  readonly onToggle: () => void;
  readonly onListen: () => void;
  readonly onSeek: (to: number) => void;
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
  readonly onDoDiscard: () => void;
  readonly onSend: () => void;
}

/** How often what moves is drawn, in ms. */
const TICK = 100;
/** From here on it is said how long it can go on, in s. */
const TOLD = 60;

/** What is recorded, above the box. What is not to be seen any more does not record. */
class RecordingBar extends AsyncDirective {
  #recording: Recording | undefined;
  #place: Place | undefined;
  #host: ReactiveElement | undefined;
  #actions: BarActions | undefined;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #wave = new LiveWave();
  #said: string = 'paused';
  #saidLeft = false;
  #saidProblem: string | null = null;

  override render(recording: Recording, place: Place, host: ReactiveElement, actions: BarActions): unknown {
    if (this.#recording !== recording) this.#take(recording);
    this.#place = place;
    this.#host = host;
    this.#actions = actions;
    this.#unwatch ??= recording.watch(this.#refresh);
    this.#tick(recording.take.state === 'recording');
    return this.#draw(recording, place, actions);
  }

  override disconnected(): void {
    const {take} = this.#recording ?? {};
    const {voice, locale} = this.#place?.strings ?? {};
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#tick(false);
    if (take?.state === 'recording' && this.#recording?.leaving === false && voice && locale !== undefined)
      if (this.#host?.isConnected === true) announce(this.#host, voice.pausedAt(lengthOf(take.seconds, locale)));
    this.#said = 'paused';
    void this.#recording?.rest();
  }

  override reconnected(): void {
    this.#refresh();
  }

  #take(recording: Recording): void {
    if (this.#recording) this.disconnected();
    this.#recording = recording;
    this.#wave = new LiveWave();
    this.#saidLeft = false;
  }

  readonly #refresh = (): void => {
    if (!this.isConnected || !this.#recording || !this.#place || !this.#host || !this.#actions) return;
    this.#speak(this.#recording, this.#place, this.#host);
    this.setValue(this.render(this.#recording, this.#place, this.#host, this.#actions));
  };

  readonly #onTick = (): void => {
    if (this.#recording) this.#wave.add(this.#recording.take.level());
    this.#refresh();
  };

  #tick(moves: boolean): void {
    if (moves) this.#timer ??= setInterval(this.#onTick, TICK);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #speak({take, problem, leaving}: Recording, {strings: {voice, locale}}: Place, host: ReactiveElement): void {
    const {state} = take;
    if (leaving) return;
    if (state !== this.#said && state !== 'starting') {
      announce(host, state === 'recording' ? voice.begun : voice.pausedAt(lengthOf(take.seconds, locale)));
      this.#said = state;
    }
    if (problem !== this.#saidProblem && problem) announce(host, voice.problems[problem], 'assertive');
    this.#saidProblem = problem;
    if (this.#saidLeft || state !== 'recording' || take.secondsLeft > TOLD) return;
    this.#saidLeft = true;
    announce(host, voice.oneMinuteLeft);
  }

  #draw(recording: Recording, place: Place, actions: BarActions): TemplateResult {
    const {voice} = place.strings;
    const {problem, take} = recording;
    return html`<div class="voice" part="voice" role="group" aria-label=${voice.note}>
      ${recording.asking ? drawQuestion(recording, place, actions) : this.#drawRow(recording, place, actions)}
      ${take.recordable.as === 'audio' ? html`<p class="small quiet">${voice.asFile}</p>` : nothing}
      ${
        problem === null
          ? nothing
          : html`<p class="notice" part="voice-error">${icons.alert}<span>${voice.problems[problem]}</span></p>`
      }
    </div>`;
  }

  #drawRow(recording: Recording, place: Place, actions: BarActions): TemplateResult {
    const {take, preview} = recording;
    const {state} = take;
    const {voice, locale} = place.strings;
    const at = preview && (preview.playing || preview.at > 0) ? preview.at : take.seconds;
    const left = take.secondsLeft;
    return html`<div class="voice-row">
        <p class="voice-state">
          ${state === 'recording' ? html`<span class="voice-dot" aria-hidden="true"></span>` : nothing}
          <span class=${state === 'starting' ? '' : 'voice-word'}
            >${preview?.playing === true ? voice.listening : voice[state]}</span
          >
        </p>
        ${state === 'starting' ? nothing : html`<span class="voice-time">${lengthOf(at, locale)}</span>`}
        ${state === 'recording' ? this.#wave.draw() : state === 'paused' && !take.isEmpty ? drawSlider(recording, place, actions) : nothing}
        ${
          state === 'recording' && left <= TOLD
            ? html`<span class="voice-left">${voice.timeLeft(lengthOf(left, locale))}</span>`
            : nothing
        }
      </div>
      ${drawButtons(recording, place, actions)}`;
  }
}

function drawQuestion({take}: Recording, {strings}: Place, {onDoDiscard, onKeep}: BarActions): TemplateResult {
  const {voice, locale} = strings;
  return html`<p class="voice-row" id="voice-question">${voice.askDiscard(lengthOf(take.seconds, locale))}</p>
    <div class="voice-buttons">
      <button
        class="button danger compact"
        part="voice-discard-button"
        type="button"
        aria-describedby="voice-question"
        @click=${onDoDiscard}
      >
        ${voice.doDiscard}
      </button>
      <button
        class="button compact"
        part="voice-keep-button"
        type="button"
        aria-describedby="voice-question"
        @click=${onKeep}
      >
        ${voice.keep}
      </button>
    </div>`;
}

function drawSlider({take, preview}: Recording, {strings}: Place, {onSeek}: BarActions): TemplateResult {
  const {voice, locale} = strings;
  const at = preview?.at ?? 0;
  return html`<input
    class="voice-slider"
    part="voice-slider"
    type="range"
    min="0"
    step="0.1"
    max=${take.seconds.toFixed(1)}
    .value=${String(at)}
    aria-label=${voice.position}
    aria-valuetext=${voice.positionOf(lengthOf(at, locale), lengthOf(take.seconds, locale))}
    @input=${({target}: Event) => {
      if (target instanceof HTMLInputElement) onSeek(target.valueAsNumber);
    }}
  />`;
}

function drawButtons({take, preview}: Recording, {session, task, strings}: Place, actions: BarActions): TemplateResult {
  const {voice} = strings;
  const {state} = take;
  const listening = preview?.playing === true;
  const closed = whyNotSend(session.state, task, session.clock.now()) !== null;
  const goes = take.recordable.as === 'audio' ? voice.sendAsFile : voice.send;
  const cannotToggle = state === 'starting' || (state === 'paused' && !take.canGoOn);
  return html`<div class="voice-buttons">
    ${drawButton('voice-discard-button', voice.discard, voiceIcons.discard, actions.onDiscard)}
    ${
      state === 'paused' && !take.isEmpty
        ? drawButton(
            'voice-listen-button',
            listening ? voice.stopListening : voice.listen,
            listening ? voiceIcons.pause : voiceIcons.play,
            actions.onListen,
          )
        : nothing
    }
    ${
      state === 'paused'
        ? drawButton('voice-pause-button', voice.goOn, voiceIcons.microphone, actions.onToggle, cannotToggle)
        : drawButton(
            'voice-pause-button',
            take.pauses ? voice.pause : voice.stop,
            take.pauses ? voiceIcons.pause : voiceIcons.stop,
            actions.onToggle,
            cannotToggle,
          )
    }
    ${drawButton('voice-send-button', goes, icons.send, actions.onSend, closed || state === 'starting', 'primary')}
  </div>`;
}

const drawButton = (
  part: string,
  name: string,
  icon: TemplateResult,
  onClick: () => void,
  disabled = false,
  look: 'primary' | 'quiet' = 'quiet',
): TemplateResult =>
  html`<button
    class="button icon compact ${look}"
    part=${part}
    type="button"
    title=${name}
    aria-label=${name}
    aria-disabled=${disabled ? 'true' : 'false'}
    @click=${disabled ? nothing : onClick}
  >
    ${icon}
  </button>`;

const lengthOf = (seconds: number, locale: string): string => formatLength(Math.floor(seconds), locale);

export const recordingBar = directive(RecordingBar);
