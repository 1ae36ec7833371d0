import {expect} from 'chai';
import {html} from 'lit';
import {EmojiButton} from '../../src/components/composer/emoji/emoji-button.js';
import {DeskElement} from '../../src/element/desk-element.js';
import {base} from '../../src/element/base.styles.js';
import {loadStrings} from '../../src/strings/languages.js';
import {en} from '../../src/strings/en.js';
import type {Strings} from '../../src/strings/en.js';
import {styles} from '../../src/components/composer/composer.styles.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, tabTo, type} from './keys.js';

/** A box with the button beside it, and nothing else. */
class EmojiStage extends DeskElement {
  static override styles = [base, styles];

  language: Strings = en;
  readonly #button = new EmojiButton(this);

  protected override render() {
    const place = {strings: this.language};
    return html`<div class="base" part="base">
      ${this.#button.renderAbove(place)}
      <div class="box"><textarea aria-label="Message"></textarea>${this.#button.renderButtons(place)}</div>
    </div>`;
  }
}
customElements.define('emoji-stage', EmojiStage);

async function setUp({text = '', language = en}: {text?: string; language?: Strings} = {}) {
  const host = new EmojiStage();
  host.language = language;
  const page = stage(html`<div class="room">${host}</div>`);
  await host.updateComplete;
  const box = find(page, 'textarea');
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('The box is missing.');
  box.value = text;
  box.focus();
  const cells = () => findAll(page, '[role=gridcell]');
  const search = () => find(page, '[part~=emoji-search]');
  const isOpen = () => findAll(page, '[part~=emoji-picker]').length === 1;
  const open = async () => {
    find(page, '[part~=emoji-button]').click();
    await until(() => isOpen() && hasFocus(search()), 'the picker is open');
  };
  return {
    page,
    host,
    box,
    cells,
    search,
    open,
    isOpen,
    names: () => cells().map((cell) => cell.ariaLabel),
    cell: (name: string) => cells().find(({ariaLabel}) => ariaLabel === name) ?? find(page, `[aria-label='${name}']`),
    closed: () => until(() => !isOpen(), 'the picker is closed'),
    sections: () => findAll(page, '[role=rowgroup]').map(({ariaLabel}) => ariaLabel),
  };
}

describe('the emoji picker', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('finds an emoji by name and puts it at the caret; the box has the focus, and it can be undone', async () => {
    const {box, open, names, closed} = await setUp({text: 'Good  morning'});
    box.setSelectionRange(5, 5);
    await open();
    await type('waving');
    await until(() => names()[0] === 'waving hand', 'it is found');
    await press('Enter');
    await closed();
    expect(box.value).to.equal('Good 👋 morning');
    expectFocus(box);
    await type('!');
    expect(box.value).to.equal('Good 👋! morning');
    await press('z', 'Control');
    await press('z', 'Control');
    expect(box.value).to.equal('Good  morning');
  });

  it('finds by other words than the name, and names first', async () => {
    const {open, names} = await setUp();
    await open();
    await type('pizza');
    await until(() => names()[0] === 'pizza', 'by name');
    await press('a', 'Control');
    await type('lol');
    await until(() => names().includes('face with tears of joy'), 'by another word');
  });

  it('speaks the language of the desk', async () => {
    const {open, names, search, sections} = await setUp({language: await loadStrings('fr')});
    await open();
    expect(search().ariaLabel).to.equal('Rechercher un émoji');
    expect(sections()[0]).to.equal('Visages et émotions');
    await type('cœur rouge');
    await until(() => names()[0] === 'cœur rouge', 'it is found');
    await press('a', 'Control');
    await type('ete');
    await until(() => names().length > 0, 'accents make no difference');
  });

  it('says so when there is none of that name', async () => {
    const {open, page, cells} = await setUp();
    await open();
    await type('qqqq');
    await until(() => cells().length === 0, 'none is found');
    expect(textOf(find(page, '[part~=emoji-picker]'))).to.contain('No emoji has this name. Try another word.');
    const heard = () => findAll(document.body, '[aria-live=polite] p').map(textOf);
    await until(() => heard().includes('No emoji has this name. Try another word.'), 'it is said');
  });

  it('goes through the grid by the arrow keys, row by row, and back to the search', async () => {
    const {open, cells, search} = await setUp();
    await open();
    const at = () => cells().findIndex(hasFocus);
    await press('ArrowDown');
    expect(at()).to.equal(0);
    await press('ArrowRight');
    expect(at()).to.equal(1);
    await press('ArrowDown');
    expect(at()).to.equal(9);
    await press('Home');
    expect(at()).to.equal(8);
    await press('End');
    expect(at()).to.equal(15);
    await press('End', 'Control');
    expect(at()).to.equal(cells().length - 1);
    await press('Home', 'Control');
    expect(at()).to.equal(0);
    await press('ArrowUp');
    expectFocus(search());
    expect(cells().filter(({tabIndex}) => tabIndex === 0)).to.have.length(1);
  });

  it('turns left and right about where one reads from right to left', async () => {
    const {open, cells, page} = await setUp();
    page.dir = 'rtl';
    await open();
    await press('ArrowDown');
    await press('ArrowLeft');
    expect(cells().findIndex(hasFocus)).to.equal(1);
  });

  it('takes letters typed in the grid into the search', async () => {
    const {open, search} = await setUp();
    await open();
    await press('ArrowDown');
    await type('cat');
    expectFocus(search());
    expect(search()).to.have.property('value', 'cat');
  });

  it('closes by Escape, and the box has the focus and its text', async () => {
    const {open, closed, box} = await setUp({text: 'Hello'});
    await open();
    await press('Escape');
    await closed();
    expectFocus(box);
    expect(box.value).to.equal('Hello');
  });

  it('closes by its button', async () => {
    const {open, page, box, isOpen} = await setUp();
    await open();
    const button = find(page, '[part~=emoji-button]');
    expect(button.ariaExpanded).to.equal('true');
    button.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    find(page, '[part~=emoji-picker]').hidePopover(); // as the press outside of it does
    button.click();
    await until(() => button.ariaExpanded === 'false', 'it is closed');
    expect(isOpen()).to.equal(false);
    expectFocus(box);
  });

  it('leads to a category by its button', async () => {
    const {open, page, cells} = await setUp();
    await open();
    const flags = findAll(page, '[role=toolbar] button').at(-1);
    expect(flags?.ariaLabel).to.equal('Flags');
    flags?.click();
    const focused = cells().find(hasFocus);
    expect(focused?.closest('[role=rowgroup]')?.ariaLabel).to.equal('Flags');
    await until(() => flags?.ariaCurrent === 'true', 'it is the one in view');
    const grid = find(page, '[role=grid]').getBoundingClientRect();
    expect(focused?.getBoundingClientRect().top).to.be.within(grid.top, grid.bottom - 20);
  });

  it('remembers the skin tone', async () => {
    const {open, page, cell, closed, box} = await setUp();
    await open();
    const tones = () => findAll(page, '[role=radiogroup] input');
    await tabTo(() => tones().some(hasFocus));
    await press('ArrowRight');
    await press('ArrowRight');
    await press('ArrowRight');
    expect(tones().find(hasFocus)?.ariaLabel).to.equal('Medium skin tone');
    expect(textOf(cell('waving hand'))).to.equal('👋🏽');
    expect(textOf(cell('pizza'))).to.equal('🍕');
    cell('waving hand').click();
    await closed();
    await open();
    expect(textOf(cell('thumbs up'))).to.equal('👍🏽');
    expect(box.value).to.equal('👋🏽');
  });

  it('has what was used recently first', async () => {
    const {open, cell, closed, sections, names} = await setUp();
    await open();
    expect(sections()[0]).to.equal('Smileys and emotion');
    for (const name of ['pizza', 'red heart']) {
      cell(name).click();
      await closed();
      await open();
    }
    expect(sections()[0]).to.equal('Recently used');
    expect(names().slice(0, 3)).to.deep.equal(['red heart', 'pizza', 'grinning face']);
  });

  it('does not stumble over habits that somebody else has written', async () => {
    localStorage.setItem('wa-desk:emoji-recent', '{"a": 1}');
    localStorage.setItem('wa-desk:emoji-tone', '"x"');
    const {open, cells} = await setUp();
    await open();
    expect(cells()[0]?.ariaLabel).to.equal('grinning face');
  });

  it('keeps within a narrow window', async () => {
    const {open, page} = await setUp();
    page.style.fontSize = '200%';
    await open();
    const {left, right, top, bottom} = find(page, '[part~=emoji-picker]').getBoundingClientRect();
    expect([left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight]).to.deep.equal([true, true, true, true]);
  });

  it('is accessible', async () => {
    const {open, page} = await setUp();
    await open();
    await type('heart');
    await press('ArrowDown');
    await expectAccessible(page);
  });
});
