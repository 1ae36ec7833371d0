import {OggReader} from './ogg-reader.js';
import {OggWriter} from './ogg-writer.js';
import {BadRecording, type PacketReader} from './opus.js';
import type {Recorded} from './take.js';
import {WebmReader} from './webm-reader.js';

/** What WhatsApp takes as a voice note. */
export const VOICE_TYPE = 'audio/ogg; codecs=opus';

/** What Opus encoders hear ahead, in samples. Chromium says 0 of it, though its encoder does so as all do. */
const LOOK_AHEAD = 312;

/** Makes one voice note of what a browser records, in one run or several. */
export class VoiceFile implements Recorded {
  readonly canGoOn = true;
  #reader: PacketReader | null = null;
  #writer: OggWriter | null = null;

  /** A new run begins; its pieces stand by themselves. */
  begin(mimeType: string): void {
    this.#reader = mimeType.startsWith('audio/ogg') ? new OggReader() : new WebmReader();
  }

  push(piece: Uint8Array): void {
    const reader = this.#reader;
    if (!reader) throw new BadRecording('No run has begun.');
    for (const packet of reader.push(piece)) {
      if (!reader.head) throw new BadRecording('It does not say that it is Opus.');
      this.#writer ??= new OggWriter({preSkip: reader.head.preSkip || LOOK_AHEAD}); // later runs go on in the first
      this.#writer.add(packet);
    }
  }

  get seconds(): number {
    return this.#writer?.seconds ?? 0;
  }

  /** Bytes. */
  get size(): number {
    return this.#writer?.size ?? 0;
  }

  /** All there is now; null when nothing was heard yet. */
  blob(): Blob | null {
    return this.#writer && new Blob([this.#writer.file()], {type: VOICE_TYPE});
  }
}
