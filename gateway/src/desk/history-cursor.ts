import * as v from 'valibot';
import {Refusal} from './refusal.js';

/** The last row of a page, in the order of its history. */
export interface Cursor {
  readonly at: number;
  readonly id: string;
}

const cursor = v.tuple([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.maxLength(100))]);

export const writeCursor = ({at, id}: Cursor): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** @throws Refusal when it is none of ours */
export function readCursor(text: string): Cursor {
  const parsed = v.safeParse(cursor, parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) throw new Refusal('bad-command', 'after: expected the next of a history page, or null');
  const [at, id] = parsed.output;
  return {at, id};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
