/** Opus counts in this rate, whatever it was recorded in. */
export const RATE = 48_000;

/** What a recording says of itself before its first packet. */
export interface OpusHead {
  /** Samples that a player leaves out at the start. */
  readonly preSkip: number;
}

/** Takes apart what a browser records, in pieces of any length. */
export interface PacketReader {
  readonly head: OpusHead | null;
  /** The packets that this piece has made whole; throws a `BadRecording` for what is none. */
  push(piece: Uint8Array): Uint8Array[];
}

export class BadRecording extends Error {
  override name = 'BadRecording';
}

const HEAD = 'OpusHead';
const HEAD_LENGTH = 19;
/** No packet may last longer (RFC 6716), in samples. */
const LONGEST = RATE * 0.12;

export function readHead(bytes: Uint8Array): OpusHead {
  if (!startsWith(bytes, HEAD) || bytes.length < HEAD_LENGTH) throw new BadRecording('It does not begin as Opus does.');
  const view = viewOf(bytes);
  if (view.getUint8(8) >> 4 !== 0 || view.getUint8(18) !== 0) throw new BadRecording('This Opus is of another kind.');
  return {preSkip: view.getUint16(10, true)};
}

/** For one channel: decoders mix down what was recorded in two. */
export function writeHead({preSkip}: OpusHead): Uint8Array {
  const bytes = new Uint8Array(HEAD_LENGTH);
  bytes.set(ascii(HEAD));
  const view = viewOf(bytes);
  view.setUint8(8, 1);
  view.setUint8(9, 1);
  view.setUint16(10, preSkip, true);
  view.setUint32(12, RATE, true);
  return bytes;
}

/** How long a packet lasts, in samples, by its first bytes (RFC 6716, section 3.1). */
export function samplesOf(packet: Uint8Array): number {
  const [toc, count] = packet;
  if (toc === undefined) throw new BadRecording('A packet is empty.');
  const frames = [1, 2, 2, (count ?? 0) & 0x3f][toc & 3] ?? 0;
  const samples = frames * frameSamples(toc >> 3);
  if (samples === 0 || samples > LONGEST) throw new BadRecording('A packet does not say how long it lasts.');
  return samples;
}

function frameSamples(config: number): number {
  const ms =
    config < 12
      ? [10, 20, 40, 60][config & 3] // speech
      : config < 16
        ? [10, 20][config & 1] // both
        : [2.5, 5, 10, 20][config & 3]; // music
  return ((ms ?? 0) * RATE) / 1000;
}

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export const startsWith = (bytes: Uint8Array, text: string): boolean =>
  ascii(text).every((byte, at) => bytes[at] === byte);

export const viewOf = ({buffer, byteOffset, byteLength}: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** One after the other, as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
