import {html, nothing, type TemplateResult} from 'lit';
import {directive} from 'lit/async-directive.js';
import {ref} from 'lit/directives/ref.js';
import type {Media} from '../../../core/content.js';
import * as icons from '../../../element/icons.js';
import {renderFileCard} from './file-card.js';
import {savedName} from './file-name.js';
import {boxFor} from './fit.js';
import {whenInSight} from './in-sight.js';
import {MediaDirective} from './media-directive.js';
import type {MediaFile} from './media-file.js';
import {renderProgress} from './progress.js';
import type {MessageRow} from './row.js';
import {spokenMedia} from './spoken-media.js';
import {renderStill, wantsStill} from './still.js';

/** A photo or sticker: its place is there at once, its bytes come when it is about to be seen. */
class PictureDirective extends MediaDirective {
  #button: HTMLElement | undefined;
  #unsee: (() => void) | undefined;
  #broken = false;

  protected override draw(row: MessageRow, media: Media, file: MediaFile): unknown {
    const url = file.url('picture');
    if (this.#broken || (file.state === 'ready' && url === null)) return renderFileCard(row, media, {notShown: true});
    const {width, height} = boxFor(media.width, media.height);
    const sticker = media.kind === 'sticker';
    const what = spokenMedia(row, media);
    const still = sticker && wantsStill() ? file.blob : undefined;
    const image = url === null ? nothing : still ? renderStill(still, what) : this.#renderImage(url, what);
    const sizer = sticker
      ? nothing
      : html`<canvas class="k-sizer" width=${width} height=${height} aria-hidden="true"></canvas>`;
    const inside = html`${sizer}${this.#renderState(row, file, what)}${image}`;
    if (sticker) return html`<div class="kind k-sticker" part="card" ${ref(this.#onPlace)}>${inside}</div>`;
    if (file.state === 'failed')
      return html`<div class="kind k-visual" part="card"><div class="k-frame">${inside}</div></div>`;
    return html`<div class="kind k-visual ${media.caption ? '' : 'bare'}" part="card" ${ref(this.#onPlace)}>
      <button
        class="k-frame"
        part="media"
        type="button"
        aria-haspopup="dialog"
        aria-label=${url === null ? row.strings.kinds.loading(what) : row.strings.kinds.enlarge(what)}
        aria-disabled=${url === null ? 'true' : 'false'}
        ${ref(this.#onButton)}
        @click=${() => url && void this.#enlarge(row, media, file, what)}
      >
        ${inside}
      </button>
    </div>`;
  }

  override disconnected(): void {
    super.disconnected();
    this.#unsee?.();
    this.#unsee = undefined;
  }

  #renderImage(url: string, what: string): TemplateResult {
    return html`<img
      class="k-image"
      src=${url}
      alt=${what}
      decoding="async"
      draggable="false"
      @error=${this.#onError}
    />`;
  }

  #renderState({strings}: MessageRow, file: MediaFile, what: string): unknown {
    if (file.state === 'failed')
      return html`<span class="k-over" part="cover"
        >${icons.alert}<span>${strings.kinds.notLoaded}</span
        ><button class="button compact" part="retry-button" type="button" @click=${this.load}>
          ${strings.kinds.tryAgain}
        </button></span
      >`;
    return file.state === 'loading' && this.slow
      ? html`<span class="k-over k-skeleton" part="cover"
          >${renderProgress(file.share, strings.kinds.loading(what))}</span
        >`
      : nothing;
  }

  async #enlarge(row: MessageRow, media: Media, file: MediaFile, what: string): Promise<void> {
    const {openViewer} = await import('./viewer.js');
    openViewer({row, file, what, name: savedName(media, row.message.at)}, () =>
      this.#button?.focus({preventScroll: true}),
    );
  }

  readonly #onPlace = (place: Element | undefined): void => {
    this.#unsee?.();
    this.#unsee = place && whenInSight(place, this.load);
  };

  readonly #onButton = (button: Element | undefined): void => {
    if (button instanceof HTMLElement) this.#button = button;
  };

  /** The bytes are no picture. */
  readonly #onError = (): void => {
    this.#broken = true;
    this.refresh();
  };
}

export const picture = directive(PictureDirective);
