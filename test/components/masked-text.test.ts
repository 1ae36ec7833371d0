import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/all.js';
import '../../src/define/agent-history.js';
import '../../src/define/conference-dialog.js';
import '../../src/define/conversation.js';
import '../../src/define/customer-history.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/offer-popup.js';
import '../../src/define/task-details.js';
import '../../src/define/transfer-dialog.js';
import {plainText, type DeskEvent, type Message, type Task} from '../../src/core/index.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {loadStrings} from '../../src/strings/languages.js';
import {line, message, notice, offer, page as threadPage, sent, task, wrappingUp} from '../core/nouns.js';
import {expectAccessible, find, findAll, heardIn, seenIn, stage, textOf, until} from '../element/page.js';
import {createScriptedDesk, historyEvent, interaction, pastEvent} from './history-stage.js';
import {masked} from './masked-desk.js';

const NUMBER = '+447966197542';
const STARS = '*********7542';
const WORDS = 'masked phone number ending in 7542';
const MOTS = 'numéro de téléphone masqué qui finit par 7542';

const customer = {key: 'one', name: null, username: null, number: masked(NUMBER)};
const shop = line({number: masked('+447700900100')});
const said = (text: string, parts: Partial<Message> = {}) =>
  message(1, {content: {type: 'text', text: masked(text)}, ...parts});

/** What the live regions of the page hold. */
const told = () => findAll(document.body, '[aria-live] > p').map(({textContent}) => textContent);

const connected = (parts: Partial<Extract<Task, {phase: 'connected'}>> = {}) => task({customer, line: shop, ...parts});

async function setUp(tasks: readonly Task[], page: ReturnType<typeof html>, events: readonly DeskEvent[] = []) {
  const desk = await createScriptedDesk(tasks);
  for (const event of events) desk.tell(event);
  const holder = stage(page);
  for (const element of holder.children) Object.assign(element, {session: desk.session});
  const settled = async () => {
    for (let i = 0; i < 3; i += 1)
      for (const element of findAll(holder, '*')) if ('updateComplete' in element) await element.updateComplete;
  };
  await settled();
  return {
    ...desk,
    page: holder,
    settled,
    speakFrench: async () => {
      useStrings(desk.session, await loadStrings('fr'));
      await settled();
    },
  };
}

/** Stars are to be seen; what is heard is words, never stars. */
function expectShown(element: HTMLElement, seen: string, heard: string): void {
  expect(seenIn(element)).to.contain(seen);
  expect(heardIn(element)).to.contain(heard);
  expect(heardIn(element)).not.to.match(/\*/);
}

describe('What is masked says so in words', () => {
  it('in bubbles: the text, a caption, the customer’s name above it, and lines that nobody wrote', async () => {
    const {page, tell, settled, speakFrench} = await setUp([connected()], html`<wa-conversation></wa-conversation>`);
    tell({
      type: 'thread-page',
      page: threadPage([
        said(`Call ${NUMBER} or melissa@gmail.com`, {id: 'a'}),
        message(2, {id: 'b', content: {type: 'placeholder', kind: 'image', text: masked(`Card 4111 1111 1111 1111`)}}),
        message(3, {
          id: 'c',
          author: {kind: 'system'},
          content: {type: 'notice', notice: 'agent-joined', name: masked(NUMBER)},
        }),
        sent(4, {id: 'd', content: {type: 'text', text: masked(`Is it ${NUMBER}?`)}}),
      ]),
    });
    await settled();
    const texts = findAll(page, '[part~=text]');
    const [, text, caption, joined, own] = texts;
    for (const each of [text, caption, joined, own]) expect(each).to.be.instanceOf(HTMLElement);
    if (!text || !caption || !joined || !own) return;
    expectShown(text, `Call ${STARS}`, `Call ${WORDS} or masked e-mail address at gmail.com`);
    expectShown(caption, '************1111', 'masked card number ending in 1111');
    expectShown(joined, `${STARS}`, `${WORDS} joined the conversation`);
    expectShown(own, `Is it ${STARS}`, `Is it ${WORDS}?`);
    expectShown(find(page, '[part~=author]'), STARS, WORDS);
    expect(find(page, '[role=log]').ariaLabel).to.equal(`Conversation with ${WORDS}`);
    await speakFrench();
    expectShown(text, STARS, `Call ${MOTS} or adresse e-mail masquée chez gmail.com`);
    await expectAccessible(page);
  });

  it('in what a message says while it is read aloud', async () => {
    const {tell, settled} = await setUp([connected()], html`<wa-conversation></wa-conversation>`);
    tell({type: 'message', message: said(`I am ${NUMBER}`, {id: 'new', seq: 9})});
    await settled();
    await until(() => told().includes(`${WORDS}: I am ${WORDS}`), 'it is said');
    expect(told().join()).not.to.contain('*');
  });

  it('when several bubbles are copied the stars are copied, and not the words', async () => {
    const {page, tell, settled} = await setUp([connected()], html`<wa-conversation></wa-conversation>`);
    tell({
      type: 'thread-page',
      page: threadPage([said(`Call ${NUMBER}`, {id: 'a'}), said('Please', {id: 'b', seq: 2})]),
    });
    await settled();
    const texts = findAll(page, '[data-message-id]').map((bubble) => find(bubble, '[part~=text]'));
    const [first] = texts;
    const last = texts.at(-1);
    if (!first || !last) throw new Error('There are no bubbles.');
    document.getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true, clipboardData: new DataTransfer()});
    find(page, '[role=log]').dispatchEvent(event);
    const copied = event.clipboardData?.getData('text/plain') ?? '';
    expect(copied).to.contain(`${STARS}: Call ${STARS}`);
    expect(copied).not.to.contain('masked');
    document.getSelection()?.removeAllRanges();
  });

  it('in the task list: title and preview, whoever wrote it', async () => {
    const {page, tell, settled, speakFrench} = await setUp([connected()], html`<wa-task-list></wa-task-list>`);
    tell({type: 'message', message: said(`${'x'.repeat(150)} ${NUMBER}`, {id: 'long', seq: 8})});
    await settled();
    const preview = () => find(page, '[part=preview]');
    expect(textOf(preview())).to.equal('x'.repeat(150)); // a stretch that does not fit is not cut in two
    tell({type: 'message', message: said(`Call ${NUMBER}`, {id: 'short', seq: 9})});
    await settled();
    expectShown(preview(), `Call ${STARS}`, `Call ${WORDS}`);
    expectShown(find(page, '[part=customer-name]'), STARS, WORDS);
    expectShown(find(page, 'button'), STARS, `${WORDS}`);
    await speakFrench();
    expectShown(preview(), STARS, `Call ${MOTS}`);
    await expectAccessible(page);
  });

  it('in the draft that the task list shows, where it is not typed', async () => {
    const {page, session, settled} = await setUp([connected()], html`<wa-task-list></wa-task-list>`);
    session.saveDraft('c1', `Your card 4111 1111 1111 1111`);
    await settled();
    expect(seenIn(find(page, '[part=preview]')))
      .to.match(/^Draft: Your card \*{10,}/)
      .and.not.to.contain('1111 ');
    expect(session.state.drafts.get('c1')).to.equal('Your card 4111 1111 1111 1111');
  });

  it('in an offer: name, numbers, note, and what its button does', async () => {
    const asked = offer({
      id: 'o',
      customer,
      line: shop,
      kind: 'transfer',
      from: {id: 'sam', name: 'Sam Reed'},
      note: masked(`Calls from ${NUMBER}`),
      expiresAt: null,
    });
    const {page, speakFrench} = await setUp([], html`<wa-offer-popup></wa-offer-popup>`, [
      {type: 'offer', offer: asked},
    ]);
    expectShown(find(page, '[part=customer-name]'), STARS, WORDS);
    expectShown(find(page, '[part=customer-number]'), STARS, WORDS);
    expectShown(find(page, '[part=source-number]'), '*********0100', 'masked phone number ending in 0100');
    expectShown(find(page, '[part=note]'), `Calls from ${STARS}`, `Calls from ${WORDS}`);
    expect(find(page, '[part=offer]').ariaLabel).to.equal(`Transfer of ${WORDS}`);
    expect(find(page, '[part=accept-button]').ariaLabel).to.equal(`Accept ${WORDS}`);
    await speakFrench();
    expect(find(page, '[part=accept-button]').ariaLabel).to.equal(`Accepter ${MOTS}`);
    await expectAccessible(page);
  });

  it('in what became of an offer', async () => {
    const {page, tell} = await setUp([], html`<wa-offer-popup></wa-offer-popup>`, [
      {type: 'offer', offer: offer({id: 'o', customer, line: shop})},
    ]);
    tell({type: 'offer-gone', offerId: 'o', reason: 'taken', by: 'Kim Oak'});
    await until(() => findAll(page, '[part=missed]').length > 0, 'its code has come');
    expectShown(find(page, '[part=missed]'), `Kim Oak accepted ${STARS}.`, `Kim Oak accepted ${WORDS}.`);
  });

  it('in the pane: title, line, note, notices and composer', async () => {
    const own = connected({
      kind: 'transfer',
      from: {id: 'sam', name: 'Sam Reed'},
      note: masked(`Mail melissa@gmail.com`),
    });
    const {page, settled} = await setUp([own], html`<wa-interaction></wa-interaction>`, [
      {type: 'notice', notice: notice({customer, kind: 'requeued', other: {id: 'orders', name: 'Orders'}})},
    ]);
    await settled();
    expectShown(find(page, 'header [part=customer-name]'), STARS, WORDS);
    expectShown(find(page, '[part=source-number]'), 'Shop, *********0100', 'Shop, masked phone number ending in 0100');
    expectShown(find(page, '[part=hand-over-note]'), 'm******@gmail.com', 'masked e-mail address at gmail.com');
    expectShown(find(page, '[part~=notice]'), `so ${STARS} is back in Orders`, `so ${WORDS} is back in Orders`);
    const input = find(page, 'textarea');
    expect(input).to.be.instanceOf(HTMLTextAreaElement);
    expect(input.getAttribute('placeholder')).to.equal(`Message ${STARS}`);
    expect(input.ariaLabel).to.equal(`Message to ${WORDS}`);
    await expectAccessible(page);
  });

  it('in wrap-up and in the titles of the requests', async () => {
    const over = await setUp([wrappingUp({customer, line: shop})], html`<wa-wrapup></wa-wrapup>`);
    expectShown(find(over.page, 'section'), `with ${STARS} has ended`, `with ${WORDS} has ended`);
    const {page, settled} = await setUp(
      [connected()],
      html`<wa-transfer-dialog></wa-transfer-dialog><wa-conference-dialog></wa-conference-dialog>`,
    );
    for (const [tag, title] of [
      ['wa-transfer-dialog', 'Transfer'],
      ['wa-conference-dialog', 'Conference about'],
    ] as const) {
      const dialog = page.querySelector(tag);
      dialog?.show();
      await settled();
      expectShown(find(page, `[part=title]`), `${title} ${STARS}`, `${title} ${WORDS}`);
      dialog?.close();
      dialog?.remove();
    }
  });

  it('in the details: numbers and variables, which can be neither copied nor changed', async () => {
    const variable = {type: 'string', editable: true, version: 1, changedBy: null} as const;
    const own = connected({
      variables: [
        {...variable, name: 'mail', label: 'Mail', value: masked('melissa@gmail.com')},
        {...variable, name: 'open', label: 'Open', value: plainText('Shown')},
      ],
    });
    const {page} = await setUp([own], html`<wa-task-details></wa-task-details>`);
    expectShown(find(page, '[part=customer-name]'), STARS, WORDS);
    expectShown(find(page, '[part=facts]'), `Number ${STARS}`, WORDS);
    expectShown(find(page, '[part=variable]'), 'm******@gmail.com', 'masked e-mail address at gmail.com');
    expect(findAll(page, 'input').map(({id}) => id)).to.deep.equal(['value-open']);
    expect(findAll(page, '[part=copy-button]').map(({ariaLabel}) => ariaLabel)).to.deep.equal(['Copy Open']);
    await expectAccessible(page);
  });

  it('in both histories and in the messages of their bricks', async () => {
    const desk = await setUp(
      [connected()],
      html`<wa-agent-history></wa-agent-history><wa-customer-history></wa-customer-history>`,
    );
    const {page, settled, answer, tell} = desk;
    answer((command) =>
      command.type === 'loadInteraction' ? [pastEvent('one', [said(`Call ${NUMBER}`, {conversationId: 'past'})])] : [],
    );
    tell(historyEvent(null, [interaction('one', {customer, line: shop})]));
    tell(historyEvent('t1', [interaction('two', {customer, line: shop})]));
    await settled();
    expectShown(find(page, '[part=customer-name]'), STARS, WORDS);
    expectShown(find(page, 'wa-customer-history'), 'Shop, *********0100', 'Shop, masked phone number ending in 0100');
    find(page, '[part=toggle-button]').click();
    await until(() => findAll(page, '[data-message-id]').length > 0, 'the messages are there');
    await settled();
    expectShown(find(page, 'wa-past-messages'), `Call ${STARS}`, `Call ${WORDS}`);
    expect(find(page, 'wa-past-messages [role=group], .base[role=group]').ariaLabel).to.contain(
      `Messages with ${WORDS}`,
    );
  });

  it('and nothing of it stands where only code looks: ids, names, data and links', async () => {
    const raw = {key: 'one', name: plainText('Zelda Quux'), username: null, number: plainText('+44 7700 900777')};
    const own = task({
      customer: raw,
      note: plainText('Zelda Quux'),
      variables: [
        {
          name: 'v',
          label: 'V',
          type: 'string',
          editable: true,
          version: 1,
          changedBy: null,
          value: plainText('+44 7700 900777'),
        },
      ],
    });
    const logged: unknown[] = [];
    const kept = {log: console.log, warn: console.warn, error: console.error, info: console.info};
    for (const name of ['log', 'warn', 'error', 'info'] as const)
      console[name] = (...words: unknown[]) => logged.push(...words);
    const {page} = await setUp(
      [own],
      html`<wa-desk></wa-desk><wa-task-details></wa-task-details><wa-desk-notifications></wa-desk-notifications>`,
      [
        {type: 'offer', offer: offer({id: 'o', customer: raw})},
        {
          type: 'message',
          message: message(9, {content: {type: 'text', text: plainText('Zelda Quux +44 7700 900777')}}),
        },
      ],
    );
    Object.assign(console, kept);
    const spoken = new Set(['aria-label', 'placeholder', 'title', 'value']);
    const found = findAll(page, '*').flatMap((element) =>
      [...element.attributes]
        .filter(({name, value}) => !spoken.has(name) && /Zelda|Quux|900777|900 777/.test(value))
        .map(({name}) => `${element.localName} ${name}`),
    );
    expect(found).to.deep.equal([]);
    expect(logged.map(String).filter((words) => /Zelda|900777/.test(words))).to.deep.equal([]);
    expect(heardIn(page)).to.contain('Zelda Quux'); // so the search looked at something
  });
});
