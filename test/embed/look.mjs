/**
 * What the agent sees of the desk, part by part: where each stands in the desk, and all its computed styles.
 *
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @returns {Promise<Record<string, Record<string, string>>>}
 */
export async function lookAt(page) {
  await page.evaluate(settled);
  return page.evaluate(describeParts);
}

/** In the page: resolves once nothing in the desk has moved for some frames. */
async function settled() {
  const placesIn = (root) =>
    [...root.querySelectorAll('*')]
      .filter((one) => one.part.length > 0 || one.shadowRoot)
      .map((one) => {
        const {x, y, width, height} = one.getBoundingClientRect();
        return [x, y, width, height, one.shadowRoot && placesIn(one.shadowRoot)].join();
      });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let before = '';
  for (let still = 0; still < 5;) {
    await frame();
    const now = placesIn(document.querySelector('wa-desk').shadowRoot).join();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

/** In the page. */
function describeParts() {
  const desk = document.querySelector('wa-desk');
  const base = desk.shadowRoot.querySelector('[part~=base]').getBoundingClientRect();
  const parts = {};
  // what a page may well say of all that stands in it, and what is painted nowhere
  const thePages =
    /^(direction|cursor|visibility|color-scheme|tab-size|text-size-adjust|text-decoration-skip-ink|orphans|widows|-webkit-ruby-position)$/;
  const placed = /^(top|right|bottom|left|inset-.*)$/; // told by the box
  const drawing = /^(fill|stroke|paint-order|clip-rule|shape-rendering|text-anchor|color-interpolation)/;
  const unpainted = (element, property) =>
    placed.test(property) ||
    (drawing.test(property) && !(element instanceof SVGElement)) ||
    (property.startsWith('list-style') && element.localName !== 'li');
  const walk = (root, path) => {
    for (const element of root.querySelectorAll('*')) {
      const name = `${path} ${element.getAttribute('part') ?? element.localName}`;
      const {x, y, right, bottom, width, height} = element.getBoundingClientRect();
      const inSight =
        x >= base.x && y >= base.y && right <= base.right && bottom <= base.bottom && width > 0 && height > 0;
      if (inSight && element.checkVisibility()) {
        const described = {
          box: [x - base.x, y - base.y, width, height].map((pixels) => Math.round(pixels)).join(),
        };
        const style = getComputedStyle(element);
        for (const property of style)
          if (!property.startsWith('--') && !thePages.test(property) && !unpainted(element, property))
            described[property] = style.getPropertyValue(property);
        let key = name;
        for (let number = 2; key in parts; number++) key = `${name} ${number}`;
        parts[key] = described;
      }
      if (element.shadowRoot) walk(element.shadowRoot, `${path} ${element.localName} >`);
    }
  };
  walk(desk.shadowRoot, '');
  return parts;
}

/** What is other than it was, in words; empty when nothing is. */
export function differences(before, now) {
  const found = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (!before[name] || !now[name]) found.push(`${name} is ${now[name] ? 'new' : 'gone'}`);
    else
      for (const [property, value] of Object.entries(before[name]))
        if (!same(property, value, now[name][property]))
          found.push(`${name} has ${property} ${now[name][property]}, not ${value}`);
  }
  return found;
}

/** A box may be a pixel off: half of one above it is rounded in one page and not in the other. */
function same(property, before, now) {
  if (property !== 'box') return before === now;
  const [was, is] = [before, now].map((box) => box.split(',').map(Number));
  return was.every((pixels, side) => Math.abs(pixels - is[side]) <= 1);
}
