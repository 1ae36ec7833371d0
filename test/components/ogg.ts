import {expect} from 'chai';

export interface Page {
  readonly flags: number;
  readonly granule: number;
  readonly number: number;
  readonly segments: number;
  /** Of the packets that end on it. */
  readonly packets: readonly Uint8Array<ArrayBuffer>[];
}

/** Reads an Ogg file page by page, as RFC 3533 says, and expects each page to be sound. */
export function readOgg(file: Uint8Array<ArrayBuffer>): Page[] {
  const pages: Page[] = [];
  const serials = new Set<number>();
  let at = 0;
  while (at < file.length) {
    const view = new DataView(file.buffer, file.byteOffset + at);
    expect(text(file.subarray(at, at + 4)), 'the capture pattern').to.equal('OggS');
    expect(view.getUint8(4), 'the version').to.equal(0);
    serials.add(view.getUint32(14, true));
    const segments = view.getUint8(26);
    const lengths = file.subarray(at + 27, at + 27 + segments);
    const start = at + 27 + segments;
    const packets: Uint8Array<ArrayBuffer>[] = [];
    let end = start;
    let begun = start;
    for (const length of lengths) {
      end += length;
      if (length === 255) continue;
      packets.push(file.slice(begun, end));
      begun = end;
    }
    expect(begun, 'every packet ends on its page').to.equal(end);
    const page = file.slice(at, end);
    page.fill(0, 22, 26);
    expect(view.getUint32(22, true), `the checksum of page ${pages.length}`).to.equal(slowChecksum(page));
    pages.push({
      flags: view.getUint8(5),
      granule: Number(view.getBigInt64(6, true)),
      number: view.getUint32(18, true),
      segments,
      packets,
    });
    at = end;
  }
  expect(serials.size, 'streams').to.equal(1);
  return pages;
}

export const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Bit by bit. */
function slowChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes)
    for (let bit = 7; bit >= 0; bit -= 1) {
      const carry = (sum >>> 31) ^ ((byte >> bit) & 1);
      sum = ((sum << 1) ^ (carry === 1 ? 0x04c11db7 : 0)) >>> 0;
    }
  return sum;
}
