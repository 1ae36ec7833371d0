const SVG = 'http://www.w3.org/2000/svg';

/** Nothing is touched that stands right: what is touched is laid out anew. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(element: Element | null, name: string, value: string): void {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** An icon as in `icons.ts`, with its `<path>` still to come; what it means stands in its label, or beside it. */
export function drawing(path = ''): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  const line = svg.appendChild(document.createElementNS(SVG, 'path'));
  line.setAttribute('d', path);
  return svg;
}
