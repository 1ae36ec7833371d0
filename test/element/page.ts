import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import {expect} from 'chai';
import {render, type TemplateResult} from 'lit';
import {focusedElement} from '../../src/element/focus-return.js';

declare const axe: typeof axeCore;

const stages = new Set<HTMLElement>();

afterEach(async () => {
  for (const each of stages) each.remove();
  stages.clear();
  await Promise.resolve(); // what was removed lets go a microtask later
});

/** Puts this into the page until the test is over; returns what holds it. */
export function stage(content: TemplateResult, into: Node = document.body): HTMLElement {
  const holder = document.createElement('div');
  stages.add(holder);
  into.appendChild(holder);
  render(content, holder);
  return holder;
}

/** Waits until it is so; says what it waited for when that never came. */
export async function until(isSo: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Everything in there that matches, through open shadow roots, in the order of the page. */
export function findAll(root: ParentNode, selector: string): HTMLElement[] {
  const own = root instanceof Element && root.shadowRoot ? findAll(root.shadowRoot, selector) : [];
  const below = [...root.children].flatMap((child) => [
    ...(child instanceof HTMLElement && child.matches(selector) ? [child] : []),
    ...findAll(child, selector),
  ]);
  return [...own, ...below];
}

export function find(root: ParentNode, selector: string): HTMLElement {
  const [first] = findAll(root, selector);
  if (!first) throw new Error(`Nothing here is ${selector}.`);
  return first;
}

/** What is to be read there, through shadow roots, in one line; what is not shown is left out. */
export function textOf(node: Node): string {
  return rawText(node).replaceAll(/\s+/g, ' ').trim();
}

function rawText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
  if (node instanceof Element && !node.checkVisibility())
    return getComputedStyle(node).display === 'contents' ? inside(node) : '';
  return inside(node);
}

function inside(node: Node): string {
  if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true}).map(rawText).join(' ');
  const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...root.childNodes].map(rawText).join(isInline(node) ? '' : ' ');
}

const isInline = (node: Node): boolean => node instanceof Element && getComputedStyle(node).display === 'inline';

/** What a screen reader reads there, in one line: without what is hidden from it, with what is there for it alone. */
export const heardIn = (node: Node): string => readIn(node, '[aria-hidden=true]');

/** What the eye reads there, in one line: without what is there for screen readers alone. */
export const seenIn = (node: Node): string => readIn(node, '.visually-hidden');

function readIn(node: Node, without: string): string {
  const read = (at: Node): string => {
    if (at instanceof Text) return at.data;
    if (!(at instanceof Element) || at.matches(`${without}, style`)) return '';
    return [...(at.shadowRoot ?? at).childNodes].map(read).join('');
  };
  return read(node).replaceAll(/\s+/g, ' ').trim();
}

/** `:focus` would not match while another test's page is in front. */
export const hasFocus = (element: Element): boolean => focusedElement() === element;

/** Compared by hand: chai would print the whole page. */
export function expectFocus(element: HTMLElement): void {
  const focused = focusedElement();
  const words = focused ? `<${focused.localName}> ${textOf(focused)}` : 'nothing';
  expect(focused === element, `the focus is on ${words}`).to.equal(true);
}

/** Axe finds nothing, in the light and in the dark. */
export async function expectAccessible(root: HTMLElement): Promise<void> {
  for (const animation of [root, ...findAll(root, '*')].flatMap((element) => element.getAnimations())) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish(); // half there is half legible
  }
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    document.body.style.background = 'Canvas';
    // one after the other: axe runs once at a time, and so does the colour scheme
    const {violations} = await axe.run(root, {
      rules: {region: {enabled: false}, 'page-has-heading-one': {enabled: false}},
    });
    document.documentElement.style.colorScheme = '';
    const told = violations.flatMap(({id, help, nodes}) =>
      nodes.map(({target, failureSummary}) => `${id} (${help}) at ${String(target)}: ${failureSummary ?? ''}`),
    );
    expect(told, `in the ${scheme}`).to.deep.equal([]);
  }
}
