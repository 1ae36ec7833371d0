import {html, nothing, svg} from 'lit';
import {directive} from 'lit/async-directive.js';
import {ref} from 'lit/directives/ref.js';
import type {Media} from '../../../core/content.js';
import {formatLength} from '../../../element/format.js';
import * as icons from '../../../element/icons.js';
import {regional} from '../../../strings/regional.js';
import {renderFileCard} from './file-card.js';
import {whenInSight} from './in-sight.js';
import {kindIcons} from './kind-icons.js';
import {MediaDirective} from './media-directive.js';
import type {MediaFile} from './media-file.js';
import {playAlone} from './play-alone.js';
import {renderProgress} from './progress.js';
import type {MessageRow} from './row.js';
import {spokenMedia} from './spoken-media.js';
import {nextSpeed, speed, watchSpeed} from './speed.js';
import {BARS, loudnessOf} from './waveform.js';

/** Up to here a recording comes by itself, in bytes: its picture is worth it. */
const COMES_BY_ITSELF = 1_000_000;

/** How far the keys go, in s. */
const STEP = 5;

/** A recording: play, find a place in it by eye, pointer or keys, hear it faster. */
class PlayerDirective extends MediaDirective {
  #audio: HTMLAudioElement | undefined;
  #unsee: (() => void) | undefined;
  #unwatchSpeed: (() => void) | undefined;
  #bars: readonly number[] | null = null;
  #measured: Blob | undefined;
  #wanted = false;
  #broken = false;
  #played = false;
  #duration: number | null = null;

  protected override draw(row: MessageRow, media: Media, file: MediaFile): unknown {
    const url = file.url('sound');
    if (this.#broken || (file.state === 'ready' && url === null)) return renderFileCard(row, media, {notShown: true});
    this.#duration ??= media.duration;
    if (file.state === 'ready') this.#take(file);
    this.#unwatchSpeed ??= watchSpeed(this.refresh);
    const {strings} = row;
    const what = spokenMedia(row, media);
    const playing = this.#audio !== undefined && !this.#audio.paused;
    return html`<div
      class="kind k-player ${playing || this.#played ? 'k-was-heard' : ''}"
      part="card"
      role="group"
      aria-label=${what}
      dir="ltr"
      ${ref(this.#onPlace)}
    >
      ${
        this.#wanted && file.state === 'loading' && this.slow
          ? renderProgress(file.share, strings.kinds.loading(what))
          : html`<button
              class="k-play"
              part="play-button"
              type="button"
              aria-label=${playing ? strings.kinds.pause(what) : strings.kinds.play(what)}
              @click=${this.#onPlay}
            >
              ${playing ? kindIcons.pause : kindIcons.play}
            </button>`
      }
      <div class="k-way">
        ${this.#renderSlider(row)}
        <div class="k-length" part="card-text">
          <span class="k-mark" part="card-icon" aria-hidden="true"
            >${media.kind === 'voice' ? kindIcons.voice : kindIcons.audio}</span
          >
          <span class="k-digits">${this.#renderTime(row)}</span>
          <span class="visually-hidden">${this.#played ? strings.kinds.played : strings.kinds.notPlayedYet}</span>
        </div>
      </div>
      ${this.#renderSpeed(row)}
      ${
        file.state === 'failed'
          ? html`<p class="k-trouble">
              ${icons.alert}<span>${strings.kinds.notLoaded}</span>
              <button class="k-text-button" part="retry-button" type="button" @click=${this.#onPlay}>
                ${strings.kinds.tryAgain}
              </button>
            </p>`
          : nothing
      }
    </div>`;
  }

  override disconnected(): void {
    super.disconnected();
    this.#audio?.pause();
    this.#audio?.removeAttribute('src');
    this.#audio = undefined;
    this.#unsee?.();
    this.#unsee = undefined;
    this.#unwatchSpeed?.();
    this.#unwatchSpeed = undefined;
  }

  get #at(): number {
    return this.#audio?.currentTime ?? 0;
  }

  #renderSlider({strings}: MessageRow): unknown {
    const duration = this.#duration ?? 0;
    const share = duration > 0 ? Math.min(1, this.#at / duration) : 0;
    const {locale, kinds} = strings;
    return html`<div
      class="k-slider"
      part="slider"
      role="slider"
      tabindex="0"
      aria-label=${kinds.position}
      aria-valuemin="0"
      aria-valuemax=${Math.round(duration)}
      aria-valuenow=${Math.round(this.#at)}
      aria-valuetext=${kinds.positionOf(formatLength(this.#at, locale), formatLength(duration, locale))}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPointer}
      @pointermove=${this.#onPointer}
    >
      <svg class="k-wave" aria-hidden="true" viewBox="0 0 ${BARS * 4} 28" preserveAspectRatio="none">
        ${this.#bars ? drawBars(this.#bars, share) : drawLine(share)}
      </svg>
    </div>`;
  }

  #renderTime({strings}: MessageRow): unknown {
    const left = this.#at > 0 ? this.#at : (this.#duration ?? null);
    return left === null ? '' : formatLength(left, strings.locale);
  }

  #renderSpeed({strings}: MessageRow): unknown {
    const factor = new Intl.NumberFormat(regional(strings.locale)).format(speed());
    return html`<button
      class="k-speed"
      part="speed-button"
      type="button"
      aria-label=${strings.kinds.speedOf(factor)}
      @click=${nextSpeed}
    >
      ${strings.kinds.speed(factor)}
    </button>`;
  }

  /** The bytes are here: what plays them is made when it is asked for. */
  #take(file: MediaFile): void {
    const {blob} = file;
    if (!blob || this.#measured === blob) return;
    this.#measured = blob;
    void this.#measure(blob);
    if (this.#wanted) queueMicrotask(() => void this.#play());
  }

  async #measure(blob: Blob): Promise<void> {
    this.#bars = await loudnessOf(blob);
    this.refresh();
  }

  #player(): HTMLAudioElement | undefined {
    const url = this.file?.url('sound');
    if (!url) return undefined;
    if (!this.#audio) {
      const audio = new Audio(url);
      this.#audio = audio;
      for (const event of ['timeupdate', 'pause', 'seeked']) audio.addEventListener(event, this.refresh);
      audio.addEventListener('play', () => playAlone(audio));
      audio.addEventListener('ended', () => {
        audio.currentTime = 0;
        this.refresh();
      });
      audio.addEventListener('durationchange', () => {
        if (Number.isFinite(audio.duration)) this.#duration = audio.duration;
        this.refresh();
      });
      audio.addEventListener('error', () => {
        this.#broken = audio === this.#audio;
        this.refresh();
      });
    }
    return this.#audio;
  }

  async #play(): Promise<void> {
    this.#wanted = false;
    const audio = this.#player();
    if (!audio) return;
    audio.playbackRate = speed();
    try {
      await audio.play();
      this.#played = true;
    } catch {
      // why is said by its error event, or the agent stopped it
    }
    this.refresh();
  }

  #seek(to: number): void {
    const audio = this.#player();
    if (!audio || this.#duration === null) return;
    audio.currentTime = Math.min(this.#duration, Math.max(0, to));
    this.refresh();
  }

  protected override beforeRefresh(): void {
    if (this.#audio && this.#audio.playbackRate !== speed()) this.#audio.playbackRate = speed();
  }

  readonly #onPlay = (): void => {
    if (this.#audio && !this.#audio.paused) return this.#audio.pause();
    if (this.file?.state === 'ready') return void this.#play();
    this.#wanted = true;
    this.load();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const to = this.#placeOf(event.key);
    if (to === undefined) return;
    event.preventDefault();
    this.#seek(to);
  };

  #placeOf(key: string): number | undefined {
    const end = this.#duration ?? 0;
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return this.#at + Math.min(STEP, end / 10);
      case 'ArrowLeft':
      case 'ArrowDown':
        return this.#at - Math.min(STEP, end / 10);
      case 'PageUp':
        return this.#at + end / 4;
      case 'PageDown':
        return this.#at - end / 4;
      case 'Home':
        return 0;
      case 'End':
        return end;
      default:
        return undefined;
    }
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const slider = event.currentTarget;
    if (!(slider instanceof HTMLElement) || (event.buttons & 1) === 0) return;
    if (event.type === 'pointerdown') slider.setPointerCapture(event.pointerId);
    const {left, width} = slider.getBoundingClientRect();
    this.#seek(((event.clientX - left) / width) * (this.#duration ?? 0));
  };

  readonly #onPlace = (place: Element | undefined): void => {
    this.#unsee?.();
    this.#unsee = place && whenInSight(place, this.#onSeen);
  };

  readonly #onSeen = (): void => {
    const {size} = this.media ?? {};
    if (size !== undefined && size !== null && size <= COMES_BY_ITSELF) this.load();
  };
}

const drawLine = (share: number) =>
  svg`<path class="k-bars" d="M2 14H${BARS * 4 - 2}" />${share > 0 ? svg`<path class="k-bars on" d="M2 14H${2 + share * (BARS * 4 - 4)}" />` : nothing}`;

/** Each bar a stroke around the middle; what was heard in full colour. */
function drawBars(bars: readonly number[], share: number) {
  const heard = Math.round(share * bars.length);
  const path = (from: number, to: number) =>
    bars
      .slice(from, to)
      .map((bar, i) => {
        const half = 1 + bar * 11;
        return `M${(from + i) * 4 + 2} ${(14 - half).toFixed(1)}V${(14 + half).toFixed(1)}`;
      })
      .join('');
  return svg`<path class="k-bars" d=${path(heard, bars.length)} /><path class="k-bars on" d=${path(0, heard)} />`;
}

export const player = directive(PlayerDirective);
