import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';
import {WaOfferPopup} from '../../src/components/offer-popup/offer-popup.js';
import {agentStateOf, DeskSession, plainText, type Offer} from '../../src/core/index.js';
import '../../src/define/offer-popup.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {offer} from '../core/nouns.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {pressTogether} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

const sam = {id: 'sam', name: 'Sam Reed'};
const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gil', 'Hal'];

async function setUp({capacity = 8, script = {}} = {}) {
  const desk = await createTappedDesk({capacity, ...script});
  const page = stage(html`<textarea id="crm"></textarea><wa-offer-popup .session=${desk.session}></wa-offer-popup>`);
  const element = find(page, 'wa-offer-popup');
  await until(() => findAll(element, '[part=base]').length > 0, 'it is drawn');
  const cards = () => findAll(element, '[part=offer]');
  const part = (name: string) => find(element, `[part~=${name}]`);
  const says = (text: string) => until(() => textOf(element).includes(text), `it says “${text}”: “${textOf(element)}”`);
  const shown = (count: number) => until(() => cards().length === count, `${count} offers are shown`);
  const tellOffer = (parts: Partial<Offer> = {}) =>
    desk.tell({
      type: 'offer',
      offer: offer({receivedAt: desk.clock.now(), offeredAt: desk.clock.now(), expiresAt: null, ...parts}),
    });
  /** Real ones, which can be accepted. */
  const write = (...keys: string[]) => {
    for (const key of keys) desk.adapter.simulate.customerWrites(key, 'Hello');
  };
  return {...desk, page, element, cards, part, says, shown, tellOffer, write};
}

const sentences = (urgency: 'polite' | 'assertive') =>
  findAll(document.body, `[aria-live=${urgency}]`).flatMap((region) => [...region.children].map(textOf));
const timesTold = (words: string) =>
  [...sentences('polite'), ...sentences('assertive')].filter((sentence) => sentence.includes(words)).length;
const everybody = ['ava', 'ben', 'cleo', 'dina', 'emil', 'fay', 'gus', 'hana'];

describe('<wa-offer-popup>: the time left', () => {
  it('shows what is left before RONA, by the contact centre’s time, beside the time since receipt', async () => {
    const {clock, part, write, shown} = await setUp();
    write('ava');
    await shown(1);
    clock.advance(7000);
    await until(() => textOf(part('countdown')) === '00:23' && textOf(part('timer')) === '00:07', 'both run');
    expect(part('countdown').ariaLabel).to.equal('Time to accept: 23 seconds');
  });

  it('empties its bar', async () => {
    const {clock, part, write, shown} = await setUp();
    write('ava');
    await shown(1);
    clock.advance(15_000);
    const bar = part('bar');
    if (!(bar instanceof HTMLProgressElement)) throw new Error('no bar');
    await until(() => Math.abs(bar.position - 0.5) < 0.01, `half is left: ${bar.position}`);
    expect(bar.ariaHidden, 'a screen reader would follow it').to.equal('true');
  });

  it('urges in the last ten seconds, in words and shape too, and moves nothing by that', async () => {
    const {clock, part, element, cards, write, says} = await setUp();
    write('ava');
    await says('Time to accept');
    const boxes = () =>
      [...cards(), part('countdown'), part('accept-button'), part('bar')].map((one) => {
        const {x, y, width, height} = one.getBoundingClientRect();
        return [x, y, width, height];
      });
    await Promise.all(findAll(element, '*').flatMap((one) => one.getAnimations().map(({finished}) => finished)));
    const before = boxes();
    const shape = () => part('time-left').querySelector('path')?.getAttribute('d');
    const calm = shape();
    clock.advance(19_000);
    await says('00:11');
    expect(shape()).to.equal(calm);
    clock.advance(1000);
    await says('Last seconds to accept');
    expect(shape()).not.to.equal(calm);
    expect(boxes()).to.deep.equal(before);
  });

  it('is no live region, and is said to nobody by itself', async () => {
    const {clock, part, write, says} = await setUp();
    write('fay');
    await until(() => timesTold('Fay Moss') === 1, 'the offer is announced');
    for (let i = 0; i < 25; i++) clock.advance(1000);
    await says('00:05');
    expect(part('countdown').getAttribute('aria-live')).to.equal('off');
    expect([timesTold('Fay Moss'), timesTold('seconds')]).to.deep.equal([1, 0]);
  });

  it('shows none where an offer never lapses', async () => {
    const {element, tellOffer, shown} = await setUp();
    tellOffer();
    await shown(1);
    expect(findAll(element, '[part~=time-left]')).to.deep.equal([]);
  });

  it('stands still in a tab that nobody sees, and is right when it is seen again', async () => {
    const {clock, part, write, element, shown} = await setUp();
    if (!(element instanceof WaOfferPopup)) throw new Error('not defined');
    write('ava');
    await shown(1);
    await until(() => textOf(part('countdown')) === '00:30', 'it runs');
    let hidden = true;
    Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      clock.advance(12_000);
      await element.updateComplete;
      expect(textOf(part('countdown'))).to.equal('00:30');
      hidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => textOf(part('countdown')) === '00:18', 'it is right at once');
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });
});

describe('<wa-offer-popup>: many at once', () => {
  it('accepts all by one press, and opens who waits longest', async () => {
    const {write, says, part, session, element, clock} = await setUp();
    for (const key of everybody) {
      write(key);
      clock.advance(100);
    }
    await says('1–5 of 8');
    await says('Accept 8');
    expect(part('accept-all-button').ariaLabel).to.equal('Accept 8 requests');
    part('accept-all-button').click();
    await until(() => session.state.tasks.size === 8, 'all are the agent’s');
    await until(() => timesTold('8 requests accepted') === 1, 'it is said');
    await until(() => !find(element, '[part=base]').matches(':popover-open'), 'the stack is gone');
    expect(session.state.tasks.get(session.state.openTaskId ?? '')?.customer.key).to.equal('ava');
  });

  it('accepts no more than there is room for, and says so', async () => {
    const {tell, tellOffer, says, part, session} = await setUp();
    for (const [i, name] of names.entries())
      tellOffer({
        id: name,
        conversationId: name,
        receivedAt: i,
        customer: {key: name, name: plainText(name), username: null, number: null},
      });
    const {agent} = session.state;
    if (agent) tell({type: 'agent', agent: {...agent, version: agent.version + 1, capacity: 3}});
    await says('You have room for 3 of these 8 now: the earliest come first.');
    expect(textOf(part('accept-all-button'))).to.equal('Accept 3');
    const asked: string[] = [];
    const listen = (event: Event & {command?: {taskId?: string}}) => asked.push(event.command?.taskId ?? '');
    addEventListener('wa-intent', listen);
    part('accept-all-button').click();
    await until(() => timesTold('0 of 3 requests accepted') === 1, 'it is said that none of these is there any more');
    removeEventListener('wa-intent', listen);
    expect(asked).to.deep.equal(['Ada', 'Bo', 'Cy']);
  });

  it('says of each that could not be accepted why, and keeps it', async () => {
    const {write, adapter, part, session, shown, element} = await setUp();
    write(...everybody.slice(0, 6));
    await shown(5);
    await until(() => findAll(element, '[part=accept-all-button]').length > 0, 'all can be accepted at once');
    adapter.simulate.refuseNext('accept', 'internal');
    part('accept-all-button').click();
    await until(() => timesTold('5 of 6 requests accepted') === 1, 'it is said');
    expect([session.state.tasks.size, session.state.offers.size]).to.deep.equal([5, 1]);
    expect(textOf(find(element, '[part=error]'))).to.equal('The contact centre had a problem. Try again.');
  });

  it('is busy meanwhile, and asks once', async () => {
    const {write, adapter, part, session, says} = await setUp();
    write(...everybody);
    await says('Accept 8');
    adapter.simulate.holdAnswers();
    let asked = 0;
    const listen = () => asked++;
    addEventListener('wa-intent', listen);
    const button = part('accept-all-button');
    button.focus();
    button.click();
    await until(() => button.ariaDisabled === 'true', 'it is busy');
    button.click();
    expectFocus(button);
    adapter.simulate.releaseAnswers();
    await until(() => session.state.tasks.size === 8, 'all are the agent’s');
    removeEventListener('wa-intent', listen);
    expect(asked).to.equal(8);
  });
});

describe('<wa-offer-popup>: what a colleague asks', () => {
  it('asks to join a conversation, by name, with another heading and sign, and is announced so', async () => {
    const {tellOffer, says, part, cards} = await setUp();
    tellOffer({id: 'plain', conversationId: 'plain', receivedAt: 0});
    tellOffer({kind: 'conference', from: sam, note: plainText('She asks about the deposit')});
    await says('Conference request');
    await says('Sam Reed asks you to join');
    await says('She asks about the deposit');
    const [plain, conference] = cards();
    expect(plain && conference && [plain, conference].map((card) => card.ariaLabel)).to.deep.equal([
      'Request from Ava Hill',
      'Conference with Ava Hill',
    ]);
    const shapes = cards().map((card) => find(card, '[part=header]').querySelector('path')?.getAttribute('d'));
    expect(shapes[0]).not.to.equal(shapes[1]);
    expect(textOf(part('kind'))).to.equal('New conversation');
  });

  it('announces a conference by who asks', async () => {
    const {tellOffer} = await setUp();
    tellOffer({kind: 'conference', from: {id: 'zoe', name: 'Zoe Lark'}});
    await until(() => timesTold('Zoe Lark asks you to join the conversation with Ava Hill') === 1, 'it is said');
  });

  it('folds a long note, shows it whole when asked, and folds it again', async () => {
    const {tellOffer, part, shown} = await setUp();
    tellOffer({kind: 'transfer', from: sam, note: plainText('She was sent the wrong size twice. '.repeat(12))});
    await shown(1);
    const height = () => part('note').getBoundingClientRect().height;
    const folded = height();
    const toggle = part('note-toggle');
    expect([textOf(toggle), toggle.ariaExpanded]).to.deep.equal(['Show the whole note', 'false']);
    toggle.click();
    await until(() => height() > folded * 2, 'it is whole');
    expect([textOf(toggle), toggle.ariaExpanded]).to.deep.equal(['Show less', 'true']);
    toggle.click();
    await until(() => height() === folded, 'it is folded');
  });

  it('shows a short note as it is', async () => {
    const {tellOffer, says, element} = await setUp();
    tellOffer({kind: 'transfer', from: sam, note: plainText('Wants a refund')});
    await says('Wants a refund');
    expect(findAll(element, '[part=note-toggle]')).to.deep.equal([]);
  });
});

describe('<wa-offer-popup>: an offer that leaves', () => {
  it('first lapsed, then taken by a colleague: the words follow, and are said', async () => {
    const {write, session, tell, clock, says} = await setUp();
    write('emil');
    const [id = ''] = session.state.offers.keys();
    clock.advance(31_000);
    await says('You did not accept Emil Stone in time.');
    tell({type: 'offer-gone', offerId: id, reason: 'taken', by: 'Ben'});
    await says('Ben accepted Emil Stone.');
    await until(() => timesTold('Ben accepted Emil Stone.') === 1, 'it is said');
    expect(timesTold('You did not accept Emil Stone in time.')).to.equal(1);
  });

  it('while Accept is under way: one note says what happened, and nothing is lost', async () => {
    const {write, adapter, clock, part, says, session, cards} = await setUp();
    write('gus');
    await says('Gus Reed');
    adapter.simulate.holdAnswers();
    part('accept-button').click();
    await says('Accepting…');
    clock.advance(31_000);
    await says('You did not accept Gus Reed in time.');
    adapter.simulate.releaseAnswers();
    await until(() => session.state.pending.size === 0, 'the answer is there');
    expect(cards()).to.deep.equal([]);
    expect(timesTold('This request is no longer with you.')).to.equal(0);
  });

  it('takes the focus to the next, not into nowhere', async () => {
    const {tellOffer, tell, shown, cards} = await setUp();
    for (const [i, id] of ['one', 'two', 'three'].entries()) tellOffer({id, conversationId: id, receivedAt: i});
    await shown(3);
    const accepts = () => cards().map((card) => find(card, '[part=accept-button]'));
    accepts()[1]?.focus();
    tell({type: 'offer-gone', offerId: 'two', reason: 'withdrawn', by: null});
    await shown(2);
    await until(() => focusedElement() === accepts()[1], 'the third has it');
  });

  it('is gone in both tabs of one agent at once when one of them accepts', async () => {
    const desk = await createTappedDesk();
    const sinks = new Set<Parameters<typeof desk.adapter.connect>[0]>();
    const adapter = {
      ...desk.adapter,
      connect(sink: Parameters<typeof desk.adapter.connect>[0], signal: AbortSignal) {
        sinks.add(sink);
        return desk.adapter.connect((event) => sinks.forEach((each) => each(event)), signal);
      },
    };
    const tabs = [1, 2].map(() => new DeskSession({adapter, clock: desk.clock}));
    for (const tab of tabs) await tab.connect();
    const page = stage(html`${tabs.map((tab) => html`<wa-offer-popup .session=${tab}></wa-offer-popup>`)}`);
    const popups = findAll(page, 'wa-offer-popup');
    const offersIn = () => popups.map((popup) => findAll(popup, '[part=offer]').length);
    desk.adapter.simulate.customerWrites('ava', 'Hello');
    await until(() => offersIn().join() === '1,1', 'both show it');
    const [first] = popups;
    if (first) find(first, '[part=accept-button]').click();
    await until(() => offersIn().join() === '0,0', 'both have let go of it');
    expect(tabs.map((tab) => [tab.state.tasks.size, tab.state.missedOffer])).to.deep.equal([
      [1, null],
      [1, null],
    ]);
  });
});

describe('<wa-offer-popup>: RONA', () => {
  async function miss(changes = {}) {
    const desk = await setUp(changes);
    desk.write('ava');
    desk.clock.advance(31_000);
    await desk.says('You are in RONA: no requests come until you choose.');
    return desk;
  }

  it('offers the way back to Available where the offer was missed', async () => {
    const {part, session, element} = await miss();
    part('available-button').click();
    await until(() => agentStateOf(session.state)?.name === 'available', 'requests come again');
    await until(() => findAll(element, '[part=missed]').length === 0, 'the note is gone');
  });

  it('offers Idle with each of its codes, by keys alone', async () => {
    const {part, session, element} = await miss();
    part('idle-button').focus();
    expect(part('idle-button').ariaExpanded).to.equal('false');
    await sendKeys({press: 'Enter'});
    await until(() => findAll(element, '[part=code-button]').length === 2, 'the codes are shown');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await until(() => agentStateOf(session.state)?.code?.id === 'lunch', 'it is lunch');
  });

  it('goes Idle at once where there is but one code', async () => {
    const {part, session} = await miss({script: {idleCodes: [{id: 'break', name: 'Break'}]}});
    part('idle-button').click();
    await until(() => agentStateOf(session.state)?.code?.id === 'break', 'the agent has a break');
  });

  it('says why the state could not be changed, and keeps the choice', async () => {
    const {part, adapter, says, session} = await miss();
    adapter.simulate.refuseNext('setAgentState', 'internal');
    part('available-button').click();
    await says('The contact centre had a problem. Try again.');
    part('available-button').click();
    await until(() => agentStateOf(session.state)?.name === 'available', 'it can be tried again');
  });

  it('is no choice any more when the state was changed elsewhere', async () => {
    const {session, element} = await miss();
    await session.setAgentState('idle', 'lunch');
    await until(() => findAll(element, '[part=choices]').length === 0, 'nothing is to be chosen');
    await until(() => findAll(element, '[part~=missed]').length === 0, 'who has chosen has seen it');
  });
});

describe('<wa-offer-popup>: several of them', () => {
  it('says an offer once though two tags of one desk show it', async () => {
    const {page, session, tellOffer} = await setUp();
    stage(html`<wa-offer-popup .session=${session}></wa-offer-popup>`, page);
    tellOffer({customer: {key: 'ivy', name: plainText('Ivy Lowe'), username: null, number: null}});
    await until(() => findAll(page, '[part=offer]').length === 2, 'both show it');
    await until(() => timesTold('Ivy Lowe') === 1, 'it is said');
    expect(timesTold('Ivy Lowe')).to.equal(1);
  });

  it('are reached one after the other by the shortcut, which then leads back', async () => {
    const first = await setUp();
    const second = await setUp();
    first.tellOffer();
    second.tellOffer();
    await first.shown(1);
    await second.shown(1);
    const field = find(first.page, '#crm');
    field.focus();
    for (const there of [first.part('accept-button'), second.part('accept-button'), field]) {
      await pressTogether('Alt', 'Shift', 'A');
      expectFocus(there);
    }
  });

  it('leave the shortcut to the one that has something to accept', async () => {
    const empty = await setUp();
    const full = await setUp();
    full.tellOffer();
    await full.shown(1);
    find(empty.page, '#crm').focus();
    await pressTogether('Alt', 'Shift', 'A');
    expectFocus(full.part('accept-button'));
  });
});

describe('<wa-offer-popup>: for everybody', () => {
  it('is accessible: transfer, conference, a folded note, the last seconds, many, RONA', async () => {
    const {tellOffer, element, says, clock, tell, write, adapter} = await setUp();
    const note = plainText('She was sent the wrong size twice. '.repeat(12));
    const expiresAt = clock.now() + 9000;
    for (const [i, id] of names.entries())
      tellOffer({
        id,
        conversationId: id,
        expiresAt,
        receivedAt: i,
        ...(i > 0 && {kind: i > 1 ? 'transfer' : 'conference', from: sam, note}),
      });
    await says('Last seconds to accept');
    await says('Accept 8');
    await expectAccessible(element);
    for (const id of names) tell({type: 'offer-gone', offerId: id, reason: 'withdrawn', by: null});
    write('ava');
    clock.advance(31_000);
    adapter.simulate.refuseNext('setAgentState', 'internal');
    await says('You are in RONA');
    find(element, '[part=idle-button]').click();
    find(element, '[part=available-button]').click();
    await says('The contact centre had a problem.');
    await expectAccessible(element);
  });
});
