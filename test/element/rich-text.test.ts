import {expect} from 'chai';
import {html, LitElement} from 'lit';
import {plainOf} from '../../src/core/markup/plain.js';
import {plainText} from '../../src/core/plain-text.js';
import type {DisplayText} from '../../src/core/text.js';
import {base} from '../../src/element/base.styles.js';
import {richText} from '../../src/element/rich-text.js';
import {markupStyles} from '../../src/element/markup.styles.js';
import {richTextStyles} from '../../src/element/rich-text.styles.js';
import type {RenderHidden} from '../../src/element/shown-text.js';
import {en} from '../../src/strings/en.js';
import {expectAccessible, find, findAll, stage, textOf} from './page.js';

class DrawnText extends LitElement {
  static override styles = [base, richTextStyles, markupStyles];
  display = plainText('');
  masked: RenderHidden | undefined;

  protected override render() {
    return html`<div part="base"><div class="rich" dir="auto">${richText(this.display, en, this.masked)}</div></div>`;
  }
}
customElements.define('x-drawn-text', DrawnText);

const everything = [
  'Hello *bold _both_* ~struck~ `code` ```mono``` https://a.example/x',
  '> quoted *line*',
  '> again',
  '- one',
  '- two',
  '1. first',
  '2. second',
  '```',
  'const x = 1;',
  '  indented *x*',
  '```',
  '',
  'שלום *עולם*',
  'Bye.',
].join('\n');

async function draw(display: string | DisplayText, masked?: RenderHidden): Promise<HTMLElement> {
  const element = new DrawnText();
  element.display = typeof display === 'string' ? plainText(display) : display;
  element.masked = masked;
  stage(html`${element}`);
  await element.updateComplete;
  return find(element, '.rich');
}

const boxOf = (element: Element) => element.getBoundingClientRect();

/** Where the letters of this text are. */
function wordBox(inside: HTMLElement, word: string): DOMRect {
  const texts = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const start = node.textContent?.indexOf(word) ?? -1;
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + word.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`There is no ${word}.`);
}

describe('Text with markup', () => {
  it('is drawn by elements that say what they are', async () => {
    const drawn = await draw(everything);
    const words = (selector: string) => findAll(drawn, selector).map(textOf);
    expect(words('strong')).to.deep.equal(['bold both', 'line', 'עולם']);
    expect(words('em')).to.deep.equal(['both']);
    expect(words('s')).to.deep.equal(['struck']);
    expect(words('code')).to.deep.equal(['code', 'mono', 'const x = 1; indented *x*']);
    expect(words('pre')).to.deep.equal(['const x = 1; indented *x*']);
    expect(words('ul > li')).to.deep.equal(['• one', '• two']);
    expect(words('ol > li')).to.deep.equal(['1. first', '2. second']);
    expect(words('a')).to.deep.equal(['https://a.example/x']);
    expect(findAll(drawn, 'blockquote')).to.have.length(1);
  });

  it('holds exactly its plain text, to be found and copied', async () => {
    const drawn = await draw(everything);
    expect(drawn.textContent).to.equal(plainOf(plainText(everything), '\n').text);
    getSelection()?.selectAllChildren(drawn);
    expect(getSelection()?.toString()).to.equal(plainOf(plainText(everything), '\n').text);
  });

  it('takes as many lines as were written', async () => {
    const heightOf = async (text: string) => boxOf(await draw(text)).height;
    const line = await heightOf('a');
    expect(await heightOf('a\nb\n\nc')).to.be.closeTo(4 * line, 1);
    expect(await heightOf('- a\n- b\nc\n\nd')).to.be.closeTo(5 * line, 1);
    expect(await heightOf('- a\n')).to.be.closeTo(line, 1);
  });

  it('stays a string where there is nothing to draw', async () => {
    const drawn = await draw('2 * 3 <b>x</b>\nsnake_case');
    expect(drawn.childElementCount).to.equal(0);
    expect(richText(plainText('2 * 3'), en)).to.equal('2 * 3');
  });

  it('opens links elsewhere and tells nobody where they were', async () => {
    const link = find(await draw('see https://a.example/x.'), 'a');
    expect(link.getAttribute('href')).to.equal('https://a.example/x');
    expect(link.getAttribute('target')).to.equal('_blank');
    expect(link.getAttribute('rel')).to.equal('noopener noreferrer nofollow');
    expect(link.getAttribute('referrerpolicy')).to.equal('no-referrer');
  });

  it('says in plain view where a deceptive link leads', async () => {
    const link = find(await draw('https://good.example@evil.example/'), 'a');
    expect(textOf(link)).to.equal('https://good.example@evil.example/ leads to evil.example');
    expect(boxOf(find(link, '.host')).width).to.be.greaterThan(50);
  });

  it('shows where it leads even when it turns the direction of its own text', async () => {
    const drawn = await draw('שלום https://evil.example/\u202emoc.elgoog//:sptth');
    const link = find(drawn, 'a');
    expect(textOf(link)).to.contain('leads to evil.example');
    expect(wordBox(link, 'evil').left).to.be.lessThan(wordBox(link, 'example').left);
  });

  it('turns every line its own way', async () => {
    const drawn = await draw('Hello\nשלום\nbye *x*');
    const {left, right} = boxOf(drawn);
    expect(wordBox(drawn, 'Hello').left).to.be.closeTo(left, 1);
    expect(wordBox(drawn, 'שלום').right).to.be.closeTo(right, 1);
    expect(wordBox(drawn, 'bye').left).to.be.closeTo(left, 1);
  });

  it('puts the sign of an item where its line begins', async () => {
    const drawn = await draw('- one\n- שלום');
    const [first, second] = findAll(drawn, 'li');
    expect(first && wordBox(first, '•').left).to.be.lessThan(wordBox(drawn, 'one').left);
    expect(second && wordBox(second, '•').left).to.be.greaterThan(wordBox(drawn, 'שלום').left);
  });

  it('keeps what an override turns within its block', async () => {
    const drawn = await draw('> pay \u202e0001$\n- after');
    expect(wordBox(drawn, 'af').left).to.be.lessThan(wordBox(drawn, 'ter').left);
    expect(getComputedStyle(find(drawn, 'blockquote')).unicodeBidi).to.match(/isolate|plaintext/);
  });

  it('isolates what is masked, and leaves its drawing to others', async () => {
    const display: DisplayText = {text: '*שלום ****1111* ok', masked: [{start: 6, end: 14, kind: 'card'}]};
    const drawn = await draw(display);
    expect(getComputedStyle(find(drawn, '.masked')).unicodeBidi).to.equal('isolate');
    expect(textOf(find(drawn, 'strong'))).to.match(/^שלום \*{4}1111/);
    const told = await draw(display, ({text, stretch}) => html`<i title=${stretch}>${text}</i>`);
    expect(textOf(find(told, 'i[title="0"]'))).to.equal('****1111');
  });

  it('keeps marks piled on a letter off the words around', async () => {
    const drawn = await draw(`a${'\u0301'.repeat(500)}\n- b`);
    expect(getComputedStyle(drawn).overflowY).to.equal('clip');
    expect(boxOf(drawn).height).to.be.lessThan(100);
  });

  it('breaks words that are too long instead of growing wide', async () => {
    const drawn = await draw(
      `*${'a'.repeat(2000)}* \`${'b'.repeat(2000)}\`\n> ${'c'.repeat(2000)}\n- ${'d'.repeat(2000)}`,
    );
    expect(drawn.scrollWidth).to.be.at.most(drawn.clientWidth);
  });

  it('is accessible', async () => {
    const drawn = await draw(everything);
    await expectAccessible(drawn);
  });
});
