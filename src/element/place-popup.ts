/** Stands a popup beside what opened it: on this side of it where there is room, within the window. */
export function placePopup(popup: HTMLElement, beside: Element, side: 'above' | 'below'): void {
  const {left, right, top, bottom} = beside.getBoundingClientRect();
  const {width, height} = popup.getBoundingClientRect();
  const rtl = getComputedStyle(popup).direction === 'rtl';
  const fits = {above: top - 4 - height >= 4, below: bottom + 4 + height <= innerHeight};
  const below = side === 'below' ? fits.below : !fits.above && fits.below;
  const x = Math.max(4, Math.min(rtl ? right - width : left, innerWidth - width - 4));
  const y = Math.min(below ? bottom + 4 : top - 4 - height, innerHeight - height - 4);
  popup.style.left = `${x}px`;
  popup.style.top = `${Math.max(4, y)}px`;
}
