import {FIRST, LAST, MOST_SEGMENTS, segmentsOf, writePage} from './ogg-page.js';
import {ascii, BadRecording, joined, RATE, samplesOf, viewOf, writeHead, type OpusHead} from './opus.js';

/** A page holds about so many samples, so that it can be found into. */
const PAGE_SAMPLES = RATE;

/** Makes an Ogg file of Opus packets as they come; it can be had whole at any time, and goes on. */
export class OggWriter {
  readonly #serial: number;
  /** Closed pages: no packet is added to them any more. */
  readonly #pages: Uint8Array[];
  #size: number;
  /** Never empty once there is a packet, so that the last page has one. */
  #open: Uint8Array[] = [];
  #openSegments = 0;
  #openSamples = 0;
  #samples = 0;
  readonly #preSkip: number;

  constructor(head: OpusHead, serial = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) {
    this.#serial = serial;
    this.#preSkip = head.preSkip;
    const page = {granule: 0, serial};
    this.#pages = [
      writePage({...page, flags: FIRST, number: 0, packets: [writeHead(head)]}),
      writePage({...page, flags: 0, number: 1, packets: [tags]}),
    ];
    this.#size = sizeOf(this.#pages);
  }

  add(packet: Uint8Array): void {
    const samples = samplesOf(packet);
    const segments = segmentsOf(packet);
    if (segments > MOST_SEGMENTS) throw new BadRecording('A packet is too large.');
    if (this.#openSegments + segments > MOST_SEGMENTS || this.#openSamples >= PAGE_SAMPLES) this.#close();
    this.#open.push(packet);
    this.#openSegments += segments;
    this.#openSamples += samples;
    this.#samples += samples;
    this.#size += packet.length + segments;
  }

  /** How long it is heard. */
  get seconds(): number {
    return Math.max(0, this.#samples - this.#preSkip) / RATE;
  }

  /** Bytes, to within a page. */
  get size(): number {
    return this.#size;
  }

  /** All there is now. */
  file(): Uint8Array<ArrayBuffer> {
    return joined([...this.#pages, this.#page(LAST)]);
  }

  #close(): void {
    const page = this.#page(0);
    this.#size += page.length - this.#openSegments - sizeOf(this.#open);
    this.#pages.push(page);
    this.#open = [];
    this.#openSegments = 0;
    this.#openSamples = 0;
  }

  #page(flags: number): Uint8Array {
    const number = this.#pages.length;
    return writePage({flags, granule: this.#samples, serial: this.#serial, number, packets: this.#open});
  }
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, {length}) => sum + length, 0);

/** Who wrote it, and no comment. */
const tags = /* @__PURE__ */ writeTags('wa-desk');

function writeTags(vendor: string): Uint8Array {
  const numbers = new Uint8Array(8);
  viewOf(numbers).setUint32(0, vendor.length, true);
  return joined([ascii('OpusTags'), numbers.subarray(0, 4), ascii(vendor), numbers.subarray(4)]);
}
