const EDITING = /^(Backspace|Delete|Enter|Arrow|Home|End|Page|Process|Dead)/;
const FIELD =
  'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=file])';

const ours = new WeakSet<Element>();

/**
 * Keeps to ourselves the plain keys that are typed into our fields, or that one of ours acted upon. Out of our shadow
 * root they would seem to be pressed on the tag, and a page that takes single letters for its own shortcuts, except in
 * text fields, would take them. With Ctrl, Alt or Command they go on, as do Escape, Tab and all that only let go.
 */
export function keepTyping(host: HTMLElement): void {
  ours.add(host);
  for (const type of ['keydown', 'keypress'] as const) host.addEventListener(type, onKey);
}

function onKey(event: KeyboardEvent): void {
  const host = event.currentTarget;
  if (!(host instanceof Element) || event.target !== host) return; // what the page put into a slot is its own
  const root = host.getRootNode();
  if (root instanceof ShadowRoot && ours.has(root.host)) return; // the outermost of ours decides
  if (isPlain(event) && (event.defaultPrevented || isTyped(event))) event.stopPropagation();
}

/** AltGr, by which some keyboards write `@`, is Ctrl and Alt on Windows. */
const isPlain = (event: KeyboardEvent): boolean =>
  event.getModifierState('AltGraph') || !(event.ctrlKey || event.altKey || event.metaKey);

function isTyped(event: KeyboardEvent): boolean {
  const [field] = event.composedPath();
  const edits = event.isComposing || event.key.length === 1 || EDITING.test(event.key);
  return edits && field instanceof Element && field.matches(FIELD);
}
