import {html, nothing, type TemplateResult} from 'lit';
import {directive} from 'lit/async-directive.js';
import type {Media} from '../../../core/content.js';
import {announce} from '../../../element/announcer.js';
import {formatLength} from '../../../element/format.js';
import * as icons from '../../../element/icons.js';
import {isMasked, renderText, spokenText} from '../../../element/shown-text.js';
import {kindText} from '../../../element/who-and-what.js';
import type {Strings} from '../../../strings/en.js';
import {download} from './download.js';
import {endingOf, nameParts, savedName} from './file-name.js';
import {formatSize} from '../../../element/format-size.js';
import {kindIcons, mediaIcon} from './kind-icons.js';
import {MediaDirective} from './media-directive.js';
import type {MediaFile} from './media-file.js';
import {renderProgress} from './progress.js';
import type {MessageRow} from './row.js';

interface Manner {
  /** It would be shown, were it of a kind that may be. */
  readonly notShown?: boolean;
}

/** A file as a card: its name, what it is, how large, and what can be done with it or what became of it. */
export function renderFileCard(row: MessageRow, media: Media, {notShown = false}: Manner = {}): TemplateResult {
  const {strings, session, past} = row;
  const {state, kind} = media;
  const mayLoad = state === 'ready' && session?.loadsMedia === true;
  const ending = endingFor(media);
  const what =
    state === 'ready' || state === 'fetching'
      ? nothing
      : html`<p class="k-trouble">${troubleIcon(state)}<span>${strings.kinds.states[state]}</span></p>`;
  return html`<div class="kind k-card k-file ${state}" part="card">
    <div class="k-head">
      <span class="k-tile" part="card-icon" aria-hidden="true"
        >${kind === 'document' && ending !== '' ? html`<span class="k-ending">${ending.slice(0, 4)}</span>` : mediaIcon(kind, icons.picture)}</span
      >
      <div class="k-facts">
        <p class="k-strong k-name" part="file-name">${renderName(media, strings)}</p>
        <p class="k-soft" part="card-text"><bdi class="k-digits">${factsOf(media, ending, strings)}</bdi></p>
      </div>
    </div>
    ${what}
    ${state === 'fetching' && !past ? html`<p class="k-soft k-busy" part="card-text"><span class="spinner"></span><span>${strings.kinds.states.fetching}</span></p>` : nothing}
    ${notShown && mayLoad ? html`<p class="k-soft" part="card-text">${kind === 'voice' || kind === 'audio' || kind === 'video' ? strings.kinds.notPlayed : strings.kinds.notShown}</p>` : nothing}
    ${mayLoad && session ? fileActions(row, media, session) : nothing}
  </div>`;
}

const troubleIcon = (state: 'expired' | 'blocked' | 'failed'): TemplateResult =>
  ({expired: icons.clock, blocked: kindIcons.blocked, failed: icons.warning})[state];

const endingFor = ({name, mimeType}: Media): string => (name && nameParts(name.text).ending) || endingOf(mimeType);

/** The ending stands by itself: nothing in a name turns it about, and it is never cut. */
function renderName(media: Media, strings: Strings): unknown {
  const {name, kind} = media;
  if (!name) return kindText(kind, strings);
  if (isMasked(name)) return html`<bdi>${renderText(name, strings)}</bdi>`;
  const {stem, ending} = nameParts(name.text);
  return html`<span class="k-whole" dir="ltr"
    ><bdi class="k-stem" lang="">${stem}</bdi
    >${ending === '' ? nothing : html`<bdi class="k-end" dir="ltr">${`.${ending}`}</bdi>`}</span
  >`;
}

function factsOf({size, duration}: Media, ending: string, {kinds, locale}: Strings): string {
  const known = Object.hasOwn(kinds.types, ending.toLowerCase()) ? kinds.types[ending.toLowerCase()] : undefined;
  const type = known ?? (ending === '' ? kinds.file : kinds.fileOf(ending.toLocaleUpperCase()));
  return [type, duration && formatLength(duration, locale), size !== null && formatSize(size, locale)]
    .filter(Boolean)
    .join(' · ');
}

/** Download, and for a PDF a look at it. */
class FileActionsDirective extends MediaDirective {
  #asked: 'download' | 'open' | null = null;

  protected override draw(row: MessageRow, media: Media, file: MediaFile): unknown {
    const {strings} = row;
    const {kinds} = strings;
    const name = media.name ? spokenText(media.name, strings) : kindText(media.kind, strings);
    const busy = this.#asked !== null && file.state === 'loading';
    return html`<div class="k-actions">
        <button
          class="k-action-button"
          part="download-button"
          type="button"
          aria-label=${busy && this.#asked === 'download' ? kinds.downloading(name) : kinds.downloadOf(name)}
          aria-disabled=${busy ? 'true' : 'false'}
          @click=${() => void this.#get(row, media, 'download')}
        >
          ${busy && this.#asked === 'download' ? renderProgress(file.share, kinds.downloading(name)) : kindIcons.download}<span
            >${kinds.download}</span
          >
        </button>
        ${endingFor(media) === 'pdf' || media.mimeType === 'application/pdf' ? this.#renderOpen(row, media, {file, name, busy}) : nothing}
      </div>
      ${
        this.#asked !== null && file.state === 'failed'
          ? html`<p class="k-trouble" role="alert">${icons.alert}<span>${kinds.notLoaded}</span></p>`
          : nothing
      }`;
  }

  /** A link once the bytes are here, so that it also opens where popups are stopped. */
  #renderOpen(
    row: MessageRow,
    media: Media,
    {file, name, busy}: {readonly file: MediaFile; readonly name: string; readonly busy: boolean},
  ): unknown {
    const {kinds} = row.strings;
    const url = file.url('pdf');
    const opening = busy && this.#asked === 'open';
    if (url !== null)
      return html`<a
        class="k-action-button"
        part="open-link"
        href=${url}
        target="_blank"
        rel="noopener"
        aria-label=${kinds.openOf(name)}
        >${kindIcons.open}<span>${kinds.open}</span></a
      >`;
    if (file.state === 'ready') return nothing; // it is no PDF
    return html`<button
      class="k-action-button"
      part="open-button"
      type="button"
      aria-label=${opening ? kinds.opening(name) : kinds.openOf(name)}
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => void this.#get(row, media, 'open')}
    >
      ${opening ? renderProgress(file.share, kinds.opening(name)) : kindIcons.open}<span>${kinds.open}</span>
    </button>`;
  }

  async #get(row: MessageRow, media: Media, to: 'download' | 'open'): Promise<void> {
    const {file} = this;
    if (!file || file.state === 'loading') return;
    this.#asked = to;
    if (file.state !== 'ready') {
      this.load();
      await file.load();
    }
    this.#asked = file.state === 'failed' ? to : null;
    this.refresh();
    if (!file.blob) return announce(row.host, row.strings.kinds.notLoaded, 'assertive');
    if (to === 'download') download(file.blob, savedName(media, row.message.at));
    else this.#open(file);
  }

  #open(file: MediaFile): void {
    const url = file.url('pdf');
    if (url === null) return;
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    link.rel = 'noopener';
    link.click();
  }
}

const fileActions = directive(FileActionsDirective);
