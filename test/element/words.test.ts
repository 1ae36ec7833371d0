import {expect} from 'chai';
import type {Media, MessageContent} from '../../src/core/content.js';
import type {Customer} from '../../src/core/customer.js';
import {customerInitials} from '../../src/element/customer-initials.js';
import {customerName, memberName} from '../../src/element/customer-name.js';
import {formatDay, formatDuration, isSameDay} from '../../src/element/format.js';
import {formatTime} from '../../src/element/format-time.js';
import {messageText} from '../../src/element/message-words.js';
import {isPressed, parseShortcut} from '../../src/element/shortcut.js';
import {en} from '../../src/strings/en.js';

const text = (value: string | null) => (value === null ? null : {text: value, masked: []});

function customer(name: string | null, username: string | null = null, number: string | null = null): Customer {
  return {key: '3f2a-77b1-c0', name: text(name), username: text(username), number: text(number)};
}

describe('A customer is called', () => {
  for (const [who, given, called, initials] of [
    ['by name before all else', customer('Ava Hill', 'ava', '+44 7700 900123'), 'Ava Hill', 'AH'],
    ['by @username without a name', customer(null, 'ben.kettle', '+44 7700 900123'), '@ben.kettle', 'BK'],
    ['with one @ only', customer(null, '@ben'), '@ben', 'B'],
    ['by number without either', customer(null, null, '+44 7700 900123'), '+44 7700 900123', ''],
    ['by a short id without anything', customer(null), 'WhatsApp customer 3718', ''],
    ['with the first and the last of many names', customer('Ana María de la Cruz'), 'Ana María de la Cruz', 'AC'],
    ['in whole letters of any script', customer('नि शा'), 'नि शा', 'निशा'],
    ['without the signs around the name', customer('🌸 Ava 🌸'), '🌸 Ava 🌸', 'A'],
    ['by a whole picture when there are no letters', customer('👩‍👩‍👧'), '👩‍👩‍👧', '👩‍👩‍👧'],
    ['without initials when the name is a masked number', customer('*********7542'), '*********7542', ''],
  ] as const) {
    it(who, () => {
      expect(customerName(given, en).text).to.equal(called);
      expect(customerInitials(given)).to.equal(initials);
    });
  }
});

describe('A group', () => {
  it('without a name is a group, and its members are members of it', () => {
    expect(customerName({...customer(null), group: true}, en).text).to.equal('Group 3718');
    expect(customerName({...customer('Tea friends'), group: true}, en).text).to.equal('Tea friends');
    expect(memberName(customer(null), en).text).to.equal('Group member 3718');
    expect(memberName(customer('Lea'), en).text).to.equal('Lea');
  });
});

describe('A message in one line', () => {
  const file = (changes: Partial<Media>): MessageContent => ({
    type: 'media',
    media: {
      kind: 'image',
      state: 'ready',
      mimeType: null,
      size: null,
      name: null,
      width: null,
      height: null,
      duration: null,
      caption: null,
      ...changes,
    },
  });
  const contact = (name: string | null) => ({
    name: text(name),
    organisation: null,
    phones: [],
    emails: [],
    requested: false,
  });
  const place = {type: 'location', latitude: 1, longitude: 2, address: null} as const;
  for (const [words, content] of [
    ['Photo', file({})],
    ['Photo: our garden', file({caption: text('our *garden*')})],
    ['Voice message (0:12)', file({kind: 'voice', duration: 12.4})],
    ['Video (61:05)', file({kind: 'video', duration: 3665})],
    ['Document: invoice.pdf', file({kind: 'document', name: text('invoice.pdf')})],
    ['Location', {...place, name: null}],
    ['Location: Harbour', {...place, name: text('Harbour')}],
    ['Contact card: Lea', {type: 'contacts', contacts: [contact('Lea')]}],
    ['Contacts: Lea and 2 more', {type: 'contacts', contacts: [contact('Lea'), contact(null), contact('Bo')]}],
    ['Chose: Friday', {type: 'choice', of: 'list', title: {text: 'Friday', masked: []}, description: null}],
    ['Filled-in form', {type: 'form', form: 'flow', fields: []}],
    ['Order: 0 products', {type: 'order', items: [], text: null}],
    ['Order: gift wrapped', {type: 'order', items: [], text: text('gift wrapped')}],
    ['A message of another kind – cannot be shown here', {type: 'placeholder', kind: 'poll_creation', text: null}],
    ['A message of another kind – cannot be shown here', {type: 'placeholder', kind: 'constructor', text: null}],
  ] as const satisfies readonly (readonly [string, MessageContent])[])
    it(`is: ${words}`, () => {
      expect(messageText({content, deleted: false}, en).text).to.equal(words);
      expect(messageText({content, deleted: true}, en).text).to.equal('This message was deleted');
    });

  it('of a change of number says the new one, where it is given', () => {
    const notice = (name: string | null) =>
      messageText({content: {type: 'notice', notice: 'identity-changed', name: text(name)}, deleted: false}, en).text;
    expect(notice('+44 7700 900199')).to.equal('The customer’s number is now +44 7700 900199');
    expect(notice(null)).to.equal('The customer’s number or security code has changed');
  });

  it('of the system without words says that something changed', () => {
    const content = {type: 'notice', notice: 'system', name: null} as const;
    expect(messageText({content, deleted: false}, en).text).to.equal(
      'Something about this conversation has changed on WhatsApp',
    );
  });

  it('keeps what is masked masked', () => {
    const caption = {text: 'call ********0188', masked: [{start: 5, end: 17, kind: 'phone' as const}]};
    const shown = messageText({content: file({caption}), deleted: false}, en);
    expect(shown.masked.map(({start, end}) => shown.text.slice(start, end))).to.deep.equal(['********0188']);
  });
});

describe('A duration', () => {
  for (const [seconds, locale, digits, words] of [
    [0, 'en', '00:00', '0 seconds'],
    [59, 'en', '00:59', '59 seconds'],
    [61, 'en', '01:01', '1 minute, 1 second'],
    [3600, 'en', '1:00:00', '1 hour'],
    [100 * 3600 + 62, 'en', '100:01:02', '100 hours, 1 minute, 2 seconds'],
    [65, 'ar-EG', '٠١:٠٥', undefined],
    [65, 'de', '01:05', '1 Minute, 5 Sekunden'],
  ] as const) {
    it(`of ${seconds} s is ${digits} in ${locale}`, () => {
      const duration = formatDuration(seconds, locale);
      expect(duration.digits).to.equal(digits);
      if (words) expect(duration.words).to.equal(words);
    });
  }
});

describe('The time of day', () => {
  const speaking = (...languages: string[]) => {
    Object.defineProperty(navigator, 'languages', {value: languages, configurable: true});
  };
  afterEach(() => Reflect.deleteProperty(navigator, 'languages'));
  const afternoon = new Date(2026, 0, 5, 14, 5).getTime();

  for (const [languages, catalogue, shown] of [
    [['en-GB', 'en'], 'en', '14:05'],
    [['de-DE', 'en-GB', 'en-US'], 'en', '14:05'],
    [['en-US', 'en'], 'en', '2:05 PM'],
    [['de-DE'], 'en', '2:05 PM'],
    [['en-GB@posix'], 'en', '2:05 PM'],
    [['en-GB'], 'en-US', '2:05 PM'],
  ] as const) {
    it(`is ${shown} in ${catalogue} for a browser that speaks ${languages.join(', ')}`, () => {
      speaking(...languages);
      expect(formatTime(afternoon, catalogue).replace('\u202f', ' ')).to.equal(shown);
    });
  }

  it('goes with the digits of numbers', () => {
    speaking('en-IN');
    expect(en.composer.count(123_456, 400_000)).to.equal('1,23,456 of 4,00,000 characters');
  });
});

describe('A day', () => {
  const now = new Date(2026, 10, 22, 0, 30).getTime();
  const day = (...at: [number, number, number, number?]) => formatDay(new Date(...at).getTime(), now, 'en-GB');

  it('is called as people call it', () => {
    expect(day(2026, 10, 22, 0)).to.equal('Today');
    expect(day(2026, 10, 21, 23)).to.equal('Yesterday');
    expect(day(2026, 10, 20, 23)).to.equal('Friday');
    expect(day(2026, 10, 16)).to.equal('Monday');
    expect(day(2026, 10, 15)).to.equal('15 November 2026');
    expect(day(2025, 10, 22)).to.equal('22 November 2025');
  });

  it('ends at midnight, not after 24 hours', () => {
    expect(isSameDay(now, now - 3600_000)).to.equal(false);
    expect(isSameDay(now, now + 23 * 3600_000)).to.equal(true);
  });
});

describe('A shortcut', () => {
  const press = (key: string, code: string, held: Partial<Record<'altKey' | 'shiftKey' | 'ctrlKey', boolean>> = {}) =>
    new KeyboardEvent('keydown', {key, code, altKey: true, shiftKey: true, ...held});
  const shortcut = parseShortcut('Alt+Shift+A');

  for (const [what, event, meant] of [
    ['as it is written', press('A', 'KeyA'), true],
    ['where Alt makes another sign of it', press('Å', 'KeyA'), true],
    ['on a keyboard with other letters', press('Ф', 'KeyA'), true],
    ['by the letter, where it lies elsewhere', press('A', 'KeyQ'), true],
    ['not by the place, where another letter lies there', press('Q', 'KeyA'), false],
    ['not with a modifier missing', press('A', 'KeyA', {shiftKey: false}), false],
    ['not with one too many', press('A', 'KeyA', {ctrlKey: true}), false],
  ] as const) {
    it(`is heard ${what}`, () => expect(shortcut && isPressed(shortcut, event)).to.equal(meant));
  }

  it('is none when it is no shortcut', () => {
    for (const none of ['', 'Hyper+A', 'Alt+']) expect(parseShortcut(none), none).to.equal(undefined);
    expect(parseShortcut('Ctrl+Enter')?.modifiers).to.deep.equal(new Set(['Control']));
  });
});
