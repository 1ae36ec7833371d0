import {AsyncDirective} from 'lit/async-directive.js';
import type {Media} from '../../../core/content.js';
import type {DeskSession} from '../../../core/session.js';
import type {MediaFile} from './media-file.js';
import {mediaOf} from './media-store.js';
import type {MessageRow} from './row.js';

/** Before this, in ms, what loads is not worth a sign that it does. */
const UNNOTICED = 200;

/** Draws a file as it comes, for as long as it stands in the page. */
export abstract class MediaDirective extends AsyncDirective {
  #row: MessageRow | undefined;
  #media: Media | undefined;
  #session: DeskSession | undefined;
  #file: MediaFile | undefined;
  #unwatch: (() => void) | undefined;
  #noticed: ReturnType<typeof setTimeout> | undefined;
  /** Whether it has loaded for so long that this is to be seen. */
  protected slow = false;

  override render(row: MessageRow, media: Media, session: DeskSession): unknown {
    const file = mediaOf(session).of(row.message.id);
    const other = this.#file !== undefined && (this.#file !== file || this.#media?.kind !== media.kind);
    this.#row = row;
    this.#media = media;
    this.#session = session;
    if (other) this.disconnected();
    this.#file = file;
    this.#unwatch ??= file.watch(this.refresh);
    return this.draw(row, media, file);
  }

  protected abstract draw(row: MessageRow, media: Media, file: MediaFile): unknown;

  override disconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    clearTimeout(this.#noticed);
    this.#noticed = undefined;
  }

  override reconnected(): void {
    this.refresh();
  }

  protected readonly refresh = (): void => {
    this.beforeRefresh();
    if (!this.isConnected || !this.#row || !this.#media || !this.#session) return;
    this.setValue(this.render(this.#row, this.#media, this.#session));
  };

  protected readonly load = (): void => {
    if (!this.#file) return;
    this.slow = false;
    clearTimeout(this.#noticed);
    this.#noticed = setTimeout(() => {
      this.slow = true;
      this.refresh();
    }, UNNOTICED);
    void this.#file.load();
  };

  /** Whatever must follow a change before it is drawn. */
  protected beforeRefresh(): void {}

  protected get media(): Media | undefined {
    return this.#media;
  }

  protected get file(): MediaFile | undefined {
    return this.#file;
  }
}
