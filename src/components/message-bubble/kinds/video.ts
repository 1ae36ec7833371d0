import {html, nothing} from 'lit';
import {directive} from 'lit/async-directive.js';
import type {Media} from '../../../core/content.js';
import {formatLength} from '../../../element/format.js';
import * as icons from '../../../element/icons.js';
import {renderFileCard} from './file-card.js';
import {boxFor} from './fit.js';
import {formatSize} from '../../../element/format-size.js';
import {kindIcons} from './kind-icons.js';
import {MediaDirective} from './media-directive.js';
import type {MediaFile} from './media-file.js';
import {playAlone} from './play-alone.js';
import {renderProgress} from './progress.js';
import type {MessageRow} from './row.js';
import {spokenMedia} from './spoken-media.js';

/** A video: a quiet box until it is asked for, then the browser's own player in the same place. */
class VideoDirective extends MediaDirective {
  #asked = false;
  #broken = false;

  protected override draw(row: MessageRow, media: Media, file: MediaFile): unknown {
    const {strings, message} = row;
    const {width, height} = boxFor(media.width, media.height);
    const url = this.#asked ? file.url('video') : null;
    if (this.#broken || (this.#asked && file.state === 'ready' && url === null))
      return renderFileCard(row, media, {notShown: true});
    const what = spokenMedia(row, media);
    const sizer = html`<canvas class="k-sizer" width=${width} height=${height} aria-hidden="true"></canvas>`;
    return html`<div class="kind k-visual k-video" part="card" data-message=${message.id}>
      <div class="k-frame">
        ${sizer}${url === null ? html`<span class="k-chip" part="card-text">${this.#facts(media, strings.locale)}</span>` : nothing}
        ${
          url === null
            ? this.#renderPoster(row, file, what)
            : html`<video
                class="k-image"
                src=${url}
                aria-label=${what}
                controls
                autoplay
                playsinline
                @play=${playAlone}
                @error=${this.#onError}
              ></video>`
        }
      </div>
    </div>`;
  }

  override disconnected(): void {
    super.disconnected();
    this.#asked = false;
  }

  #renderPoster({strings}: MessageRow, file: MediaFile, what: string): unknown {
    if (this.#asked && file.state === 'loading')
      return html`<span class="k-over" part="cover">${renderProgress(file.share, strings.kinds.loading(what))}</span>`;
    if (this.#asked && file.state === 'failed')
      return html`<span class="k-over" part="cover"
        >${icons.alert}<span>${strings.kinds.notLoaded}</span
        ><button class="button compact" part="retry-button" type="button" @click=${this.#onPlay}>
          ${strings.kinds.tryAgain}
        </button></span
      >`;
    return html`<button
      class="k-over k-poster"
      part="media"
      type="button"
      aria-label=${strings.kinds.playVideo(what)}
      @click=${this.#onPlay}
    >
      <span class="k-big" part="card-icon">${kindIcons.play}</span>
    </button>`;
  }

  #facts({duration, size}: Media, locale: string): unknown {
    const facts = [duration && formatLength(duration, locale), size && formatSize(size, locale)].filter(Boolean);
    return html`${kindIcons.video}<bdi class="k-digits">${facts.join(' · ')}</bdi>`;
  }

  readonly #onPlay = (): void => {
    this.#asked = true;
    this.load();
    this.refresh();
  };

  readonly #onError = (): void => {
    this.#broken = true;
    this.refresh();
  };
}

export const video = directive(VideoDirective);
