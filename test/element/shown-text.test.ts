import {expect} from 'chai';
import {html} from 'lit';
import type {Customer} from '../../src/core/customer.js';
import {plainText} from '../../src/core/plain-text.js';
import type {DisplayText, MaskedSpan} from '../../src/core/text.js';
import {customerInitials} from '../../src/element/customer-initials.js';
import {customerName, spokenName} from '../../src/element/customer-name.js';
import {base} from '../../src/element/base.styles.js';
import {lookalikesOf} from '../../src/element/lookalikes.js';
import {beginningOf, renderText, sentence, spokenText} from '../../src/element/shown-text.js';
import {shortId} from '../../src/core/select.js';
import {en} from '../../src/strings/en.js';
import {loadStrings} from '../../src/strings/languages.js';
import {offer, task} from '../core/nouns.js';
import {initialState} from '../../src/core/state.js';
import {find, findAll, heardIn, stage} from './page.js';

/** Text with its masked stretches in braces: `call {phone:*****7542}`. */
function display(marked: string): DisplayText {
  const masked: MaskedSpan[] = [];
  let text = '';
  for (const piece of marked.split(/(\{\w+:[^}]*\})/)) {
    const [, name, stars] = /^\{(\w+):(.*)\}$/.exec(piece) ?? [];
    const kind = (['card', 'iban', 'ssn', 'email', 'phone'] as const).find((one) => one === name);
    if (kind && stars !== undefined) masked.push({start: text.length, end: text.length + stars.length, kind});
    text += stars ?? piece;
  }
  return {text, masked};
}

const fr = await loadStrings('fr');
const phone = display('{phone:*********7542}');

function show(shown: DisplayText, dir = 'ltr') {
  const page = stage(html`<div id="host" dir=${dir}></div>`);
  const root = find(page, '#host').attachShadow({mode: 'open'});
  const sheets = [base].flat(3).flatMap((one) => ('styleSheet' in one && one.styleSheet ? [one.styleSheet] : []));
  root.adoptedStyleSheets = sheets;
  const holder = stage(html`<p>${renderText(shown, en)}</p>`, root);
  return find(holder, 'p');
}

describe('A masked text, spoken', () => {
  for (const [marked, english, french] of [
    ['{card:************4242}', 'masked card number ending in 4242', 'numéro de carte masqué qui finit par 4242'],
    [
      '{iban:******************3000}',
      'masked bank account number ending in 3000',
      'numéro de compte bancaire masqué qui finit par 3000',
    ],
    [
      '{ssn:*******1120}',
      'masked social security number ending in 1120',
      'numéro de sécurité sociale masqué qui finit par 1120',
    ],
    ['{phone:*********7542}', 'masked phone number ending in 7542', 'numéro de téléphone masqué qui finit par 7542'],
    ['{phone:******٤٥٦٧}', 'masked phone number ending in ٤٥٦٧', 'numéro de téléphone masqué qui finit par ٤٥٦٧'],
    ['{phone:****}', 'masked phone number', 'numéro de téléphone masqué'],
    ['{email:m******@gmail.com}', 'masked e-mail address at gmail.com', 'adresse e-mail masquée chez gmail.com'],
    ['{email:***}', 'masked e-mail address', 'adresse e-mail masquée'],
    [
      'Call {phone:****7542}, or {phone:****0123}.',
      'Call masked phone number ending in 7542, or masked phone number ending in 0123.',
      'Call numéro de téléphone masqué qui finit par 7542, or numéro de téléphone masqué qui finit par 0123.',
    ],
    [
      'card{card:****4242}x',
      'card masked card number ending in 4242 x',
      'card numéro de carte masqué qui finit par 4242 x',
    ],
    [
      '{phone:****7542}{phone:****0123}',
      'masked phone number ending in 7542 masked phone number ending in 0123',
      'numéro de téléphone masqué qui finit par 7542 numéro de téléphone masqué qui finit par 0123',
    ],
  ] as const) {
    it(`says “${english}”`, () => {
      expect(spokenText(display(marked), en)).to.equal(english);
      expect(spokenText(display(marked), fr)).to.equal(french);
    });
  }

  it('is the text itself, byte for byte, where nothing is masked', () => {
    for (const text of ['*** 4242 ***', ' a  b\n', '\ud800 \ufdd0 x', '']) {
      expect(spokenText(plainText(text), en)).to.equal(text);
      expect(sentence((name) => `<${name}>`, plainText(text)).text).to.equal(`<${text}>`);
      expect(show(plainText(text)).textContent).to.equal(text);
    }
  });

  it('comes out whole whatever its stretches are like', () => {
    const text = 'abc ****1234 def';
    const kind = 'phone';
    for (const masked of [
      [
        {start: 4, end: 12, kind},
        {start: 6, end: 14, kind},
      ],
      [
        {start: 9, end: 200, kind},
        {start: 0, end: 3, kind},
      ],
      [{start: 8, end: 4, kind}],
      [{start: 99, end: 120, kind}],
    ] as const) {
      const shown = show({text, masked: [...masked]});
      for (const words of findAll(shown, '.in-words')) words.remove();
      expect(shown.textContent).to.equal(text);
    }
  });
});

describe('A sentence about masked text', () => {
  it('keeps what is masked apart, wherever it stands in it', () => {
    const said = sentence(en.offer.told, phone, 'Orders');
    expect(said.text).to.equal('New request from *********7542 in Orders');
    expect(said.text.slice(said.masked[0]?.start, said.masked[0]?.end)).to.equal('*********7542');
    expect(spokenText(said, en)).to.equal('New request from masked phone number ending in 7542 in Orders');
    expect(spokenText(sentence(fr.offer.told, phone, 'Commandes'), fr)).to.equal(
      'Nouvelle demande de numéro de téléphone masqué qui finit par 7542 dans Commandes',
    );
  });

  it('may turn the order about, or leave one out', () => {
    const turned = sentence((a, b) => `${b} < ${a}`, phone, display('{email:m**@x.com}'));
    expect(turned.text).to.equal('m**@x.com < *********7542');
    expect(turned.masked.map(({kind}) => kind)).to.deep.equal(['email', 'phone']);
    expect(sentence(() => 'Somebody wrote', phone)).to.deep.equal(plainText('Somebody wrote'));
  });
});

describe('The beginning of a masked text', () => {
  it('holds the stretches that fit, and none of one that does not', () => {
    const text = display('Call {phone:****7542} or {email:m******@gmail.com}');
    expect(beginningOf(text, 200)).to.deep.equal(text);
    const cut = beginningOf(text, 20);
    expect(cut.text).to.equal('Call ****7542 or ');
    expect(spokenText(cut, en)).to.equal('Call masked phone number ending in 7542 or ');
    expect(beginningOf(text, 9).text).to.equal('Call ');
  });

  it('is not empty when the text begins with a stretch longer than itself', () => {
    const cut = beginningOf(display('{email:m******@gmail.com} is it'), 4);
    expect(cut.text).to.equal('m***');
    expect(spokenText(cut, en)).to.equal('masked e-mail address');
  });

  it('cuts no sign in two', () => {
    expect(beginningOf(plainText('ab😀'), 3).text).to.equal('ab');
  });
});

describe('A masked text, shown', () => {
  it('shows its stars to the eye, and says its words to a screen reader', () => {
    const shown = show(display('Call {phone:*********7542}!'));
    expect(heardIn(shown)).to.equal('Call masked phone number ending in 7542!');
    const stretch = find(shown, '[part=masked]');
    expect(find(stretch, '[aria-hidden=true]').textContent).to.equal('*********7542');
    const words = find(stretch, '.in-words');
    expect(words.getBoundingClientRect().width).to.be.at.most(1);
    expect(words.lang).to.equal('en');
  });

  it('is copied with its stars alone', () => {
    const shown = show(display('Call {phone:*********7542}!'));
    const selection = document.getSelection();
    selection?.setBaseAndExtent(shown, 0, shown, shown.childNodes.length);
    expect(selection?.toString()).to.equal('Call *********7542!');
    selection?.removeAllRanges();
  });

  it('keeps its stars before its digits in text from right to left', () => {
    const shown = show(display('اتصل {phone:*********7542} شكرا'), 'rtl');
    const stars = [...find(shown, '[part=masked] > [aria-hidden]').childNodes].find((node) => node instanceof Text);
    if (!stars) throw new Error('The stars are missing.');
    const at = (index: number) => {
      const range = document.createRange();
      range.setStart(stars, index);
      range.setEnd(stars, index + 1);
      return range.getBoundingClientRect().left;
    };
    expect(at(0)).to.be.lessThan(at(8));
    expect(at(8)).to.be.lessThan(at(12));
  });
});

describe('A customer whose title is masked', () => {
  const customer = (parts: Partial<Customer>): Customer => ({
    key: 'k',
    name: null,
    username: null,
    number: null,
    ...parts,
  });

  it('has no initials of what is masked', () => {
    expect(customerInitials(customer({name: display('{email:m******@gmail.com}')}))).to.equal('');
    expect(customerInitials(customer({name: display('Ann {phone:****7542}')}))).to.equal('A');
  });

  it('is a username with an @ before it, its stretches in their places', () => {
    const name = customerName(customer({username: display('ann.{phone:****7542}')}), en);
    expect(name.text).to.equal('@ann.****7542');
    expect(spokenText(name, en)).to.equal('@ann.masked phone number ending in 7542');
  });

  const alike = (...numbers: readonly (readonly [key: string, number: DisplayText])[]) => {
    const [first, ...others] = numbers.map(([key, number]) => customer({key, number}));
    return lookalikesOf({
      ...initialState,
      offers: new Map(first ? [['o', offer({id: 'o', customer: first})]] : []),
      tasks: new Map(others.map((one, i) => [`t${i}`, task({id: `t${i}`, customer: one})])),
    });
  };

  it('looks like another with the same title, be it an offer or a task', () => {
    expect([...alike(['a', phone], ['b', phone], ['c', display('{phone:*********0123}')])].toSorted()).to.deep.equal([
      'a',
      'b',
    ]);
  });

  it('does not look like itself, nor like one whose title is not masked', () => {
    expect(alike(['a', phone], ['a', phone]).size).to.equal(0);
    expect(alike(['a', plainText('Ann')], ['b', plainText('Ann')]).size).to.equal(0);
  });

  it('is told from it by a short id that every desk makes the same', () => {
    expect([shortId({key: 'one'}), shortId({key: 'two'})]).to.deep.equal(['6ETT', 'W40X']);
    const ids = new Set(Array.from({length: 200}, (_, i) => shortId({key: `customer-${i}`})));
    expect(ids.size).to.be.greaterThan(198);
    for (const id of ids) expect(id).to.match(/^[0-9A-HJKMNP-TV-Z]{4}$/);
    const who = customer({key: 'one', number: phone});
    expect(spokenName(who, en, new Set(['one']))).to.equal('masked phone number ending in 7542, customer 6ETT');
    expect(spokenName(who, fr, new Set(['one']))).to.equal(
      'numéro de téléphone masqué qui finit par 7542, client 6ETT',
    );
    expect(spokenName(who, en, new Set(['two']))).to.equal('masked phone number ending in 7542');
  });
});
