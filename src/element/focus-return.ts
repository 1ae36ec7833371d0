/** What has the focus, through all open shadow roots; null when nothing has. */
export function focusedElement(root: Document | ShadowRoot = document): HTMLElement | null {
  const active = root.activeElement;
  const inner = active?.shadowRoot ? focusedElement(active.shadowRoot) : null;
  if (inner) return inner;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}

/** Remembers what has the focus; the returned function gives it back, and tells whether it could. */
export function rememberFocus(): () => boolean {
  const before = focusedElement();
  return () => {
    if (!before?.isConnected) return false;
    before.focus();
    return focusedElement() === before;
  };
}
