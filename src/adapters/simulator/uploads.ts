import {
  DeskError,
  plainText,
  whyNotFile,
  type Capabilities,
  type Clock,
  type Media,
  type SentMedia,
} from '../../core/index.js';
import {passing} from './media.js';
import type {Random} from './random.js';

const MB = 1024 * 1024;
const CAPTION = 1024;
const STEPS = 4;
/** ms of each. */
const STEP = 150;

/** As WhatsApp takes it, as far as a simulation needs. */
export const sendable: Capabilities['media'] = [
  {as: 'image', mimeTypes: ['image/jpeg', 'image/png'], maxSize: 5 * MB, maxCaptionLength: CAPTION},
  {as: 'video', mimeTypes: ['video/mp4', 'video/3gpp'], maxSize: 16 * MB, maxCaptionLength: CAPTION},
  {as: 'audio', mimeTypes: ['audio/ogg', 'audio/mpeg', 'audio/mp4'], maxSize: 16 * MB, maxCaptionLength: 0},
  {as: 'voice', mimeTypes: ['audio/ogg'], maxSize: 16 * MB, maxCaptionLength: 0},
  {as: 'document', mimeTypes: ['application/pdf', 'text/plain'], maxSize: 100 * MB, maxCaptionLength: CAPTION},
  {as: 'sticker', mimeTypes: ['image/webp'], maxSize: MB / 2, maxCaptionLength: 0},
];

/** The files that the agent has brought. */
export class Uploads {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #files = new Map<string, File>();
  readonly #sizes = new WeakMap<File, Pick<Media, 'width' | 'height'>>();
  readonly #ofMessages = new Map<string, File>();

  constructor({clock, random}: {readonly clock: Clock; readonly random: Random}) {
    this.#clock = clock;
    this.#random = random;
  }

  async take(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<string> {
    void this.#measure(file); // not waited for: the simulation goes by its own clock alone
    for (let step = 1; step <= STEPS; step++) {
      await passing(STEP, this.#clock, signal);
      onProgress(step / STEPS);
    }
    const id = this.#random.id();
    this.#files.set(id, file);
    return id;
  }

  /** What the message says that the file was sent with; each file goes once. */
  send(messageId: string, sent: SentMedia, caption: string): Media {
    const file = this.#file(sent.uploadId);
    const why = whyNotFile({...sent, size: file.size, mimeType: file.type}, caption, sendable);
    if (why) throw new DeskError(why, 'Send a file that WhatsApp takes.');
    this.#files.delete(sent.uploadId);
    this.#ofMessages.set(messageId, file);
    return {
      kind: sent.as,
      state: 'ready',
      mimeType: file.type,
      size: file.size,
      name: sent.as === 'document' ? plainText(file.name) : null,
      ...(this.#sizes.get(file) ?? unmeasured),
      duration: null,
      caption: caption === '' ? null : plainText(caption),
    };
  }

  /** The name of a file that goes with a template. */
  sendWith(messageId: string, uploadId: string): string {
    const file = this.#file(uploadId);
    this.#files.delete(uploadId);
    this.#ofMessages.set(messageId, file);
    return file.name;
  }

  /** A picture is drawn only where its size is known, as a contact centre finds it out. */
  async #measure(file: File): Promise<void> {
    if (!file.type.startsWith('image/') || typeof createImageBitmap === 'undefined') return;
    const bitmap = await createImageBitmap(file).catch(() => undefined);
    if (bitmap) this.#sizes.set(file, {width: bitmap.width, height: bitmap.height});
    bitmap?.close();
  }

  #file(uploadId: string): File {
    const file = this.#files.get(uploadId);
    if (!file) throw new DeskError('file-gone', 'There is no such file: upload it first.');
    return file;
  }

  of(messageId: string): File | undefined {
    return this.#ofMessages.get(messageId);
  }
}

const unmeasured = {width: null, height: null};
