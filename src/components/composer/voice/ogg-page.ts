import {ascii, joined, viewOf} from './opus.js';

/** What the header type of a page says. */
export const CONTINUED = 1;
export const FIRST = 2;
export const LAST = 4;

export const PAGE_HEADER = 27;
export const CAPTURE = 'OggS';
/** Lengths a page has room for. */
export const MOST_SEGMENTS = 255;

export interface OggPage {
  readonly flags: number;
  /** Samples up to its end. */
  readonly granule: number;
  readonly serial: number;
  readonly number: number;
  readonly packets: readonly Uint8Array[];
}

/** How many lengths a packet takes: as many times 255 as it holds, and the rest. */
export const segmentsOf = ({length}: Uint8Array): number => Math.floor(length / 255) + 1;

/** RFC 3533, with every packet whole. */
export function writePage({flags, granule, serial, number, packets}: OggPage): Uint8Array {
  const lengths = packets.flatMap((packet) => [
    ...Array.from({length: segmentsOf(packet) - 1}, () => 255),
    packet.length % 255,
  ]);
  const header = new Uint8Array(PAGE_HEADER);
  header.set(ascii(CAPTURE));
  const view = viewOf(header);
  view.setUint8(5, flags);
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, number, true);
  view.setUint8(26, lengths.length);
  const page = joined([header, Uint8Array.from(lengths), ...packets]);
  viewOf(page).setUint32(22, checksum(page), true);
  return page;
}

/** The polynomial of Ogg, one entry for each byte. */
const table = /* @__PURE__ */ Uint32Array.from({length: 256}, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest << 1) ^ (rest < 0 ? 0x04c1_1db7 : 0);
  return rest;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum << 8) ^ (table[(sum >>> 24) ^ byte] ?? 0);
  return sum >>> 0;
}
