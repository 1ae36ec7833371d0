/**
 * Has the parts of an element be reached from outside the elements of ours it stands in, however many: `input` of the
 * composer as `composer__input`. A name that has `__` already stays. Each element brings out its own, so those whose
 * code comes later cost nothing before.
 */
export function bringOut(element: Element, parts: Readonly<Record<string, string>>): void {
  let names = Object.entries(parts).flatMap(([prefix, list]) =>
    list.split(' ').map((part) => (part.includes('__') ? part : `${part}:${prefix}__${part}`)),
  );
  for (let at = element, root = at.getRootNode(); root instanceof ShadowRoot; root = at.getRootNode()) {
    if (names.length === 0 || !root.host.localName.startsWith('wa-')) return;
    const before = at.getAttribute('exportparts')?.split(',') ?? [];
    at.setAttribute('exportparts', [...new Set([...before, ...names])].join());
    names = names.map((name) => name.replace(/.*:/, ''));
    at = root.host;
  }
}
