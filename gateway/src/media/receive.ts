import {createHash} from 'node:crypto';

/** Of one piece in the database. */
export const PIECE = 1024 * 1024;
/** WhatsApp hands out no larger file. */
export const MOST_BYTES = 100 * PIECE;
/** The longest page of Ogg, and more. */
const TAIL = 128 * 1024;

/** A file that has been taken in, piece by piece. */
export interface Received {
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly hash: Buffer;
}

/**
 * Takes a file in without ever holding more of it than two pieces.
 * @param keep - stores a piece; the next waits for it
 * @returns 'too-large' as soon as that is certain
 */
export async function receive(
  body: AsyncIterable<Buffer>,
  keep: (place: number, piece: Buffer) => Promise<void>,
): Promise<Received | 'too-large'> {
  const hash = createHash('sha256');
  let head: Buffer | undefined;
  let previous: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let filled = 0;
  let place = 0;
  let size = 0;
  const flush = async () => {
    const piece = Buffer.concat(parts, filled);
    [parts, filled] = [[], 0];
    head ??= piece;
    previous = Buffer.concat([previous.subarray(-TAIL), piece.subarray(-TAIL)]).subarray(-TAIL);
    await keep(place++, piece);
  };
  for await (const bytes of body) {
    size += bytes.length;
    if (size > MOST_BYTES) return 'too-large';
    hash.update(bytes);
    for (let from = 0; from < bytes.length;) {
      const part = bytes.subarray(from, from + PIECE - filled);
      parts.push(part);
      filled += part.length;
      from += part.length;
      if (filled === PIECE) await flush();
    }
  }
  if (filled > 0) await flush();
  return {size, head: head ?? Buffer.alloc(0), tail: previous, hash: hash.digest()};
}

/** Hex in what the Graph API says, base64 in webhooks; what is neither claims nothing. */
export function isHash(claimed: string | null, hash: Buffer): boolean {
  if (claimed === null) return true;
  const hex = /^[\da-f]{64}$/iu.test(claimed);
  const base64 = /^[\w+/-]{43}=?$/u.test(claimed);
  return !hex && !base64 ? true : Buffer.from(claimed, hex ? 'hex' : 'base64').equals(hash);
}
