import {a11ySnapshot, emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import {expectAccessible, expectFocus, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {press, type} from './keys.js';
import {MINUTE, setUpConversation} from './conversation-stage.js';
import {createMessage, textContent} from './tapped-desk.js';

const focusedText = (): string => {
  const row = focusedElement();
  return row?.matches('[data-message-id]') ? textOf(find(row, '[part~=text]')) : `not a message: ${row?.outerHTML}`;
};

async function setUp(options: Parameters<typeof setUpConversation>[0] = {}) {
  const desk = await setUpConversation(options);
  const rowOf = (text: string) => {
    const row = desk.bubbles().find((one) => textOf(find(one, '[part~=text]')) === text);
    if (!row) throw new Error(`${text} is not drawn.`);
    return row;
  };
  /** The first touch brings the code: a mouse that moves on a little finds it. */
  const point = (text: string) =>
    until(() => {
      find(rowOf(text), '[part~=bubble]').dispatchEvent(
        new PointerEvent('pointermove', {bubbles: true, composed: true, pointerType: 'mouse'}),
      );
      return findAll(rowOf(text), '[part~=actions-button]').length === 1;
    }, 'the button is there');
  const menu = () => find(desk.page, '[role=menu]');
  const items = () => findAll(desk.page, '[role=menu] > [role=menuitem]').map(textOf);
  return {...desk, rowOf, point, menu, items};
}

describe('<wa-conversation>, by keys', () => {
  it('is one tab stop; arrows, Home, End and the page keys go from message to message', async () => {
    const {log, settled} = await setUp({earlier: 60});
    log().focus();
    await press('End');
    await until(() => focusedText() === 'The first', 'the newest has the focus');
    expect(log().tabIndex).to.equal(-1);
    await press('ArrowUp');
    expect(focusedText()).to.equal('Earlier 59');
    await press('ArrowUp');
    await press('ArrowDown');
    expect(focusedText()).to.equal('Earlier 59');
    await press('PageUp');
    expect(Number(focusedText().replace('Earlier ', ''))).to.be.within(48, 56);
    await press('Home');
    await settled();
    expect(focusedText()).to.equal('Earlier 0');
    expect(log().scrollTop).to.be.lessThan(60);
    expect(findAll(log(), '[data-message-id][tabindex]')).to.have.length(1);
  });

  it('says of the message in focus who wrote what and when', async () => {
    const {log} = await setUp();
    log().focus();
    await press('End');
    await until(() => focusedText() === 'The first', 'the newest has the focus');
    expect(focusedElement()?.ariaLabel).to.match(/^Ava Hill: The first, Monday, January \d+, 2026 at \d/);
    expect(focusedElement()?.role).to.equal('article');
  });

  it('shows the exact time of the message in focus, until Escape or the focus elsewhere, and of a time that is pointed at', async () => {
    const {page, log, session, task, settled} = await setUp({unread: 2});
    await session.send(task.id, 'My answer');
    await settled();
    log().focus();
    await press('End');
    const moments = () => findAll(page, '[part~=moment]').map(textOf);
    await until(() => moments().length === 1, 'it is shown');
    expect(moments()[0]).to.match(/^Monday, .+ at \d+:\d\d.* · \p{L}/u);
    const [moment] = findAll(page, '[part~=moment]');
    expect(moment?.closest('[data-message-id]') === focusedElement()).to.equal(true);
    await press('Escape');
    await until(() => moments().length === 0, 'it is gone');
    await press('ArrowUp');
    await until(() => moments().length === 1, 'it is shown of the one before');
    log().parentElement?.querySelector('button')?.focus();
    expect(moments()).to.deep.equal([]);
    const time = findAll(page, '[part~=time]')[0];
    time?.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, composed: true, pointerType: 'mouse'}));
    expect(moments()[0]).to.match(/^Monday, .+ at \d+:\d\d/);
  });

  it('gives every message its position, though not all are drawn', async () => {
    const {bubbles} = await setUp({earlier: 120});
    await until(() => bubbles().at(-1)?.ariaPosInSet === '121', 'the newest is numbered');
    expect(bubbles().at(-1)?.ariaSetSize).to.equal('121');
  });

  it('is in the accessibility tree where it is seen; the rest is a number there, until one goes to it', async () => {
    const {bubbles, log} = await setUp({earlier: 300});
    await until(() => bubbles().length === 301, 'all are drawn');
    const heard = async () => JSON.stringify(await a11ySnapshot({}));
    expect(await heard())
      .to.contain('The first')
      .and.to.not.contain('Earlier 3"');
    await until(() => bubbles().at(-1)?.ariaSetSize === '301', 'the newest is told of how many');
    log().focus();
    await press('Home');
    await until(() => focusedText() === 'Earlier 0', 'the first has the focus');
    await until(() => bubbles()[0]?.ariaPosInSet === '1', 'its position is told');
    expect(await heard())
      .to.contain('Earlier 3"')
      .and.to.match(/Earlier 0, Monday/);
  });

  it('leaves the tab stop where it was when a message comes in', async () => {
    const {log, adapter, settled} = await setUp({earlier: 5});
    log().focus();
    await press('Home');
    await until(() => focusedText() === 'Earlier 0', 'the first has the focus');
    adapter.simulate.customerWrites('ava', 'One more');
    await settled();
    expect(focusedText()).to.equal('Earlier 0');
  });
});

describe('The menu of a message', () => {
  it('opens by Enter, copies, and gives the focus back', async () => {
    const {log, menu, items, page} = await setUp();
    log().focus();
    await press('End');
    await until(() => focusedText() === 'The first', 'the newest has the focus');
    await press('Enter');
    await until(() => findAll(page, '[role=menu]').length === 1, 'the menu is open');
    expect(menu().ariaLabel).to.equal('Message actions');
    expect(items()).to.deep.equal(['Reply', 'Copy']);
    await press('Escape');
    await until(() => findAll(page, '[role=menu]').length === 0, 'the menu is closed');
    expect(focusedText()).to.equal('The first');
  });

  it('opens by the button on the message that is pointed at', async () => {
    const {point, page, rowOf} = await setUp({earlier: 3});
    expect(findAll(page, '[part~=actions-button]')).to.deep.equal([]);
    await point('Earlier 2');
    await point('The first');
    const button = find(rowOf('The first'), '[part~=actions-button]');
    expect(findAll(page, '[part~=actions-button]')).to.have.length(1);
    expect(button.ariaLabel).to.equal('Message actions');
    button.click();
    await until(() => findAll(page, '[role=menu]').length === 1, 'the menu is open');
    expect(button.ariaExpanded).to.equal('true');
    await expectAccessible(page);
    await press('Escape');
    await until(() => button.ariaExpanded === 'false', 'the menu is closed');
    expectFocus(button);
  });

  it('tries a failed message again', async () => {
    const {session, task, adapter, settled, point, page, items, rowOf} = await setUp();
    await session.send(task.id, 'Your parcel');
    const id = session.state.threads.get(task.conversationId)?.messages.at(-1)?.id ?? '';
    adapter.simulate.setStatus(id, 'failed', '131026');
    await settled();
    await point('Your parcel');
    find(rowOf('Your parcel'), '[part~=actions-button]').click();
    await until(() => findAll(page, '[role=menu]').length === 1, 'the menu is open');
    expect(items()).to.deep.equal(['Copy', 'Retry', 'Edit', 'Delete']);
    findAll(page, '[role=menu] > [role=menuitem]')[1]?.click();
    await until(
      () => session.state.threads.get(task.conversationId)?.messages.at(-1)?.delivery?.attempt === 2,
      'it is tried again',
    );
  });
});

describe('A message in focus', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  async function setUpFocus() {
    const desk = await setUp();
    const {log, session, task} = desk;
    log().focus();
    await press('End');
    await until(() => focusedText() === 'The first', 'the newest has the focus');
    return {
      ...desk,
      replied: () => session.state.replyTo.get(task.conversationId),
      reaction: () => session.state.threads.get(task.conversationId)?.messages.at(-1)?.reactions.at(-1)?.emoji,
      pickerOpen: () => until(() => findAll(desk.page, '[part~=emoji-search]').some(hasFocus), 'the emoji are there'),
    };
  }

  it('is answered by R, and by no R anywhere else', async () => {
    const {replied, bubbles, log, session, task, settled} = await setUpFocus();
    log().tabIndex = 0;
    log().focus();
    await press('r');
    await settled();
    expect(replied()).to.equal(undefined);
    await press('End');
    await until(() => focusedText() === 'The first', 'the newest has the focus');
    await press('r', 'Control');
    await settled();
    expect(replied()).to.equal(undefined);
    await press('r');
    await until(() => replied() !== undefined, 'it is answered');
    expect(replied()).to.equal(bubbles().at(-1)?.dataset['messageId']);
    expect(session.state.drafts.has(task.conversationId)).to.equal(false);
  });

  it('is not answered by R once nothing can be sent', async () => {
    const {replied, clock, settled, asked} = await setUpFocus();
    clock.advance(24 * 60 * MINUTE);
    await press('r');
    await press('Enter');
    await settled();
    expect(replied()).to.equal(undefined);
    expect(asked.filter(({type: kind}) => kind === 'react')).to.deep.equal([]);
  });

  it('gets a reaction by E; another replaces it, and the same takes it back', async () => {
    const {pickerOpen, reaction, page} = await setUpFocus();
    for (const [name, emoji] of [
      ['pizza', '🍕'],
      ['red heart', '❤️'],
    ] as const) {
      await press('e');
      await pickerOpen();
      await type(name);
      await until(() => find(page, '[role=gridcell]').ariaLabel === name, 'it is found');
      await press('Enter');
      await until(() => reaction() === emoji, `it is ${emoji}`);
      await until(() => focusedText() === 'The first', 'the message has the focus again');
    }
    await press('e');
    await pickerOpen();
    expect(findAll(page, '[role=gridcell][aria-selected=true]')[0]?.ariaLabel).to.equal('red heart');
    await type('red heart');
    await until(() => find(page, '[role=gridcell]').ariaLabel === 'red heart', 'it is found');
    await press('Enter');
    await until(() => reaction() === undefined, 'it is taken back');
  });

  it('leads from the few quick reactions to all emoji', async () => {
    const {pickerOpen, reaction, page, items} = await setUpFocus();
    await press('Enter');
    await until(() => findAll(page, '[role=menu]').length === 1, 'the menu is open');
    await press('ArrowLeft');
    expect(focusedElement()?.ariaLabel).to.equal('More reactions');
    expect(items()).to.include('Reply');
    await press('Enter');
    await pickerOpen();
    await press('Escape');
    await until(() => focusedText() === 'The first', 'the message has the focus again');
    expect(reaction()).to.equal(undefined);
  });
});

describe('Search within a conversation', () => {
  const bar = (page: HTMLElement) => find(page, '[part~=search]');
  const count = (page: HTMLElement) => textOf(find(bar(page), '[role=status]'));

  async function search(page: HTMLElement, words: string) {
    await press('/');
    await until(() => findAll(page, '[part~=search-input]').length === 1, 'the search is open');
    expectFocus(find(page, '[part~=search-input]'));
    await type(words);
  }

  it('finds, goes through what it found, and gives the focus back', async () => {
    const {page, log, topOf} = await setUp({earlier: 120});
    log().focus();
    await search(page, 'earlier 11');
    expect(count(page)).to.equal('11 of 11');
    await press('Enter');
    expect(count(page)).to.equal('10 of 11');
    await until(() => topOf('Earlier 118') >= 0 && topOf('Earlier 118') < 300, 'it is in view');
    expect(CSS.highlights.get('wa-desk-current-match')?.size).to.equal(1);
    await press('Enter', 'Shift');
    await press('Enter', 'Shift');
    expect(count(page)).to.equal('1 of 11');
    await until(() => topOf('Earlier 11') >= 0 && topOf('Earlier 11') < 300, 'the earliest is in view');
    await expectAccessible(page);
    await press('Escape');
    expect(findAll(page, '[part~=search]')).to.deep.equal([]);
    expect(CSS.highlights.has('wa-desk-match')).to.equal(false);
    expectFocus(log());
  });

  it('makes no difference of case and accents, and says when there is nothing', async () => {
    const {page, log, tell, task, settled} = await setUp();
    const {conversationId} = task;
    tell({
      type: 'message',
      message: createMessage({conversationId, seq: 90, content: textContent('Où est le CAFÉ ?')}),
    });
    await settled();
    log().focus();
    await search(page, 'cafe');
    expect(count(page)).to.equal('1 of 1');
    await type('x');
    expect(count(page)).to.equal('No matches');
  });

  it('goes on in what is not loaded yet', async () => {
    const {page, log, texts} = await setUp({history: 80});
    log().focus();
    await search(page, 'Kept 30');
    expect(count(page)).to.equal('No matches');
    findAll(bar(page), 'button').at(-1)?.click();
    await until(() => count(page) === '1 of 1', 'it is found');
    expect(texts()).to.include('Kept 30');
  });
});

describe('A jump to a message', () => {
  it('loads what stands before, shows it, and leads back', async () => {
    const {page, conversation, session, task, topOf, settled} = await setUp({history: 80});
    const idOf = (text: string) =>
      session.state.threads
        .get(task.conversationId)
        ?.messages.find(({content}) => content.type === 'text' && content.text.text === text)?.id;
    expect(idOf('Kept 25')).to.equal(undefined);
    await session.loadOlder(task.id);
    const id = idOf('Kept 25') ?? '';
    await settled();
    if ('showMessage' in conversation && typeof conversation.showMessage === 'function')
      await conversation.showMessage(id);
    await until(() => topOf('Kept 25') >= 0 && topOf('Kept 25') < 300, 'it is in view');
    expect(focusedText()).to.equal('Kept 25');
    await until(() => findAll(page, '[part~=back-button]').length === 1, 'there is a way back');
    find(page, '[part~=back-button]').click();
    await until(() => topOf('The first') >= 0 && topOf('The first') < 300, 'the end is in view again');
    await until(() => findAll(page, '[part~=back-button]').length === 0, 'the way back is gone');
  });

  describe('where motion is reduced', () => {
    before(() => emulateMedia({reducedMotion: 'reduce'}));
    after(() => emulateMedia({reducedMotion: 'no-preference'}));

    it('marks the message and moves nothing', async () => {
      const {conversation, bubbles, task, session, rowOf} = await setUp({earlier: 3});
      const id = session.state.threads.get(task.conversationId)?.messages[0]?.id ?? '';
      expect(bubbles()).to.have.length(4);
      if ('showMessage' in conversation && typeof conversation.showMessage === 'function')
        await conversation.showMessage(id);
      const bubble = find(rowOf('Earlier 0'), '[part~=bubble]');
      expect(getComputedStyle(bubble).boxShadow).to.contain('4px');
      expect(bubble.getAnimations()).to.deep.equal([]);
    });
  });

  it('says when the message is not to be had', async () => {
    const {conversation} = await setUp();
    if ('showMessage' in conversation && typeof conversation.showMessage === 'function')
      await conversation.showMessage('nowhere');
    const said = () => findAll(document.body, '[aria-live=assertive]').map(textOf).join();
    await until(() => said().includes('The quoted message is not available here.'), 'it is said');
  });
});
