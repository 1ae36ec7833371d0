import {expect} from 'chai';
import {html} from 'lit';
import type {DeskCommand, WaIntentEvent} from '../../src/core/index.js';
import type {WaComposer} from '../../src/components/composer/composer.js';
import '../../src/define/composer.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

async function setUp({sendOn = 'enter'}: {sendOn?: WaComposer['sendOn']} = {}) {
  const desk = await createTappedDesk();
  const task = await desk.acceptFrom('ava');
  const page = stage(html`<wa-composer .session=${desk.session} send-on=${sendOn}></wa-composer>`);
  const composer = page.querySelector('wa-composer');
  if (!composer) throw new Error('The composer is missing.');
  await composer.updateComplete;
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  const box = () => {
    const found = find(page, 'textarea');
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('The text box is missing.');
    return found;
  };
  return {
    ...desk,
    task,
    page,
    composer,
    box,
    sent: () => asked.flatMap((command) => (command.type === 'send' ? command.text : [])),
    typed: () => asked.filter((command) => command.type === 'typing').length,
    error: () => findAll(page, '[part~=error]').map(textOf).join(),
    sendButton: find(page, '[part~=send-button]'),
    /** As a paste does: all at once. */
    paste: (text: string) => {
      box().value = text;
      box().dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}));
    },
  };
}

const enter = (more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...more});

describe('<wa-composer>', () => {
  it('sends on Enter, empties the box and keeps the focus', async () => {
    const {box, composer, sent} = await setUp();
    composer.focus();
    await type('On its way');
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['On its way']);
    expect(box().matches(':focus')).to.equal(true);
  });

  it('breaks the line on Shift+Enter', async () => {
    const {box, composer, sent} = await setUp();
    composer.focus();
    await type('one');
    await press('Enter', 'Shift');
    await type('two');
    expect(box().value).to.equal('one\ntwo');
    expect(sent()).to.deep.equal([]);
  });

  it('sends by the button, and the focus stays in the box', async () => {
    const {box, composer, sent, sendButton} = await setUp();
    composer.focus();
    await type('On its way');
    const pressed = new MouseEvent('mousedown', {bubbles: true, cancelable: true});
    sendButton.dispatchEvent(pressed);
    sendButton.click();
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['On its way']);
    expect(pressed.defaultPrevented).to.equal(true);
  });

  it('sends on Ctrl+Enter where that is preferred, and Enter breaks the line', async () => {
    const {box, composer, sent, page} = await setUp({sendOn: 'mod-enter'});
    expect(textOf(find(page, '[part~=hint]'))).to.equal('Ctrl+Enter sends, Enter starts a new line');
    composer.focus();
    await type('one');
    await press('Enter');
    expect(box().value).to.equal('one\n');
    await press('Enter', 'Control');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['one\n']);
  });

  it('says under the box which key sends', async () => {
    const {page, box} = await setUp();
    const hint = find(page, '[part~=hint]');
    expect(textOf(hint)).to.equal('Enter sends, Shift+Enter starts a new line');
    expect(box().getAttribute('aria-describedby')?.split(' ')).to.include(hint.id);
  });

  it('does not send while an input method is composing', async () => {
    const {box, paste, sent} = await setUp();
    paste('こん');
    box().dispatchEvent(enter({isComposing: true}));
    box().dispatchEvent(enter({keyCode: 229}));
    box().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    const right = enter();
    box().dispatchEvent(right); // the key that ended the composition, as Safari tells it
    await Promise.resolve();
    expect(sent()).to.deep.equal([]);
    expect(right.defaultPrevented).to.equal(false);
    expect(box().value).to.equal('こん');
  });

  it('sends on the Enter after the one that ended the composition', async () => {
    const {box, paste, sent} = await setUp();
    paste('こん');
    box().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    box().dispatchEvent(enter());
    box().dispatchEvent(new KeyboardEvent('keyup', {key: 'Enter', bubbles: true}));
    box().dispatchEvent(enter());
    await until(() => sent().length > 0, 'it is sent');
    expect(sent()).to.deep.equal(['こん']);
  });

  it('sends once when Enter is pressed twice at once', async () => {
    const {box, paste, sent, session, task} = await setUp();
    paste('Hello');
    box().dispatchEvent(enter());
    box().dispatchEvent(enter());
    await until(() => box().value === '', 'the box is empty');
    box().dispatchEvent(enter());
    await until(() => session.state.pending.size === 0, 'nothing is under way');
    expect(sent()).to.deep.equal(['Hello']);
    const texts = session.state.threads
      .get(task.conversationId)
      ?.messages.filter(({author}) => author.kind === 'agent');
    expect(texts).to.have.length(1);
  });

  it('sends nothing when there is nothing but space', async () => {
    const {box, paste, sent} = await setUp();
    paste(' \n ');
    box().dispatchEvent(enter());
    expect(sent()).to.deep.equal([]);
    expect(box().value).to.equal(' \n ');
  });

  it('shows the length from 80 % on, and in red at the limit', async () => {
    const {page, paste, composer} = await setUp();
    const counter = () => findAll(page, '[part~=counter]')[0];
    paste('x'.repeat(3276));
    await composer.updateComplete;
    expect(counter()).to.equal(undefined);
    paste('x'.repeat(3277));
    await composer.updateComplete;
    expect(textOf(counter() ?? page)).to.equal('3,277 of 4,096 characters');
    paste('x'.repeat(4096));
    await composer.updateComplete;
    expect(getComputedStyle(counter() ?? page).color).to.equal('rgb(179, 38, 30)');
  });

  it('sends 4,096 characters, an emoji counting as two', async () => {
    const {box, paste, sent} = await setUp();
    const text = 'x'.repeat(4094) + '😀';
    paste(text);
    box().dispatchEvent(enter());
    await until(() => sent().length > 0, 'it is sent');
    expect(sent()).to.deep.equal([text]);
  });

  it('refuses 4,097 in words, and cuts nothing', async () => {
    const {box, paste, composer, error, session, task} = await setUp();
    const text = 'x'.repeat(4095) + '😀';
    paste(text);
    await composer.updateComplete;
    expect(error()).to.equal('The text is 1 character too long. Shorten it, then send.');
    box().dispatchEvent(enter());
    await until(() => session.state.refusals.size > 0, 'it is refused');
    expect(box().value).to.equal(text);
    expect(session.state.drafts.get(task.conversationId)).to.equal(text);
    paste('short');
    await composer.updateComplete;
    expect(error()).to.equal('');
  });

  it('keeps a draft for each conversation and carries nothing over', async () => {
    const {box, composer, paste, session, task, acceptFrom} = await setUp();
    paste('for Ava');
    const other = await acceptFrom('emil');
    await composer.updateComplete;
    expect(box().value).to.equal('');
    paste('for Emil');
    session.open(task.id);
    await composer.updateComplete;
    expect(box().value).to.equal('for Ava');
    expect(box().selectionStart).to.equal('for Ava'.length);
    session.open(other.id);
    await composer.updateComplete;
    expect(box().value).to.equal('for Emil');
  });

  it('keeps the focus in the box when the conversation is switched', async () => {
    const {box, composer, task, acceptFrom, session} = await setUp();
    await acceptFrom('emil');
    await composer.updateComplete;
    composer.focus();
    const before = box();
    session.open(task.id);
    await composer.updateComplete;
    expect(box()).to.not.equal(before);
    expect(box().matches(':focus')).to.equal(true);
  });

  it('leaves the text untouched and says why when the page vetoes', async () => {
    const {box, page, paste, error} = await setUp();
    page.addEventListener('wa-intent', (event: WaIntentEvent) => event.preventDefault());
    paste('Hello');
    box().dispatchEvent(enter());
    await until(() => error() !== '', 'the refusal shows');
    expect(error()).to.equal('This page stopped it. Nothing was changed.');
    expect(box().value).to.equal('Hello');
    paste('Hello there');
    await until(() => error() === '', 'it goes with the next letter');
  });

  it('keeps what is typed on while the page still decides', async () => {
    const {box, page, paste, session} = await setUp();
    let agree: (() => void) | undefined;
    page.addEventListener('wa-intent', (event: WaIntentEvent) => {
      if (event.command.type === 'send') event.waitUntil(new Promise<void>((resolve) => (agree = resolve)));
    });
    paste('Hello');
    box().dispatchEvent(enter());
    await until(() => findAll(page, '.spinner').length > 0, 'it shows that it is under way');
    paste('Hello again');
    agree?.();
    await until(() => session.state.pending.size === 0, 'it was sent');
    expect(box().value).to.equal('Hello again');
  });

  it('is closed with the reason in words, and the draft stays readable', async () => {
    const {box, paste, adapter, composer, error, sent} = await setUp();
    paste('half a sentence');
    adapter.simulate.deleteLine('shop');
    await composer.updateComplete;
    expect(error()).to.equal('The WhatsApp line was deleted. Nothing more can be sent.');
    expect(box().readOnly).to.equal(true);
    expect(box().value).to.equal('half a sentence');
    box().dispatchEvent(enter());
    expect(sent()).to.deep.equal([]);
  });

  it('closes by itself when the time for free text has passed, and opens when the customer writes', async () => {
    const {box, clock, composer, error, adapter} = await setUp();
    clock.advance(24 * 60 * 60 * 1000);
    await until(() => error() !== '', 'it closes');
    expect(error()).to.equal('The time for free text has passed. You can write again when the customer does.');
    adapter.simulate.customerWrites('ava', 'Still there?');
    await composer.updateComplete;
    expect(box().readOnly).to.equal(false);
  });

  it('grows to eight lines, then scrolls', async () => {
    const {box, paste, composer} = await setUp();
    const heightWith = async (lines: number) => {
      paste(Array.from({length: lines}, (_, i) => `line ${i}`).join('\n'));
      await composer.updateComplete;
      return box().clientHeight;
    };
    const [one, four, eight, twenty] = [
      await heightWith(1),
      await heightWith(4),
      await heightWith(8),
      await heightWith(20),
    ];
    expect(four).to.be.greaterThan(one * 2);
    expect(eight).to.be.greaterThan(four);
    expect(twenty - eight).to.be.lessThan(10);
    expect(box().scrollHeight).to.be.greaterThan(box().clientHeight);
  });

  it('tells that the agent types only after something is typed, and at most every 20 s', async () => {
    const {clock, composer, paste, typed} = await setUp();
    composer.focus();
    expect(typed()).to.equal(0);
    await type('Hel');
    await until(() => typed() === 1, 'it is told');
    clock.advance(19_000);
    paste('Hello');
    expect(typed()).to.equal(1);
    clock.advance(1000);
    paste('Hello!');
    await until(() => typed() === 2, 'it is told again');
    clock.advance(30_000);
    paste('');
    expect(typed()).to.equal(2);
  });

  it('says after 2 s without connection that messages will be sent later, and can be used', async () => {
    const {adapter, box, clock, composer, page, paste, session, task} = await setUp();
    const hint = () => textOf(find(page, '[part~=hint]'));
    adapter.simulate.disconnect();
    clock.advance(1999);
    await composer.updateComplete;
    expect(hint()).to.contain('Enter sends');
    clock.advance(1);
    await composer.updateComplete;
    expect(hint()).to.equal('You are offline. What you send now will be sent when the connection is back.');
    paste('Written while offline');
    box().dispatchEvent(enter());
    await until(() => box().value === '', 'it is taken');
    expect(session.state.threads.get(task.conversationId)?.messages.at(-1)?.waiting).to.equal('offline');
    adapter.simulate.reconnect();
    await until(() => hint().includes('Enter sends'), 'the note leaves by itself');
  });

  it('says quietly, where there is a draft, that it is kept only until the page is closed', async () => {
    const {page, paste, composer} = await setUp();
    const note = 'This draft is kept only until the page is closed.';
    expect(textOf(page)).to.not.contain(note);
    paste('Hello');
    await composer.updateComplete;
    expect(textOf(page)).to.contain(note);
  });

  it('is nothing at all while no task is open', async () => {
    const {session} = await createTappedDesk();
    const page = stage(html`<wa-composer .session=${session}></wa-composer>`);
    await page.querySelector('wa-composer')?.updateComplete;
    expect(textOf(page)).to.equal('');
  });

  it('is accessible, open and closed', async () => {
    const {page, paste, composer, adapter} = await setUp();
    paste('x'.repeat(4097));
    await composer.updateComplete;
    await expectAccessible(page);
    adapter.simulate.deleteLine('shop');
    await composer.updateComplete;
    await expectAccessible(page);
  });
});
