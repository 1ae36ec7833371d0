const MARGIN = 8;
const GAP = 4;

/**
 * Holds an open popover at its button, inside the window, while the page scrolls and resizes; returns the undo.
 * By hand, since CSS anchors do not reach every engine yet.
 */
export function holdAt(popover: HTMLElement, button: Element): () => void {
  const controller = new AbortController();
  const {signal} = controller;
  const place = () => {
    const at = button.getBoundingClientRect();
    const {offsetWidth: width, offsetHeight: height} = popover;
    const below = at.bottom + GAP;
    const fitsBelow = below + height <= innerHeight - MARGIN || at.top < innerHeight - at.bottom;
    const start = getComputedStyle(button).direction === 'rtl' ? at.right - width : at.left;
    popover.style.top = `${clamp(fitsBelow ? below : at.top - GAP - height, innerHeight - height)}px`;
    popover.style.left = `${clamp(start, innerWidth - width)}px`;
  };
  place();
  addEventListener('resize', place, {signal});
  addEventListener('scroll', place, {signal, capture: true, passive: true});
  return () => controller.abort();
}

const clamp = (at: number, room: number): number => Math.max(MARGIN, Math.min(at, room - MARGIN));
