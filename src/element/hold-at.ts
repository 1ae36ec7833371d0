const MARGIN = 8;
const GAP = 4;
/** Between two looks at where the button is, in ms. */
const LOOK = 250;

/**
 * Holds an open popover at its button, inside the window, while the page scrolls, resizes and moves; returns the undo.
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
  const looking = setInterval(place, LOOK); // nothing tells that a page moved the button
  return () => {
    controller.abort();
    clearInterval(looking);
  };
}

const clamp = (at: number, room: number): number => Math.max(MARGIN, Math.min(at, room - MARGIN));
