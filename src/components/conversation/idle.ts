/** Runs this again and again while the page has nothing better to do, until it says false or the returned function is called. */
export function whileIdle(work: () => boolean): () => void {
  const stop = new AbortController();
  const next = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, {timeout: 2000});
    else setTimeout(run, 50); // Safari
  };
  const run = (deadline?: IdleDeadline) => {
    if (stop.signal.aborted) return;
    let more = work();
    while (more && (deadline?.timeRemaining() ?? 0) > 6) more = work();
    if (more) next();
  };
  next();
  return () => stop.abort();
}
