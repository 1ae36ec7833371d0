import {expect} from 'chai';
import {html} from 'lit';
import {DeskSession, type WaIntentEvent} from '../../src/core/index.js';
import {createMemoryVault} from '../core/memory-vault.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {enter, setUpComposer} from './composer-stage.js';
import {type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

describe('<wa-composer>', () => {
  it('shows the length from 80 % on, and in red at the limit', async () => {
    const {page, paste, composer} = await setUpComposer();
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
    const {box, paste, sent} = await setUpComposer();
    const text = 'x'.repeat(4094) + '😀';
    paste(text);
    box().dispatchEvent(enter());
    await until(() => sent().length > 0, 'it is sent');
    expect(sent()).to.deep.equal([text]);
  });

  it('refuses 4,097 in words, and cuts nothing', async () => {
    const {box, paste, composer, error, session, task} = await setUpComposer();
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
    const {box, composer, paste, session, task, acceptFrom} = await setUpComposer();
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

  it('gives a draft back after a reload', async () => {
    const vault = createMemoryVault();
    const {adapter, clock, acceptFrom} = await createTappedDesk({}, vault);
    const {conversationId} = await acceptFrom('ava');
    const load = async () => {
      const session = new DeskSession({adapter, clock, vault});
      await session.connect();
      await until(() => session.state.draftsKept, 'the vault is open');
      const page = stage(html`<wa-composer .session=${session}></wa-composer>`);
      await page.querySelector('wa-composer')?.updateComplete;
      return {session, page, box: () => find(page, 'textarea')};
    };
    const before = await load();
    before.session.saveDraft(conversationId, 'half a sentence');
    await until(() => vault.kept.size > 0, 'it is written');
    before.session.disconnect();
    before.page.remove();
    const after = await load();
    expect(after.box()).to.have.property('value', 'half a sentence');
    expect(textOf(after.page)).to.not.contain('until the page is closed');
  });

  it('keeps the focus in the box when the conversation is switched', async () => {
    const {box, composer, task, acceptFrom, session} = await setUpComposer();
    await acceptFrom('emil');
    await composer.updateComplete;
    composer.focus();
    const before = box();
    session.open(task.id);
    await composer.updateComplete;
    expect(box()).to.not.equal(before);
    expect(hasFocus(box())).to.equal(true);
  });

  it('leaves the text untouched and says why when the page vetoes', async () => {
    const {box, page, paste, error} = await setUpComposer();
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
    const {box, page, paste, session} = await setUpComposer();
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
    const {box, paste, adapter, composer, error, sent} = await setUpComposer();
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
    const {box, clock, composer, error, adapter} = await setUpComposer();
    clock.advance(24 * 60 * 60 * 1000);
    await until(() => error() !== '', 'it closes');
    expect(error()).to.equal('The time for free text has passed. You can write again when the customer does.');
    adapter.simulate.customerWrites('ava', 'Still there?');
    await composer.updateComplete;
    expect(box().readOnly).to.equal(false);
  });

  it('grows to eight lines, then scrolls', async () => {
    const {box, paste, composer} = await setUpComposer();
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

  it('keeps the caret in view in a text longer than its box', async () => {
    const {box, paste, composer} = await setUpComposer();
    box().focus();
    paste(Array.from({length: 30}, (_, i) => `line ${i}`).join('\n'));
    await composer.updateComplete;
    box().scrollTop = 0;
    await type(' and more');
    const fromEnd = () => box().scrollHeight - box().clientHeight - box().scrollTop;
    await until(() => fromEnd() < 20, 'the end, where one writes, is in view');
    box().setSelectionRange(0, 0);
    await type('First, ');
    await until(() => box().scrollTop < 20, 'the beginning is, when one writes there');
    expect(box().value.split('\n')[0]).to.equal('First, line 0');
  });

  it('tells that the agent types only after something is typed, and at most every 20 s', async () => {
    const {clock, composer, paste, typed} = await setUpComposer();
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
    const {adapter, box, clock, composer, page, paste, session, task} = await setUpComposer();
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
    const {page, paste, composer} = await setUpComposer();
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
    const {page, paste, composer, adapter} = await setUpComposer();
    paste('x'.repeat(4097));
    await composer.updateComplete;
    await expectAccessible(page);
    adapter.simulate.deleteLine('shop');
    await composer.updateComplete;
    await expectAccessible(page);
  });
});
