/** A key with its modifiers, as `Alt+Shift+A`. */
export interface Shortcut {
  /** As it is shown. */
  readonly text: string;
  readonly key: string;
  readonly modifiers: ReadonlySet<Modifier>;
}

type Modifier = (typeof modifiers)[number];

const modifiers = ['Alt', 'Control', 'Meta', 'Shift'] as const;

/** Reads `Alt+Shift+A`; undefined for text that names no key, such as an empty one: no shortcut. */
export function parseShortcut(text: string): Shortcut | undefined {
  const parts = text.split('+').map((part) => part.trim());
  const held = new Set(modifiers.filter((modifier) => parts.slice(0, -1).some((part) => isCalled(part, modifier))));
  const key = parts.at(-1);
  return key && held.size === parts.length - 1 ? {text, key: key.toLowerCase(), modifiers: held} : undefined;
}

export function isPressed({key, modifiers: held}: Shortcut, event: KeyboardEvent): boolean {
  if (!modifiers.every((modifier) => event.getModifierState(modifier) === held.has(modifier))) return false;
  const typed = event.key.toLowerCase();
  // Alt turns letters into signs on a Mac, and not every keyboard has our letters: there the place of the key counts
  return typed === key || (!/^[a-z]$/.test(typed) && event.code === `Key${key.toUpperCase()}`);
}

const isCalled = (part: string, modifier: Modifier): boolean =>
  part.toLowerCase() === modifier.toLowerCase() || (modifier === 'Control' && part.toLowerCase() === 'ctrl');
