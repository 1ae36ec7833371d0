import {resetMouse, sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';
import {WaOfferPopup} from '../../src/components/offer-popup/offer-popup.js';
import {WaIntentEvent} from '../../src/core/intent.js';
import '../../src/define/offer-popup.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {createTestDesk} from '../../src/testing/index.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';

const everybody = ['ava', 'ben', 'cleo', 'dina', 'emil', 'fay', 'gus'];

async function setUp(...customers: string[]) {
  const desk = await createTestDesk();
  const holder = stage(html`
    <textarea id="crm"></textarea><wa-offer-popup .session=${desk.session}></wa-offer-popup>
  `);
  const element = find(holder, 'wa-offer-popup');
  await until(() => findAll(element, '[part=base]').length > 0, 'it is drawn');
  const offers = () => findAll(element, '[part=offer]');
  const nameOf = (offer: HTMLElement) => textOf(find(offer, '[part=customer-name]'));
  const names = () => offers().map(nameOf);
  const offerOf = (name: string) => {
    const offer = offers().find((one) => nameOf(one) === name);
    if (!offer) throw new Error(`No offer of ${name}: ${names().join(', ')}`);
    return offer;
  };
  const acceptOf = (name: string) => find(offerOf(name), '[part=accept-button]');
  const shown = (count: number) => until(() => offers().length === count, `${count} offers are shown`);
  const says = (text: string) => until(() => textOf(element).includes(text), `it says “${text}”: “${textOf(element)}”`);
  const write = async (key: string) => {
    desk.adapter.simulate.customerWrites(key, 'Hello');
    await until(() => element.shadowRoot && true, 'it is there');
  };
  for (const key of customers) desk.adapter.simulate.customerWrites(key, 'Hello');
  if (customers.length > 0) await shown(Math.min(customers.length, 5));
  return {...desk, holder, element, offers, names, offerOf, acceptOf, shown, says, write};
}

const told = () => findAll(document.body, '[aria-live=assertive]').map(textOf).join(' ');
const politelyTold = () => findAll(document.body, '[aria-live=polite]').map(textOf).join(' ');
async function pressTogether(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({down: key});
  for (const key of keys.toReversed()) await sendKeys({up: key});
}

const pressShortcut = () => pressTogether('Alt', 'Shift', 'A');

describe('<wa-offer-popup>', () => {
  it('shows nothing until somebody waits', async () => {
    const {element} = await setUp();
    expect(find(element, '[part=base]').matches(':popover-open')).to.equal(false);
  });

  it('shows who waits, at which number, for which of ours, in which queue, since when', async () => {
    const {clock, offerOf} = await setUp('ava');
    clock.advance(5000);
    const part = (name: string) => textOf(find(offerOf('Ava Hill'), `[part=${name}]`));
    await until(() => part('timer') === '00:05', 'the time runs');
    expect(['customer-name', 'customer-number', 'source-number', 'queue'].map(part)).to.deep.equal([
      'Ava Hill',
      '+44 7700 900123',
      '+44 7700 900100',
      'Orders',
    ]);
  });

  it('counts from when the conversation was received, not from when it was offered', async () => {
    const {session, clock, adapter, says, shown} = await setUp();
    await session.setAgentState('idle', 'lunch');
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(90_000);
    await session.setAgentState('available');
    await shown(1);
    await says('01:30');
  });

  it('says so when the customer hides the number, and names those without a name', async () => {
    const {offerOf} = await setUp('ben', 'cleo');
    expect(textOf(offerOf('@ben.kettle'))).to.include('Number hidden by the customer');
    expect(textOf(offerOf('WhatsApp customer A7QY'))).to.include('Number hidden by the customer');
  });

  it('stands above everything at the bottom end, also under a transform, and at the other side in Arabic', async () => {
    const {element, holder, shown, adapter} = await setUp();
    holder.style.cssText = 'transform: translate(50px, 50px); overflow: hidden; inline-size: 100px; block-size: 40px;';
    adapter.simulate.customerWrites('ava', 'Hello');
    await shown(1);
    const base = find(element, '[part=base]');
    const box = () => base.getBoundingClientRect();
    expect(innerWidth - box().right).to.be.within(1, 30);
    expect(innerHeight - box().bottom).to.be.within(1, 30);
    holder.dir = 'rtl';
    expect(box().left).to.be.within(1, 30);
  });

  it('stacks the offers, the earliest on top', async () => {
    const {clock, write, names, shown} = await setUp('emil');
    clock.advance(1000);
    await write('ava');
    await shown(2);
    expect(names()).to.deep.equal(['Emil Stone', 'Ava Hill']);
  });

  it('shows five of many, and how many there are', async () => {
    const {says, session, adapter, element} = await setUp(...everybody);
    await says('1–5 of 7');
    const [first] = session.state.offers.keys();
    adapter.simulate.loseOffer(first ?? '', 'withdrawn', null);
    await says('1–5 of 6');
    const [next] = session.state.offers.keys();
    adapter.simulate.loseOffer(next ?? '', 'withdrawn', null);
    await until(() => findAll(element, '[part=count]').length === 0, 'nothing is left to be counted');
  });

  it('fits into a small window and scrolls there', async () => {
    const {element} = await setUp(...everybody);
    const {top, bottom} = find(element, '[part=base]').getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
  });

  it('takes no focus from what the agent types', async () => {
    const {holder, adapter, shown} = await setUp();
    const field = find(holder, '#crm');
    field.focus();
    adapter.simulate.customerWrites('ava', 'Hello');
    await shown(1);
    expectFocus(field);
  });

  it('is announced once, not every second', async () => {
    const {clock, adapter, says} = await setUp();
    adapter.simulate.customerWrites('fay', 'Hello');
    await until(() => told().includes('New request from Fay Moss in Orders'), 'it is announced');
    for (let i = 0; i < 3; i++) clock.advance(1000);
    await says('00:03');
    expect(told().split('Fay Moss')).to.have.length(2);
  });

  it('is not announced again when the tag is moved', async () => {
    const {element, adapter, shown} = await setUp();
    adapter.simulate.customerWrites('gus', 'Hello');
    await until(() => told().includes('Gus Reed'), 'it is announced');
    stage(html``).append(element);
    await shown(1);
    await until(() => find(element, '[part=base]').matches(':popover-open'), 'it is shown there');
    expect(told().split('Gus Reed')).to.have.length(2);
  });

  it('is not announced again when the session comes back', async () => {
    const {element, adapter, session, shown} = await setUp();
    adapter.simulate.customerWrites('hana', 'Hello');
    await until(() => told().includes('7700 900128'), 'it is announced');
    if (!(element instanceof WaOfferPopup)) throw new Error('not defined');
    element.session = undefined;
    await shown(0);
    element.session = session;
    await shown(1);
    expect(told().split('7700 900128')).to.have.length(2);
  });

  it('tells several that come at once in one sentence', async () => {
    await setUp('ava', 'ben', 'emil');
    await until(() => told().includes('3 new requests'), 'they are announced');
  });

  it('says who transfers a conversation, and with what note', async () => {
    const {adapter, shown, says} = await setUp();
    adapter.simulate.offer('ava', {from: {id: 'sam', name: 'Sam Reed'}, note: 'Wants a refund'});
    await shown(1);
    await says('Transfer to you');
    await says('Sam Reed hands this conversation to you');
    await says('Wants a refund');
    await until(() => told().includes('Sam Reed transfers Ava Hill to you'), 'it is announced');
  });

  it('is accepted by one click, and gone', async () => {
    const {acceptOf, session, element} = await setUp('ava');
    acceptOf('Ava Hill').click();
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
    await until(() => !find(element, '[part=base]').matches(':popover-open'), 'the popup is gone');
  });

  it('is reached by a shortcut, accepted by keys, and the focus goes back to where the agent was', async () => {
    const {holder, session, acceptOf} = await setUp('ava', 'ben');
    const field = find(holder, '#crm');
    field.focus();
    await pressShortcut();
    expectFocus(acceptOf('Ava Hill'));
    await sendKeys({press: 'Enter'});
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
    await until(() => focusedElement() === acceptOf('@ben.kettle'), 'the next one has the focus');
    await sendKeys({press: 'Enter'});
    await until(() => session.state.tasks.size === 2, 'both are the agent’s');
    await until(() => focusedElement() === field, 'the focus is back');
  });

  it('gives the focus back at once to who pressed with the pointer', async () => {
    const {holder, session, acceptOf} = await setUp('ava', 'ben');
    const field = find(holder, '#crm');
    field.focus();
    const {x, y, width, height} = acceptOf('Ava Hill').getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
    await resetMouse();
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
    await until(() => focusedElement() === field, 'the focus is back');
  });

  it('lets the agent go back without accepting: by the shortcut again, or by Escape', async () => {
    const {holder, session} = await setUp('ava');
    const field = find(holder, '#crm');
    field.focus();
    for (const goBack of [pressShortcut, () => sendKeys({press: 'Escape'})]) {
      await pressShortcut();
      expect(focusedElement() === field).to.equal(false);
      await goBack();
      expectFocus(field);
    }
    expect(session.state.offers.size).to.equal(1);
  });

  it('goes there once, however long the shortcut is held down', async () => {
    const {holder, acceptOf} = await setUp('ava');
    const held = {key: 'A', code: 'KeyA', altKey: true, shiftKey: true, bubbles: true, cancelable: true};
    for (const repeat of [false, true, true]) holder.dispatchEvent(new KeyboardEvent('keydown', {...held, repeat}));
    expectFocus(acceptOf('Ava Hill'));
  });

  it('shows its shortcut, takes another, or none', async () => {
    const {element, holder, says, acceptOf} = await setUp('ava');
    await says('Alt+Shift+A');
    expect(acceptOf('Ava Hill').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+A');
    element.setAttribute('shortcut', 'Alt+Shift+K');
    await says('Alt+Shift+K');
    find(holder, '#crm').focus();
    await pressShortcut();
    expectFocus(find(holder, '#crm'));
    await pressTogether('Alt', 'Shift', 'K');
    expectFocus(acceptOf('Ava Hill'));
    element.setAttribute('shortcut', '');
    await until(() => findAll(element, '[part=shortcut]').length === 0, 'no keys are shown');
  });

  it('moves on to the next offer when there is nothing to go back to', async () => {
    const {acceptOf, session} = await setUp('ava', 'emil');
    acceptOf('Ava Hill').focus();
    await sendKeys({press: 'Enter'});
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
    await until(() => focusedElement() === acceptOf('Emil Stone'), 'the next one has the focus');
  });

  it('is busy until the contact centre has answered, and asks only once', async () => {
    const {adapter, acceptOf, offerOf, says, session} = await setUp('ava');
    let asked = 0;
    addEventListener('wa-intent', () => asked++, {once: false});
    adapter.simulate.holdAnswers();
    const button = acceptOf('Ava Hill');
    button.focus();
    button.click();
    await says('Accepting…');
    button.click();
    expect([button.ariaDisabled, focusedElement() === button, asked]).to.deep.equal(['true', true, 1]);
    expect(offerOf('Ava Hill').isConnected).to.equal(true);
    adapter.simulate.releaseAnswers();
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
  });

  it('says in words why it was refused, and can be tried again', async () => {
    const {adapter, acceptOf, offerOf, session, says} = await setUp('ava');
    adapter.simulate.refuseNext('accept', 'offer-gone');
    acceptOf('Ava Hill').click();
    await says('This request is no longer with you.');
    await until(() => told().includes('This request is no longer with you.'), 'it is announced');
    expect(findAll(offerOf('Ava Hill'), '[part=error]')).to.have.length(1);
    acceptOf('Ava Hill').click();
    await until(() => session.state.tasks.size === 1, 'the task is the agent’s');
  });

  it('asks the page before it accepts', async () => {
    const {holder, element, acceptOf, session, says} = await setUp('ava');
    holder.addEventListener('wa-intent', (event) => {
      if (event instanceof WaIntentEvent && event.target === element && event.command.type === 'accept')
        event.preventDefault();
    });
    acceptOf('Ava Hill').click();
    await says('This page stopped it.');
    expect(session.state.offers.size).to.equal(1);
  });

  for (const [what, lose, words] of [
    ['lapsed', 'lapsed', 'You did not accept Ava Hill in time.'],
    ['was taken by somebody', 'taken', 'Sam accepted Ava Hill.'],
    ['was withdrawn', 'withdrawn', 'The request of Ava Hill was withdrawn.'],
  ] as const) {
    it(`leaves a note when an offer ${what}, until that is dismissed`, async () => {
      const {adapter, clock, session, says, element} = await setUp('ava');
      const [id] = session.state.offers.keys();
      if (lose === 'lapsed') clock.advance(31_000);
      else adapter.simulate.loseOffer(id ?? '', lose, lose === 'taken' ? 'Sam' : null);
      await says(words);
      await until(() => politelyTold().includes(words), 'it is announced');
      const dismiss = find(element, '[part=dismiss-button]');
      expect(textOf(dismiss)).to.equal('Dismiss');
      dismiss.click();
      await until(() => !find(element, '[part=base]').matches(':popover-open'), 'nothing is left');
    });
  }

  it('shows the line’s number as it is now', async () => {
    const {session, says} = await setUp('ava');
    const offer = [...session.state.offers.values()][0];
    expect(offer?.line.number.text).to.equal('+44 7700 900100');
    await says('+44 7700 900100');
  });

  it('is accessible: with offers, a refusal, a note, and many', async () => {
    const {adapter, acceptOf, says, session, element} = await setUp(...everybody);
    adapter.simulate.refuseNext('accept', 'offer-gone');
    acceptOf('@ben.kettle').click();
    await says('This request is no longer with you.');
    const last = [...session.state.offers.keys()].at(-1);
    adapter.simulate.loseOffer(last ?? '', 'withdrawn', null);
    await says('was withdrawn');
    await expectAccessible(element);
  });
});
