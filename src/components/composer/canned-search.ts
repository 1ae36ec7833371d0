import type {Settings} from '../../core/agent.js';
import {fold} from '../../element/fold.js';

export type CannedReply = NonNullable<Settings['cannedReplies']>[number];

/** How many are shown: who does not find it among these types on. */
const SHOWN = 8;

/** Those that fit, best first: by the beginning of their name, of a word in it, by letters in their order, by their text. */
export function searchCanned(replies: readonly CannedReply[], query: string): readonly CannedReply[] {
  const wanted = fold(query);
  if (wanted === '') return replies.slice(0, SHOWN);
  return replies
    .map((reply) => ({reply, score: scoreOf(reply, wanted)}))
    .filter(({score}) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({reply}) => reply);
}

function scoreOf({name, text}: CannedReply, wanted: string): number {
  const folded = fold(name);
  if (folded.startsWith(wanted)) return 5;
  if (folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 4;
  if (folded.includes(wanted)) return 3;
  if (hasInOrder(folded, wanted)) return 2;
  return fold(text).includes(wanted) ? 1 : 0;
}

/** `opnhrs` finds `opening hours`. */
function hasInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
