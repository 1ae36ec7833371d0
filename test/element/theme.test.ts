import {expect} from 'chai';
import {html} from 'lit';
import {DeskElement} from '../../src/element/desk-element.js';
import {base} from '../../src/element/base.styles.js';
import {contrast, painted, type Rgb} from './contrast.js';
import {stage} from './page.js';

class ThemedProbe extends DeskElement {
  static override styles = base;
}
customElements.define('themed-probe', ThemedProbe);

/** Around the hue circle, dull, strong and neon, dark and bright; greys; and what brands are hard for. */
const brands = [
  ...Array.from({length: 24}, (_, step) => `hsl(${step * 15} 100% 50%)`),
  ...Array.from({length: 18}, (_, step) => `hsl(${step * 20} 55% 30%)`),
  ...Array.from({length: 12}, (_, step) => `hsl(${step * 30} 70% 80%)`),
  ...Array.from({length: 6}, (_, step) => `hsl(${step * 60} 20% 12%)`),
  '#000',
  '#0a0a0a',
  '#333',
  '#777',
  '#999',
  '#ccc',
  '#f7f7f7',
  '#fff',
  '#fffbe6',
  '#0d0221',
  '#39ff14',
  '#ff00ff',
  '#ccff00',
  '#00ffff',
  '#ffd400',
  '#25d366',
  '#ff7a00',
  'rebeccapurple',
  'oklch(0.7 0.3 150)',
  'color(display-p3 1 0 0)',
  'rgb(11 99 206 / 60%)',
];

const surfaces = ['surface', 'surface-raised', 'surface-sunken'];

/** What is read or must be seen, what it stands on, and how far they must be apart. */
const pairs: readonly (readonly [string, readonly string[], number])[] = [
  ['text', [...surfaces, 'accent-quiet', 'danger-quiet', 'warning-quiet'], 4.5],
  ['text-quiet', [...surfaces, 'accent-quiet', 'bubble-customer'], 4.5],
  ['on-accent', ['accent'], 4.5],
  ['accent-text', [...surfaces, 'accent-quiet'], 4.5],
  ['on-bubble-customer', ['bubble-customer'], 4.5],
  ['on-bubble-agent', ['bubble-agent'], 4.5],
  ['on-bubble-colleague', ['bubble-colleague'], 4.5],
  ['warning-text', [...surfaces, 'warning-quiet'], 4.5],
  ['danger-text', [...surfaces, 'danger-quiet'], 4.5],
  ['success', surfaces, 3],
  ['mark', [...surfaces, 'accent-quiet'], 3],
  ['focus', [...surfaces, 'accent-quiet'], 3],
  ['control-border', surfaces, 3],
];

type Scheme = 'light' | 'dark';

/** The colours of the roles in a page that sets these properties. */
async function rolesWith(properties: Readonly<Record<string, string>>, scheme: Scheme): Promise<(role: string) => Rgb> {
  const page = stage(html`<themed-probe></themed-probe>`);
  page.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(properties)) page.style.setProperty(name, value);
  const probe = page.querySelector<ThemedProbe>('themed-probe');
  await probe?.updateComplete;
  const swatch = document.createElement('i');
  probe?.shadowRoot?.append(swatch);
  return (role) => {
    swatch.style.color = '';
    swatch.style.color = `var(--_${role})`;
    return painted(getComputedStyle(swatch).color);
  };
}

/** What a theme of ours sets. */
async function propertiesOf(name: string): Promise<Record<string, string>> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`/src/themes/${name}.css`)).text());
  const [root] = sheet.cssRules;
  if (!(root instanceof CSSStyleRule)) throw new Error(`${name} sets nothing.`);
  return Object.fromEntries([...root.style].map((property) => [property, root.style.getPropertyValue(property)]));
}

function failuresOf(roles: (role: string) => Rgb): string[] {
  return pairs.flatMap(([front, grounds, least]) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(roles(front), roles(ground));
      return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)} of ${least}`] : [];
    }),
  );
}

describe('A theme of one brand colour', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read whatever the brand colour is, ${scheme}`, async () => {
      expect(brands.length).to.be.at.least(60);
      const failures: string[] = [];
      for (const color of brands) {
        const roles = await rolesWith({'--wa-desk-brand': color}, scheme);
        failures.push(...failuresOf(roles).map((failure) => `${color}: ${failure}`));
      }
      expect(failures).to.deep.equal([]);
    });

    it(`can be read with a neutral colour of its own, ${scheme}`, async () => {
      const failures: string[] = [];
      for (const neutral of brands) {
        const roles = await rolesWith({'--wa-desk-brand': '#0a7f5a', '--wa-desk-neutral': neutral}, scheme);
        failures.push(...failuresOf(roles).map((failure) => `${neutral}: ${failure}`));
      }
      expect(failures).to.deep.equal([]);
    });

    for (const name of ['sky', 'night', 'hearth'])
      it(`can be read in the theme ${name}, ${scheme}`, async () => {
        const themed = await rolesWith(await propertiesOf(name), scheme);
        expect(failuresOf(themed)).to.deep.equal([]);
      });

    it(`can be read on a page of Web Awesome, and takes its colours, its font and its corners, ${scheme}`, async () => {
      const before = (await rolesWith({}, scheme))('accent');
      const link = Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: '/node_modules/@awesome.me/webawesome/dist/styles/themes/default.css',
      });
      document.head.append(link);
      document.documentElement.classList.add('wa-theme-default', 'wa-palette-default', `wa-${scheme}`);
      try {
        await new Promise((resolve, reject) => Object.assign(link, {onload: resolve, onerror: reject}));
        const page = getComputedStyle(document.documentElement);
        const of = (name: string) => painted(page.getPropertyValue(name).trim());
        const roles = await rolesWith({}, scheme);
        expect(roles('accent')).to.deep.equal(of('--wa-color-brand-fill-loud'));
        expect(roles('accent')).to.not.deep.equal(before);
        expect(roles('surface')).to.deep.equal(of('--wa-color-surface-default'));
        expect(roles('text')).to.deep.equal(of('--wa-color-text-normal'));
        expect(failuresOf(roles)).to.deep.equal([]);
        const probe = stage(html`<themed-probe></themed-probe>`).querySelector<ThemedProbe>('themed-probe');
        await probe?.updateComplete;
        const box = Object.assign(document.createElement('div'), {className: 'button'});
        box.setAttribute('part', 'base');
        probe?.shadowRoot?.append(box);
        expect(getComputedStyle(box).fontFamily).to.equal(page.getPropertyValue('--wa-font-family-body').trim());
        expect(getComputedStyle(box).borderRadius).to.not.equal('6px');
      } finally {
        link.remove();
        document.documentElement.classList.remove('wa-theme-default', 'wa-palette-default', `wa-${scheme}`);
      }
    });

    it(`can be read without a brand, ${scheme}`, async () => {
      expect(failuresOf(await rolesWith({}, scheme))).to.deep.equal([]);
    });
  }

  it('shows the brand: a colour that bears text stays what it is, and is not lost where it does not', async () => {
    const yellow = await rolesWith({'--wa-desk-brand': '#ffd400'}, 'light');
    expect(yellow('accent')).to.deep.equal([255, 212, 0]);
    expect(yellow('on-accent')).to.deep.equal([0, 0, 0]);
    const navy = await rolesWith({'--wa-desk-brand': '#14345e'}, 'light');
    expect(navy('accent')).to.deep.equal([0x14, 0x34, 0x5e]);
    expect(navy('on-accent')).to.deep.equal([255, 255, 255]);
    const [red, green, blue] = yellow('bubble-agent');
    expect(red).to.be.greaterThan(green);
    expect(green).to.be.greaterThan(blue + 60);
  });

  it('lets a role that the page sets win over the brand', async () => {
    const roles = await rolesWith({'--wa-desk-brand': '#ffd400', '--wa-desk-color-accent': 'rgb(1, 2, 3)'}, 'light');
    expect(roles('accent')).to.deep.equal([1, 2, 3]);
    expect(roles('mark')).to.deep.equal([1, 2, 3]);
  });

  it('makes the desk compact or roomy by one number, and no button too small to hit', async () => {
    const heights = [];
    for (const density of ['0.5', '0.75', '1', '1.25']) {
      const page = stage(html`<themed-probe></themed-probe>`);
      page.style.setProperty('--wa-desk-density', density);
      const probe = page.querySelector<ThemedProbe>('themed-probe');
      await probe?.updateComplete;
      const button = Object.assign(document.createElement('button'), {className: 'button icon compact'});
      probe?.shadowRoot?.append(button);
      const {height, width} = button.getBoundingClientRect();
      expect(Math.min(height, width), density).to.be.at.least(24);
      heights.push(height);
    }
    expect(heights).to.deep.equal(heights.toSorted((a, b) => a - b));
    expect(heights[1]).to.be.lessThan(heights[2] ?? 0);
    expect(heights[2]).to.be.lessThan(heights[3] ?? 0);
  });
});
