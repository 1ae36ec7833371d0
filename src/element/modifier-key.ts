/** Ctrl, or Command where keyboards have it. */
export const modifierHeld = ({ctrlKey, metaKey}: KeyboardEvent): boolean => ctrlKey || metaKey;

/** What stands on that key. */
export const modifierName = (): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl');
