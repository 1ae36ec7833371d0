import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/conversation.js';
import '../../src/define/task-details.js';
import type {DeskCommand, Settings} from '../../src/core/index.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {loadStrings} from '../../src/strings/languages.js';
import {testScript} from '../../src/testing/index.js';
import {expectAccessible, expectFocus, find, findAll, heardIn, seenIn, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

const CARD = '4111 1111 1111 1111';
const CARDS_IN = [CARD, CARD.replaceAll(' ', '')];
const NUMBER = '+447700900123';

async function setUp({reveal = true, text = `My card: ${CARD}, ok?`} = {}) {
  const masking = {pci: true, pii: true, ...(reveal && {reveal})};
  const customers = testScript.customers.map((one) => (one.key === 'ava' ? {...one, number: NUMBER} : one));
  const desk = await createTappedDesk({masking, customers});
  const task = await desk.acceptFrom('ava', text);
  const page = stage(html`
    <wa-conversation .session=${desk.session}></wa-conversation>
    <wa-task-details .session=${desk.session}></wa-task-details>
  `);
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  const settled = async () => {
    for (let i = 0; i < 3; i += 1)
      for (const element of findAll(page, '*')) if ('updateComplete' in element) await element.updateComplete;
  };
  const bubble = () => find(page, '[data-message-id]');
  const details = () => find(page, 'wa-task-details');
  const part = (name: string, within: HTMLElement = page) => findAll(within, `[part~='${name}']`)[0];
  await settled();
  if (reveal) await until(() => part('masked', bubble()) instanceof HTMLButtonElement, 'the stars can be pressed');
  await settled();
  const open = async (within = bubble()) => {
    find(within, 'button[part~=masked]').click();
    await until(() => find(page, 'dialog').matches(':modal'), 'the dialog is open');
  };
  const revealIt = async (within = bubble()) => {
    await open(within);
    await type('A refund');
    await press('Enter');
    await until(() => part('revealed', within), 'the value is shown');
    await until(() => !part('reveal-dialog'), 'the dialog is gone');
  };
  const change = (masking_: Settings['masking']) => {
    const {settings} = desk.session.state;
    if (!settings) throw new Error('There are no settings.');
    desk.tell({type: 'settings', settings: {...settings, version: settings.version + 1, masking: masking_}});
  };
  return {...desk, task, page, asked, settled, bubble, details, part, open, revealIt, change};
}

/** Everything the page holds as markup, shadow roots and attributes with it. */
function markup(root: ParentNode = document): string {
  return [...root.querySelectorAll('*')]
    .map(
      (one) =>
        `${one.outerHTML} ${one instanceof HTMLInputElement ? one.value : ''} ${one.shadowRoot ? `${one.shadowRoot.innerHTML} ${markup(one.shadowRoot)}` : ''}`,
    )
    .join('\n');
}

const held = (values: readonly string[]): boolean => values.some((value) => markup().includes(value));

/** Attributes alone. */
const attributes = (root: ParentNode): string =>
  findAll(root, '*')
    .flatMap((one) => [...one.attributes].map(({value}) => value))
    .join('\n');

const told = () => findAll(document.body, '[aria-live] > p').map(({textContent}) => textContent);

describe('Reveal', () => {
  it('is nowhere to be seen unless the administrator allows it', async () => {
    const {bubble, details, page, settled, change} = await setUp({reveal: false});
    expect(findAll(bubble(), 'button')).to.deep.equal([]);
    expect(findAll(details(), '[part~=masked]').map(({localName}) => localName)).to.deep.equal(
      findAll(details(), '[part~=masked]').map(() => 'span'),
    );
    change({pci: true, pii: true, reveal: true});
    await until(() => findAll(page, 'button[part~=masked]').length > 0, 'the administrator allows it');
    change({pci: true, pii: true});
    await settled();
    expect(findAll(page, 'button[part~=masked]')).to.deep.equal([]);
  });

  it('shows a value for a limited time: absent before, there for thirty seconds, absent after', async () => {
    const {clock, bubble, part, revealIt, settled, session} = await setUp();
    expect(held(CARDS_IN)).to.equal(false);
    await revealIt();
    expect(seenIn(find(bubble(), '[part~=text]'))).to.contain(`My card: ${CARD}`);
    expect(textOf(find(bubble(), '[role=timer]'))).to.equal('00:30');
    expect(attributes(document.body)).not.to.contain('4111');
    clock.advance(29_000);
    await settled();
    expect(textOf(find(bubble(), '[role=timer]'))).to.equal('00:01');
    expect(find(bubble(), '[role=timer]').ariaLabel).to.equal('Shown for 1 second more');
    expect(held(CARDS_IN)).to.equal(true);
    clock.advance(1000);
    await settled();
    expect(part('revealed')).to.equal(undefined);
    expect(held(CARDS_IN)).to.equal(false);
    expect(JSON.stringify([...session.state.revealed])).to.equal('[]');
    expect(seenIn(find(bubble(), '[part~=text]'))).to.equal('My card: ************1111, ok?');
  });

  it('is done by keyboard alone; the focus goes from the stars to Hide and back', async () => {
    const {bubble, page, asked, task} = await setUp();
    const stars = () => find(bubble(), 'button[part~=masked]');
    expect(heardIn(stars())).to.equal('Reveal masked card number ending in 1111');
    expect(stars().getBoundingClientRect().height).to.be.at.least(24);
    stars().focus();
    await press('Enter');
    await until(() => find(page, 'dialog').matches(':modal'), 'the dialog is open');
    expectFocus(find(page, '[part=reason-input]'));
    await type('A refund');
    await press('Enter');
    await until(
      () => findAll(page, '[part=hide-button]').length > 0 && findAll(page, 'dialog').length === 0,
      'it is shown',
    );
    expectFocus(find(page, '[part=hide-button]'));
    const [command] = asked.filter(({type: name}) => name === 'reveal');
    expect(command).to.deep.equal({
      type: 'reveal',
      taskId: task.id,
      messageId: command && 'messageId' in command ? command.messageId : '',
      stretch: 0,
      reason: 'A refund',
    });
    await press('Enter');
    expect(held(CARDS_IN)).to.equal(false);
    expectFocus(stars());
  });

  it('says once that it is shown and for how long, and never the value', async () => {
    const {revealIt, clock, settled, session} = await setUp();
    useStrings(session, await loadStrings('fr')); // what the tests before have left to be said is English
    await settled();
    const said = () => told().filter((words) => words === 'La valeur s’affiche pendant 30 secondes.').length;
    await revealIt();
    await until(() => said() === 1, 'it is said');
    for (let i = 0; i < 10; i += 1) clock.advance(1000);
    await settled();
    expect(said()).to.equal(1);
    expect(told().join()).not.to.contain('1111 1111');
  });

  it('tells the page nothing of the value', async () => {
    const events: string[] = [];
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      events.push(`${event.type} ${JSON.stringify([Reflect.get(event, 'detail'), Reflect.get(event, 'command')])}`);
      return dispatch.call(this, event);
    };
    try {
      const {revealIt} = await setUp();
      await revealIt();
    } finally {
      EventTarget.prototype.dispatchEvent = dispatch;
    }
    expect(events.some((one) => one.startsWith('wa-intent') && one.includes('A refund'))).to.equal(true);
    expect(events.filter((one) => CARDS_IN.some((value) => one.includes(value)))).to.deep.equal([]);
    for (const storage of [localStorage, sessionStorage]) expect(JSON.stringify(storage)).not.to.contain('4111');
  });

  it('asks for a reason, and sends nothing without one', async () => {
    const {open, page, asked} = await setUp();
    await open();
    expect(textOf(find(page, 'dialog'))).to.contain('Reveal masked card number ending in 1111');
    expect(textOf(find(page, 'dialog'))).to.contain('are recorded');
    await type('   ');
    await press('Enter');
    expect(textOf(find(page, 'dialog [role=alert], [role=alert]'))).to.equal('Enter a reason first.');
    expectFocus(find(page, '[part=reason-input]'));
    expect(asked.filter(({type: name}) => name === 'reveal')).to.deep.equal([]);
    await type('A refund');
    expect(find(page, '[part=reason-input]').ariaInvalid).to.equal('false');
    await press('Escape');
    await until(() => findAll(page, 'dialog').length === 0, 'it is closed');
    expectFocus(find(page, 'button[part~=masked]'));
    expect(held(CARDS_IN)).to.equal(false);
  });

  it('keeps the reason and says why when this page stops it; asked again, it is shown', async () => {
    const {open, page, part} = await setUp();
    let vetoes = true;
    page.addEventListener('wa-intent', (intent) => vetoes && intent.preventDefault());
    await open();
    await type('A refund');
    await press('Enter');
    await until(() => textOf(find(page, '[role=alert]')) !== '', 'why is said');
    expect(textOf(find(page, '[role=alert]'))).to.contain('This page stopped it.');
    const input = find(page, '[part=reason-input]');
    expect(input instanceof HTMLInputElement && input.value).to.equal('A refund');
    expect(held(CARDS_IN)).to.equal(false);
    vetoes = false;
    await press('Enter');
    await until(() => part('revealed'), 'the value is shown');
  });

  it('cannot be asked for twice while it is under way', async () => {
    const {open, page, asked, part} = await setUp();
    let go: () => void = () => undefined;
    page.addEventListener('wa-intent', (intent) => intent.waitUntil(new Promise<void>((resolve) => (go = resolve))));
    await open();
    await type('A refund');
    await press('Enter');
    await press('Enter');
    find(page, '[part=reveal-button]').click();
    expect(find(page, '[part=reveal-button]').ariaDisabled).to.equal('true');
    expect(asked.filter(({type: name}) => name === 'reveal')).to.have.length(1);
    go();
    await until(() => part('revealed'), 'the value is shown');
  });

  it('masks again when the tab is hidden, and does not show it to whoever comes back', async () => {
    const {revealIt, settled, session, part} = await setUp();
    await revealIt();
    Object.defineProperty(document, 'hidden', {configurable: true, value: true});
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      await settled();
      expect(held(CARDS_IN)).to.equal(false);
      expect(session.state.revealed.size).to.equal(0);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
      document.dispatchEvent(new Event('visibilitychange'));
    }
    await settled();
    expect(part('revealed')).to.equal(undefined);
  });

  for (const [what, masking] of [
    ['the masking changes', {pci: true, pii: false, reveal: true}],
    ['the administrator allows it no more', {pci: true, pii: true, reveal: false}],
  ] as const)
    it(`masks again when ${what}`, async () => {
      const {revealIt, settled, change, session} = await setUp();
      await revealIt();
      change(masking);
      await settled();
      expect(held(CARDS_IN)).to.equal(false);
      expect(session.state.revealed.size).to.equal(0);
    });

  it('masks again when the task goes, and its dialog goes with it', async () => {
    const {revealIt, settled, tell, task, open, details, page} = await setUp();
    await revealIt();
    await open(details());
    tell({type: 'task-gone', taskId: task.id});
    await settled();
    expect(held(CARDS_IN)).to.equal(false);
    await until(() => findAll(page, 'dialog').length === 0, 'the dialog is gone');
  });

  it('reveals the customer’s number beside it, in the details', async () => {
    const {details, revealIt, asked, clock, settled} = await setUp();
    expect(held([NUMBER])).to.equal(false);
    await revealIt(details());
    expect(seenIn(find(details(), '.facts'))).to.contain(NUMBER);
    expect(asked.find(({type: name}) => name === 'reveal')).to.include({messageId: null, reason: 'A refund'});
    clock.advance(30_000);
    await settled();
    expect(held([NUMBER])).to.equal(false);
  });

  it('copies what is selected, without what stands beside it', async () => {
    const {page, bubble, revealIt, adapter, settled} = await setUp();
    adapter.simulate.customerWrites('ava', 'And you?');
    await settled();
    const copied = () => {
      const texts = findAll(page, '[part~=text]');
      document.getSelection()?.setBaseAndExtent(texts[0] ?? page, 0, texts[1] ?? page, 0);
      const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true, clipboardData: new DataTransfer()});
      find(page, '[role=log]').dispatchEvent(event);
      document.getSelection()?.removeAllRanges();
      return event.clipboardData?.getData('text/plain').replace(/^.*?: /, '');
    };
    expect(copied()).to.equal('My card: ************1111, ok?');
    await revealIt(bubble());
    expect(copied()).to.equal(`My card: ${CARD}, ok?`);
  });

  it('is accessible in the light and in the dark, and speaks French', async () => {
    const {page, session, open, revealIt, settled} = await setUp();
    await expectAccessible(page);
    await open();
    await press('Enter');
    await expectAccessible(page);
    await press('Escape');
    await until(() => findAll(page, 'dialog').length === 0, 'it is closed');
    await revealIt();
    await expectAccessible(page);
    useStrings(session, await loadStrings('fr'));
    await settled();
    expect(textOf(find(page, '[part=hide-button]'))).to.equal('Masquer');
  });
});
