import {expect} from 'chai';
import {html} from 'lit';
import {plainText, type Message} from '../../src/core/index.js';
import '../../src/define/message-bubble.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';
import {createMessage, createTappedDesk, MONDAY_MORNING} from './tapped-desk.js';

const me = {kind: 'agent', id: 'agent-1', name: 'Robin Vale'} as const;
const kim = {kind: 'agent', id: 'agent-2', name: 'Kim Lund'} as const;
const business = {kind: 'business'} as const;
const sent = {status: 'sent', attempt: 1, errorCode: null} as const;

async function setUp(message: Message, {continued = false} = {}) {
  const {session} = await createTappedDesk();
  const page = stage(html`
    <wa-message-bubble
      .session=${session}
      .message=${message}
      task-id="t"
      customer-name="Ava Hill"
      customer-initials="AH"
      ?continued=${continued}
    ></wa-message-bubble>
  `);
  await page.querySelector('wa-message-bubble')?.updateComplete;
  return {page, part: (name: string) => find(page, `[part~='${name}']`)};
}

const notice = (kind: 'agent-joined' | 'agent-left' | 'transferred' | 'ended' | 'line-deleted', name: string | null) =>
  createMessage({
    author: {kind: 'system'},
    content: {type: 'notice', notice: kind, name: name === null ? null : plainText(name)},
  });

/** What tells whose bubble it is apart from its colour: where it stands, what stands beside and above it. */
async function looksOf(author: Message['author']) {
  const {page, part} = await setUp(createMessage({author, delivery: author.kind === 'agent' ? sent : null}));
  const row = page.getBoundingClientRect();
  const box = part('bubble').getBoundingClientRect();
  const [initials] = findAll(page, '[part~=initials]');
  return {
    side: box.left - row.left < row.right - box.right ? 'start' : 'end',
    initials: initials ? textOf(initials) : '',
    rounding: initials ? getComputedStyle(initials).borderTopLeftRadius : '',
    name: part('author').getBoundingClientRect().height > 10 ? textOf(part('author')) : '',
    border: getComputedStyle(part('bubble')).borderTopStyle,
  };
}

describe('<wa-message-bubble> of one of several people', () => {
  it('tells customer, colleague, oneself and another device apart by more than colour', async () => {
    expect(await looksOf({kind: 'customer'})).to.include({side: 'start', initials: 'AH', rounding: '50%'});
    expect(await looksOf(kim)).to.include({side: 'end', initials: 'KL', rounding: '8px'});
    expect((await looksOf(kim)).name).to.contain('Kim Lund');
    expect(await looksOf(me)).to.include({side: 'end', initials: '', name: ''});
    expect(await looksOf(business)).to.include({
      side: 'end',
      initials: '',
      name: 'Your company, on another device',
      border: 'dashed',
    });
  });

  it('gives each of the four a colour of its own', async () => {
    const paints = await Promise.all(
      [{kind: 'customer'} as const, kim, me, business].map(async (author) => {
        const {part} = await setUp(createMessage({author}));
        return getComputedStyle(part('bubble')).backgroundColor;
      }),
    );
    expect(new Set(paints).size).to.equal(4);
  });

  it('takes the colours a page gives a colleague', async () => {
    const {page, part} = await setUp(createMessage({author: kim, delivery: sent}));
    page.style.setProperty('--wa-desk-color-bubble-colleague', 'rgb(1, 2, 3)');
    page.style.setProperty('--wa-desk-color-on-bubble-colleague', 'rgb(250, 251, 252)');
    expect(getComputedStyle(part('bubble'))).to.include({
      backgroundColor: 'rgb(1, 2, 3)',
      color: 'rgb(250, 251, 252)',
    });
  });

  it('says of a colleague’s bubble to a screen reader who it is, in every bubble of a group', async () => {
    const {page, part} = await setUp(createMessage({author: kim, delivery: sent}), {continued: true});
    expect(part('author').textContent?.replaceAll(/\s+/g, ' ').trim()).to.equal('Kim Lund, your colleague');
    expect(part('author').getBoundingClientRect().height).to.be.lessThan(3);
    expect(findAll(page, '[part~=initials]')).to.deep.equal([]);
  });

  it('keeps a long name of a colleague in one line inside the page', async () => {
    const name = `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(9)}Kim`;
    const {page, part} = await setUp(createMessage({author: {...kim, name}, delivery: sent}));
    page.style.inlineSize = '320px';
    expect(part('author').getBoundingClientRect().height).to.be.lessThan(24);
    expect(page.scrollWidth).to.equal(320);
  });

  for (const [kind, name, words] of [
    ['agent-joined', 'Kim Lund', 'Kim Lund joined the conversation'],
    ['agent-left', 'Kim Lund', 'Kim Lund left the conversation'],
    ['transferred', 'Billing', 'The conversation was transferred to Billing'],
    ['ended', null, 'The conversation has ended'],
    ['line-deleted', null, 'The WhatsApp line was deleted'],
  ] as const)
    it(`shows as a line in the middle, with an icon and the time: ${words}`, async () => {
      const {page, part} = await setUp(notice(kind, name));
      expect(textOf(part('text'))).to.equal(words);
      expect(part('time').getAttribute('datetime')).to.equal(new Date(MONDAY_MORNING).toISOString());
      expect(textOf(part('time'))).to.match(/\d:00/);
      expect(part('notice').querySelector('svg')).to.not.equal(null);
      expect(findAll(page, '[part~=bubble]')).to.deep.equal([]);
      const row = page.getBoundingClientRect();
      const line = part('notice').getBoundingClientRect();
      expect(line.left - row.left).to.be.closeTo(row.right - line.right, 1);
    });

  it('keeps a sentence in its order when the name in it reads from right to left', async () => {
    const {part} = await setUp(notice('agent-joined', 'كيم'));
    expect(getComputedStyle(part('notice')).direction).to.equal('ltr');
  });

  it('shows hostile names as the characters they are', async () => {
    const {page} = await setUp(notice('agent-joined', '<img src=x onerror="window.__pwned=1">'));
    expect(textOf(page)).to.contain('<img src=x');
    expect(findAll(page, 'img')).to.deep.equal([]);
    expect(window).to.not.have.property('__pwned');
  });

  it('is accessible', async () => {
    const messages = [
      createMessage(),
      ...[kim, me].flatMap((author) =>
        (['sent', 'read', 'failed'] as const).map((status) =>
          createMessage({author, delivery: {status, attempt: 1, errorCode: null}}),
        ),
      ),
      createMessage({author: business}),
      notice('agent-joined', 'Kim Lund'),
      notice('transferred', 'Billing'),
      notice('line-deleted', null),
    ];
    const page = stage(html`
      ${messages.map(
        (message) => html`
          <wa-message-bubble .message=${message} customer-name="Ava Hill" customer-initials="AH"></wa-message-bubble>
        `,
      )}
    `);
    await until(() => findAll(page, '[part~=text]').length === messages.length, 'all are drawn');
    await expectAccessible(page);
  });
});
