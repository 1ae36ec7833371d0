/** Where two lists of the same things differ, by identity: `from` on, up to these ends. */
export interface Changes {
  readonly from: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

export function changesOf<T>(before: readonly T[], after: readonly T[]): Changes {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return {from, endBefore: before.length - same, endAfter: after.length - same};
}
