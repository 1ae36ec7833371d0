import {playAlone} from '../../message-bubble/kinds/play-alone.js';
import {speed} from '../../message-bubble/kinds/speed.js';

/** Lets an agent hear what is about to be sent. */
export class Preview {
  readonly #audio: HTMLAudioElement;
  readonly #url: string;
  #broken = false;

  constructor(blob: Blob, changed: () => void) {
    this.#url = URL.createObjectURL(blob);
    this.#audio = new Audio(this.#url);
    for (const event of ['play', 'pause', 'timeupdate', 'seeked']) this.#audio.addEventListener(event, changed);
    this.#audio.addEventListener('play', playAlone);
    this.#audio.addEventListener('ended', () => this.seek(0));
    this.#audio.addEventListener('error', () => {
      this.#broken = true;
      changed();
    });
  }

  /** Whether this browser cannot play what it has recorded; it can be sent all the same. */
  get broken(): boolean {
    return this.#broken;
  }

  get playing(): boolean {
    return !this.#audio.paused;
  }

  /** In s. */
  get at(): number {
    return this.#audio.currentTime;
  }

  seek(to: number): void {
    this.#audio.currentTime = to;
  }

  async play(): Promise<void> {
    this.#audio.playbackRate = speed();
    await this.#audio.play().catch(() => undefined); // why is said by its error event, or it was stopped
  }

  pause(): void {
    this.#audio.pause();
  }

  close(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    URL.revokeObjectURL(this.#url);
  }
}
