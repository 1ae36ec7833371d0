const PAGE_HEADER = 27;
/** Opus counts in this rate, whatever it was recorded in. */
const RATE = 48_000;

/**
 * Seconds of a voice note: the position on the last page, less what the decoder skips at the start. Null for anything
 * but Opus in Ogg, and where the end does not tell.
 */
export function opusDuration(head: Buffer, tail: Buffer): number | null {
  const intro = head.indexOf('OpusHead', 0, 'latin1');
  if (intro < 0 || intro > 512 || head.length < intro + 12) return null;
  const serial = head.readUInt32LE(14);
  const skipped = head.readUInt16LE(intro + 10);
  for (
    let at = tail.lastIndexOf('OggS', undefined, 'latin1');
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1, 'latin1')
  ) {
    if (at + PAGE_HEADER > tail.length || tail.readUInt8(at + 4) !== 0) continue;
    const position = tail.readBigInt64LE(at + 6);
    if (tail.readUInt32LE(at + 14) !== serial || position < 0n) continue; // another's, or no sample ends on it
    const samples = Number(position) - skipped;
    return samples > 0 && Number.isSafeInteger(samples) ? samples / RATE : null;
  }
  return null;
}
