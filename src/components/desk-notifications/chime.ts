/** One note of a sound: frequency in Hz, start and length in seconds, loudness from 0 to 1. */
type Note = readonly [frequency: number, start: number, length: number, loudness: number];

const RING: readonly Note[] = [
  [659.25, 0, 0.55, 0.9],
  [987.77, 0.14, 0.6, 0.9],
  [659.25, 0.5, 0.55, 0.9],
  [987.77, 0.64, 0.9, 0.9],
];
const TICK: readonly Note[] = [
  [783.99, 0, 0.16, 0.35],
  [1046.5, 0.07, 0.22, 0.3],
];

/** The sounds of the desk, made on the spot: no file has to come past a content security policy. */
export class Chime {
  readonly #context = new AudioContext();

  constructor(onUnblocked: () => void) {
    this.#context.addEventListener('statechange', () => this.blocked || onUnblocked());
  }

  /** Browsers let a page sound only after the agent has touched it. */
  get blocked(): boolean {
    return this.#context.state !== 'running';
  }

  unblock(): void {
    this.#context.resume().catch(() => undefined); // it stays blocked
  }

  /** `volume` from 0 to 1. Says whether it could be heard. */
  async play(sound: 'ring' | 'tick', volume: number): Promise<boolean> {
    if (this.blocked) await Promise.race([this.#context.resume(), soon()]).catch(() => undefined);
    if (this.blocked) return false;
    for (const note of sound === 'ring' ? RING : TICK) this.#sound(note, volume);
    return true;
  }

  close(): void {
    void this.#context.close();
  }

  /** A soft stroke on wood: an octave above fades sooner than the note itself. */
  #sound([frequency, start, length, loudness]: Note, volume: number): void {
    this.#tone(frequency, start, length, loudness * volume);
    this.#tone(frequency * 2, start, length / 3, (loudness * volume) / 4);
  }

  #tone(frequency: number, start: number, length: number, loudness: number): void {
    const at = this.#context.currentTime + start;
    const oscillator = this.#context.createOscillator();
    const gain = this.#context.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness * 0.5, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
    oscillator.connect(gain).connect(this.#context.destination);
    oscillator.start(at);
    oscillator.stop(at + length);
  }
}

/** A context that may sound does so at once; one that may not never answers. */
const soon = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
