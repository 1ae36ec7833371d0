import {BadRecording, joined, readHead, viewOf, type OpusHead, type PacketReader} from './opus.js';

/** Elements of Matroska (RFC 9559) that are looked into, whatever length they give, if any. */
const INSIDE = new Set([
  0x1853_8067, // Segment
  0x1f43_b675, // Cluster
  0x1654_ae6b, // Tracks
  0xae, // TrackEntry
  0xa0, // BlockGroup
]);
const EBML = 0x1a45_dfa3;
const CODEC_ID = 0x86;
const CODEC_PRIVATE = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
const READ = new Set([CODEC_ID, CODEC_PRIVATE, SIMPLE_BLOCK, BLOCK]);
/** No packet of Opus is larger, in bytes; what says so is broken. */
const LARGEST = 65_536;
const LACED = 0x06;

/** Takes the packets out of Opus in WebM, as most browsers record it. */
export class WebmReader implements PacketReader {
  #rest: Uint8Array = new Uint8Array();
  /** Bytes of an element that says nothing to us. */
  #skip = 0;
  #begun = false;
  #head: OpusHead | null = null;
  #packets: Uint8Array[] = [];

  get head(): OpusHead | null {
    return this.#head;
  }

  push(piece: Uint8Array): Uint8Array[] {
    this.#rest = joined([this.#rest, piece]);
    this.#packets = [];
    while (this.#step());
    return this.#packets;
  }

  /** False when it must wait for more. */
  #step(): boolean {
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, this.#rest.length);
      this.#skip -= skipped;
      this.#take(skipped);
    }
    const id = readNumber(this.#rest, 0, 'id');
    const size = id && readNumber(this.#rest, id.end, 'size');
    if (!id || !size) return false;
    if (!this.#begun && id.value !== EBML) throw new BadRecording('It is no WebM file.');
    this.#begun = true;
    if (INSIDE.has(id.value)) this.#take(size.end);
    else if (size.value === null) throw new BadRecording('An element does not say how long it is.');
    else if (!READ.has(id.value)) {
      this.#take(size.end);
      this.#skip = size.value;
    } else {
      if (size.value > LARGEST) throw new BadRecording('An element is too large.');
      const end = size.end + size.value;
      if (this.#rest.length < end) return false;
      this.#read(id.value, this.#rest.subarray(size.end, end));
      this.#take(end);
    }
    return true;
  }

  #read(id: number, bytes: Uint8Array): void {
    if (id === CODEC_PRIVATE) this.#head = readHead(bytes);
    else if (id === CODEC_ID) {
      if (String.fromCharCode(...bytes).replace(/\0+$/u, '') !== 'A_OPUS') throw new BadRecording('It is no Opus.');
    } else this.#packets.push(packetOf(bytes));
  }

  #take(length: number): void {
    this.#rest = this.#rest.subarray(length);
  }
}

/** Behind the track's number, two bytes of time and one of flags. */
function packetOf(block: Uint8Array): Uint8Array {
  const track = readNumber(block, 0, 'size');
  const flags = track && block[track.end + 2];
  if (!track || flags === undefined) throw new BadRecording('A block is too short.');
  if ((flags & LACED) !== 0) throw new BadRecording('Several packets share a block.'); // no browser does so
  return block.slice(track.end + 3);
}

/**
 * A number that says its own length by its leading zeros, which belong to an id and not to a size; undefined while it
 * is not whole. A size that is not known is null.
 */
function readNumber(bytes: Uint8Array, at: number, of: 'id'): {value: number; end: number} | undefined;
function readNumber(bytes: Uint8Array, at: number, of: 'size'): {value: number | null; end: number} | undefined;
function readNumber(bytes: Uint8Array, at: number, of: 'id' | 'size') {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const length = Math.clz32(first) - 23;
  if (length > (of === 'id' ? 4 : 8)) throw new BadRecording('An element has no length.');
  const end = at + length;
  if (bytes.length < end) return undefined;
  const view = viewOf(bytes.subarray(at, end));
  const mark = 2 ** (7 * length);
  let value = 0;
  for (let i = 0; i < length; i += 1) value = value * 256 + view.getUint8(i);
  if (of === 'id') return {value, end};
  value -= mark;
  if (value === mark - 1) return {value: null, end};
  if (!Number.isSafeInteger(value)) throw new BadRecording('An element is too large.');
  return {value, end};
}
