import {expect} from 'chai';
import {plainText, type MessageContent, type SharedContact} from '../../src/core/index.js';
import {expectAccessible, find, findAll, hasFocus, heardIn, textOf, until} from '../element/page.js';
import {press} from './keys.js';
import {nameOf, said, show} from './kinds-stage.js';
import {masked} from './masked-desk.js';

const place: MessageContent = {
  type: 'location',
  latitude: 51.48158,
  longitude: -3.17909,
  name: plainText('Harbour Kettle House'),
  address: plainText('12 Quay Street'),
};

const contact = (changes: Partial<SharedContact> = {}): SharedContact => ({
  name: plainText('Noor Haddad'),
  organisation: plainText('Kettle House'),
  phones: [plainText('+44 7700 900188')],
  emails: [],
  requested: false,
  ...changes,
});

const contacts = (...all: SharedContact[]): MessageContent => ({type: 'contacts', contacts: all});

const order: MessageContent = {
  type: 'order',
  items: [
    {product: plainText('Smoky tea'), quantity: 2, price: 9, currency: 'GBP'},
    {product: plainText('Teapot'), quantity: 1, price: 34.5, currency: 'GBP'},
  ],
  text: plainText('Gift wrapped'),
};

const form = (count: number): MessageContent => ({
  type: 'form',
  form: 'flow',
  fields: Array.from({length: count}, (_, i) => ({name: plainText(`Question ${i}`), value: plainText(`Answer ${i}`)})),
});

const unsupported = (kind: string, errorCode?: number): MessageContent => ({
  type: 'placeholder',
  kind,
  text: null,
  ...(errorCode !== undefined && {errorCode}),
});

describe('A place', () => {
  it('says its name, address and coordinates, and leads to a map in a new tab that learns nothing', async () => {
    const {card, page} = await show(place);
    expect(card()).to.contain('Harbour Kettle House 12 Quay Street 51.48158° · -3.17909°');
    const link = find(page, 'a');
    expect(heardIn(link)).to.equal('Open in OpenStreetMap, in a new tab');
    expect(link.getAttribute('href')).to.match(/^https:\/\/www\.openstreetmap\.org\/\?mlat=51\.48158&mlon=-3\.17909/);
    expect(link.getAttribute('target')).to.equal('_blank');
    expect(link.getAttribute('rel')).to.contain('noopener').and.to.contain('noreferrer');
  });

  it('without a name, in the middle of the sea, is a place all the same', async () => {
    const {card, page} = await show({type: 'location', latitude: 0, longitude: 1e-7, name: null, address: null});
    expect(card()).to.contain('Location 0.00000° · 0.00000°');
    expect(find(page, 'a').getAttribute('href')).to.contain('mlat=0&mlon=0');
  });
});

describe('A contact card', () => {
  it('shows who it is, and lets what is not masked be copied', async () => {
    const {card, button} = await show(contacts(contact()));
    expect(card()).to.contain('Noor Haddad').and.to.contain('Kettle House').and.to.contain('+44 7700 900188');
    expect(nameOf(button('Copy +44 7700 900188'))).to.equal('Copy +44 7700 900188');
  });

  it('says a masked number in words, and offers nothing to do with it', async () => {
    const {page, parts} = await show(contacts(contact({phones: [masked('+44 7700 900188')]})));
    expect(heardIn(find(page, '.k-values'))).to.equal('masked phone number ending in 0188');
    expect(parts('copy-button')).to.deep.equal([]);
    expect(findAll(page, 'a')).to.deep.equal([]);
  });

  it('marks the number that was asked for', async () => {
    const {card} = await show(contacts(contact({name: null, organisation: null, requested: true})));
    expect(card()).to.contain('The customer’s own number, as you asked');
  });

  it('folds what is too much', async () => {
    const {page} = await show(contacts(...Array.from({length: 5}, () => contact())));
    const summary = find(page, 'summary');
    expect(textOf(summary)).to.equal('Show 2 more contacts');
    const shown = () => findAll(page, '.k-contact').filter((one) => one.checkVisibility()).length;
    expect(shown()).to.equal(3);
    summary.focus();
    await press('Enter');
    expect(shown()).to.equal(5);
  });

  it('is the characters it is: AP028', async () => {
    const {page, card} = await show(contacts(contact({name: plainText('<img src=x onerror=alert(1)>')})));
    expect(card()).to.contain('<img src=x onerror=alert(1)>');
    expect(findAll(page, 'img')).to.deep.equal([]);
  });
});

describe('An answer', () => {
  for (const [of, words] of [
    ['button', 'Chose'],
    ['list', 'Chose from the list'],
    ['template', 'Answered with'],
  ] as const)
    it(`from a ${of} says so`, async () => {
      const {card} = await show({type: 'choice', of, title: plainText('Friday'), description: plainText('8 to 12')});
      expect(card()).to.equal(`${words} Friday 8 to 12`);
    });

  it('to a form lists question and answer, and folds a long one', async () => {
    const {page, card} = await show(form(9));
    expect(card()).to.contain('Filled-in form Question 0 Answer 0');
    expect(findAll(page, 'dt').filter((one) => one.checkVisibility())).to.have.lengthOf(6);
    expect(textOf(find(page, 'summary'))).to.equal('Show 3 more answers');
  });

  it('that is empty says so', async () => {
    expect((await show(form(0))).card()).to.contain('The form was sent without answers.');
  });
});

describe('An order', () => {
  it('lists what is wanted, what it costs and what it comes to', async () => {
    const {card, part} = await show(order);
    expect(card()).to.equal('Order of 2 products 2 × Smoky tea £18.00 1 × Teapot £34.50 Total £52.50');
    expect(textOf(part('text'))).to.equal('Gift wrapped');
  });

  it('adds up each currency by itself, and nothing where a price is missing', async () => {
    const item = {product: plainText('Tea'), quantity: 1, price: 5, currency: 'EUR'};
    const {card} = await show({type: 'order', items: [item, {...item, currency: 'GBP'}], text: null});
    expect(card()).to.match(/Total €5\.00 ?£5\.00/);
    const {card: without} = await show({type: 'order', items: [item, {...item, price: null}], text: null});
    expect(without()).to.not.contain('Total');
  });

  it('in a currency nobody knows is a number all the same', async () => {
    const {card} = await show({
      type: 'order',
      items: [{product: plainText('Tea'), quantity: null, price: 5, currency: '<b>'}],
      text: null,
    });
    expect(card()).to.contain('5.00');
  });
});

describe('What WhatsApp does not hand out', () => {
  for (const [kind, errorCode, words, advice] of [
    ['view_once', undefined, 'A photo or video to be viewed once', 'as an ordinary photo or video'],
    ['poll_creation', undefined, 'Poll', 'Ask the customer to write the question.'],
    ['edit', undefined, 'A change to an earlier message', 'The new words are not passed on.'],
    ['unsupported', 131051, 'does not pass on', 'Ask the customer to write it'],
    ['video', 131052, 'Video', 'Ask the customer to send a smaller one.'],
    ['unsupported', 131060, 'does not pass on', 'Ask the customer to send it again.'],
  ] as const)
    it(`is named, with what to do: ${kind} ${errorCode ?? ''}`, async () => {
      const {card} = await show(unsupported(kind, errorCode));
      expect(card()).to.contain(words).and.to.contain(advice);
    });

  for (const kind of ['hologram', 'constructor', '__proto__', 'valueOf'])
    it(`and nobody knows yet is a neutral card that names it: ${kind}`, async () => {
      const {card} = await show(unsupported(kind));
      expect(card()).to.equal(
        `A message of another kind This desk does not know this kind of message yet. Ask the customer to send it another way. ${kind}`,
      );
    });
});

describe('Above a message', () => {
  it('stands what it answers, and a press leads there', async () => {
    const went: string[] = [];
    const quoted = {author: {kind: 'customer'} as const, content: said('Is it *open*?')};
    const {part, page} = await show(said('Yes'), {message: {quotedId: 'm7', quoted}, onJump: (id) => went.push(id)});
    expect(textOf(part('quote'))).to.equal('Go to the message that is answered: Ava Hill Is it open?');
    await press('Tab');
    expect(hasFocus(find(page, '[part~=quote]'))).to.equal(true);
    await press('Enter');
    expect(went).to.deep.equal(['m7']);
  });

  it('a quoted photo is named with its sign', async () => {
    const content = {type: 'placeholder', kind: 'image', text: null} as const;
    const {part} = await show(said('Nice'), {message: {quotedId: 'm7', quoted: {author: null, content}}});
    expect(textOf(part('quote'))).to.contain('Photo');
    expect(part('quote').querySelector('svg')).to.not.equal(null);
  });

  it('an original that is not there is said to be so, and leads nowhere', async () => {
    const {part} = await show(said('Yes'), {message: {quoted: {author: null, content: null}}, onJump: () => undefined});
    expect(textOf(part('quote'))).to.equal('Original not available');
    expect(part('quote').localName).to.equal('div');
  });

  it('a masked number in what is quoted is said in words', async () => {
    const quoted = {author: null, content: {type: 'text', text: masked('Call +44 7700 900188')} as const};
    const {part} = await show(said('Yes'), {message: {quotedId: 'm7', quoted}});
    expect(heardIn(part('quote'))).to.contain('masked phone number ending in 0188');
  });

  it('stands the advertisement the customer came from, and where its link leads', async () => {
    const referral = {
      source: 'ad',
      headline: plainText('Sea tea'),
      body: plainText('Smoked'),
      url: 'https://tea.example/a',
    } as const;
    const {part, page} = await show(said('Hi'), {message: {referral}});
    expect(textOf(part('referral'))).to.equal('Came from an ad Sea tea Smoked Open tea.example in a new tab');
    expect(find(page, '[part~=referral] a').getAttribute('href')).to.equal('https://tea.example/a');
  });

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://bank.example@evil.example/'])
    it(`no link is made of what is none: ${url}`, async () => {
      const {page} = await show(said('Hi'), {message: {referral: {source: 'post', headline: null, body: null, url}}});
      expect(findAll(page, 'a')).to.deep.equal([]);
    });

  it('says that it was forwarded, and how often', async () => {
    expect((await show(said('Hi'), {message: {forwarded: 'once'}})).words()).to.contain('Forwarded Hi');
    expect((await show(said('Hi'), {message: {forwarded: 'often'}})).words()).to.contain('Forwarded many times Hi');
  });

  it('says which product is asked about', async () => {
    const {words} = await show(said('In stock?'), {message: {product: plainText('POT-7')}});
    expect(words()).to.contain('About product POT-7');
  });
});

describe('Reactions', () => {
  it('stand under the message: each once, how many, and in words by whom', async () => {
    const {parts} = await show(said('Hi'), {
      message: {
        reactions: [
          {by: {kind: 'customer'}, emoji: '👍'},
          {by: {kind: 'agent', id: 'agent-1', name: 'Robin Vale'}, emoji: '👍'},
          {by: {kind: 'agent', id: 'a2', name: 'Kim Lund'}, emoji: '❤️'},
        ],
      },
    });
    expect(parts('reaction').map(heardIn)).to.deep.equal(['👍 by Ava Hill and You', '❤️ by Kim Lund']);
    expect(parts('reaction').map(({title}) => title)).to.deep.equal(['Ava Hill and You', 'Kim Lund']);
    expect(textOf(parts('reaction')[0] ?? document.body)).to.contain('2');
  });

  it('that are no emoji but an essay are not shown', async () => {
    const {page} = await show([said('Hi'), place], {
      message: {forwarded: 'once', reactions: [{by: {kind: 'customer'}, emoji: 'x'.repeat(2000)}]},
    });
    expect(findAll(page, '[part~=reaction]')).to.deep.equal([]);
  });
});

describe('A deleted message', () => {
  it('shows nothing of what it was: no words, no place, no quote, no reaction', async () => {
    const {page} = await show([place, order, contacts(contact())], {
      message: {
        deleted: true,
        forwarded: 'once',
        quoted: {author: null, content: said('secret')},
        reactions: [{by: {kind: 'customer'}, emoji: '👍'}],
      },
    });
    for (const bubble of findAll(page, '[part~=bubble]'))
      expect(textOf(bubble)).to.match(/^This message was deleted \d/);
    expect(findAll(page, '[part~=reaction]')).to.deep.equal([]);
  });
});

describe('In a group', () => {
  it('says who of it wrote, by name, user name, number, or as a member', async () => {
    const nobody = {key: 'k', name: null, username: null, number: null};
    for (const [participant, words] of [
      [{...nobody, name: plainText('Lea')}, 'Lea'],
      [{...nobody, username: plainText('lea.b')}, '@lea.b'],
      [{...nobody, number: plainText('+44 7700 900190')}, '+44 7700 900190'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one bubble after the other
      const {part} = await show(said('Hi'), {message: {forwarded: 'once', author: {kind: 'customer', participant}}});
      expect(textOf(find(part('author'), 'bdi'))).to.equal(words);
    }
    const {part} = await show(said('Hi'), {
      message: {forwarded: 'once', author: {kind: 'customer', participant: nobody}},
    });
    expect(textOf(find(part('author'), 'bdi'))).to.match(/^Group member [0-9A-Z]{4}$/);
  });
});

describe('All cards', () => {
  it('are accessible in light and dark, and fit into 320 px', async () => {
    const all = [place, contacts(contact()), order, form(8), unsupported('poll_creation'), unsupported('hologram')];
    const {page} = await show(all, {
      width: 320,
      onJump: () => undefined,
      message: {
        forwarded: 'often',
        quotedId: 'm7',
        quoted: {author: {kind: 'customer'}, content: said('Long words '.repeat(20))},
        referral: {source: 'ad', headline: plainText('Tea'), body: plainText('Smoked'), url: 'https://tea.example/'},
        reactions: [{by: {kind: 'customer'}, emoji: '👍'}],
      },
    });
    await until(() => findAll(page, '[part~=card]').length === all.length, 'all are there');
    for (const bubble of findAll(page, '[part~=bubble]')) {
      expect(bubble.scrollWidth, textOf(bubble)).to.be.at.most(bubble.clientWidth + 1);
      expect(bubble.getBoundingClientRect().right).to.be.at.most(page.getBoundingClientRect().right);
    }
    await expectAccessible(page);
  });
});
