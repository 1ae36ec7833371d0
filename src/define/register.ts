/** By version: what was said once is not said again for each of its tags. */
const told = new Set<string>();

/** Registers a tag; the first to take a name keeps it, so that two plugins on one page do not crash it. */
export function register(tag: string, element: CustomElementConstructor & {readonly version?: string}): void {
  const taken = customElements.get(tag);
  if (!taken) {
    customElements.define(tag, element);
    return;
  }
  const first = versionOf(taken);
  if (taken === element || told.has(first)) return;
  told.add(first);
  console.warn(
    `<${tag}> is taken by version ${first}; wa-desk ${versionOf(element)} leaves it, and its other tags, as they are.`,
  );
}

const versionOf = (element: CustomElementConstructor): string =>
  'version' in element ? String(element.version) : 'unknown';
