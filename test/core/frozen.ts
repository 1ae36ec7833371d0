/** The same value, which throws when anybody changes anything of it. */
export function frozen<T>(value: T): T {
  freeze(value);
  return value;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const change of ['set', 'add', 'delete', 'clear'])
      Object.defineProperty(value, change, {value: () => expectNoChange(change)});
    for (const entry of value instanceof Map ? [...value.keys(), ...value.values()] : value) freeze(entry);
  }
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

function expectNoChange(change: string): never {
  throw new TypeError(`${change}() on a value that must not change`);
}
