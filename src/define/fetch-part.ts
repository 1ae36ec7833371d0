/** In ms: a network that comes back must find the agent able to go on. */
const AGAIN_AFTER = 3000;

/** Fetches what is not on the first screen, as often as that takes; a `Later` that did not come gives undefined. */
export function fetchPart(load: () => Promise<unknown>): void {
  const again = (): void => {
    console.warn('A part of wa-desk could not be fetched; it is tried again.');
    setTimeout(() => fetchPart(load), AGAIN_AFTER);
  };
  load().then((part) => part === undefined && again(), again);
}
