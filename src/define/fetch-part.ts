/** In ms: a network that comes back must find the agent able to go on. */
const AGAIN_AFTER = 3000;

/** Fetches what is not on the first screen, as often as that takes; under its own name alone, which is what a page's integrity speaks of. */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    console.warn('A part of wa-desk could not be fetched; it is tried again.');
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    return fetchPart(load);
  }
}
