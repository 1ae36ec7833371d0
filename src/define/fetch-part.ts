/** In ms: a network that comes back must find the agent able to go on. */
const AGAIN_AFTER = 3000;

/** Fetches what is not on the first screen, as often as that takes. */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    console.warn('A part of wa-desk could not be fetched; it is tried again.');
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    return fetchPart(() => loadAnew(load, error));
  }
}

/** Some browsers (Chromium 153) keep a failed import and fetch it no more, but under another name; their error has the address. */
function loadAnew<T>(load: () => Promise<T>, error: unknown): Promise<T> {
  const [address] = /https?:[^\s#]+/.exec(String(error)) ?? [];
  if (address === undefined) return load();
  return import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}#${Date.now()}`);
}
