/** Registers a tag; the first to take a name keeps it, so that two plugins on one page do not crash it. */
export function register(tag: string, element: CustomElementConstructor & {readonly version?: string}): void {
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, element);
  else if (taken !== element)
    console.warn(`<${tag}> is taken by version ${versionOf(taken)}; wa-desk ${versionOf(element)} leaves it as it is.`);
}

const versionOf = (element: CustomElementConstructor): string =>
  'version' in element ? String(element.version) : 'unknown';
