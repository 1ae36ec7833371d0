let current: WeakRef<HTMLMediaElement> | undefined;

/** What begins to play silences what played before, in every desk of the page. */
export function playAlone(started: HTMLMediaElement | Event): void {
  const player = started instanceof Event ? started.target : started;
  if (!(player instanceof HTMLMediaElement)) return;
  const before = current?.deref();
  if (before && before !== player) before.pause();
  current = new WeakRef(player);
}

/** Nothing plays any more, for as long as nobody starts it. */
export const silence = (): void => current?.deref()?.pause();
