/** What an agent chose for this browser, such as the volume; never about a customer. Lost where nothing can be kept. */
export function readPreference(name: string): unknown {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined; // blocked, or somebody else's
  }
}

export function keepPreference(name: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value));
  } catch {
    // blocked or full: it holds until the page is closed
  }
}

/** Calls back when another tab has kept this preference, until the returned function is called. */
export function watchPreference(name: string, run: () => void): () => void {
  const onStorage = ({key}: StorageEvent) => {
    if (key === keyOf(name)) run();
  };
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
}

const keyOf = (name: string): string => `wa-desk:${name}`;
