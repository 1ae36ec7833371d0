import {expect} from 'chai';
import {html} from 'lit';
import type {NotifyChannel, WaNotifyEvent} from '../../src/components/desk-notifications/notify-event.js';
import {plainText} from '../../src/core/index.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/interaction.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {press, tabTo} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

/** What a browser without a screen refuses; everything else is real. */
class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static asked = 0;
  static readonly all: FakeNotification[] = [];
  static async requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked += 1;
    FakeNotification.permission = 'granted';
    return 'granted';
  }
  closed = false;
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    super();
    FakeNotification.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

const hidden = (is: boolean) => {
  Object.defineProperty(document, 'visibilityState', {configurable: true, value: is ? 'hidden' : 'visible'});
  Object.defineProperty(document, 'hasFocus', {configurable: true, value: () => !is});
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('<wa-desk-notifications>', () => {
  const RealNotification = globalThis.Notification;
  const startNote = OscillatorNode.prototype.start;
  let notes = 0;
  beforeEach(() => {
    localStorage.clear();
    FakeNotification.permission = 'granted';
    FakeNotification.asked = 0;
    FakeNotification.all.length = 0;
    Object.defineProperty(globalThis, 'Notification', {configurable: true, writable: true, value: FakeNotification});
    notes = 0;
    OscillatorNode.prototype.start = function start(when) {
      notes += 1;
      startNote.call(this, when);
    };
    hidden(false);
  });
  afterEach(() => {
    Object.defineProperty(globalThis, 'Notification', {configurable: true, writable: true, value: RealNotification});
    OscillatorNode.prototype.start = startNote;
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(document, 'hasFocus');
  });

  async function setUp(attributes: readonly string[] = []) {
    const desk = await createTappedDesk();
    const holder = stage(html`
      <textarea id="crm" aria-label="Notes"></textarea>
      <wa-desk-notifications></wa-desk-notifications>
      <wa-interaction .session=${desk.session}></wa-interaction>
    `);
    const element = find(holder, 'wa-desk-notifications');
    const events: WaNotifyEvent[] = [];
    element.addEventListener('wa-notify', (event) => events.push(event));
    for (const name of attributes) element.setAttribute(...attributeOf(name));
    Object.assign(element, {session: desk.session});
    await until(() => findAll(element, '[part=base]').length > 0, 'it is drawn');
    const toasts = () => findAll(element, '[part=toast]').map(textOf);
    const write = (key: string, text: string) => desk.adapter.simulate.customerWrites(key, text);
    const told = (channel: NotifyChannel, kind: string) =>
      until(() => events.some((event) => event.channel === channel && event.kind === kind), `${channel} ${kind}`);
    const standing = () => FakeNotification.all.filter(({closed}) => !closed);
    /** Ava is in view, Emil is not. */
    const acceptTwo = async () => {
      const emil = await desk.acceptFrom('emil');
      const ava = await desk.acceptFrom('ava');
      desk.session.open(ava.id);
      return {emil, ava};
    };
    return {...desk, holder, element, events, toasts, write, told, standing, acceptTwo};
  }

  const attributeOf = (text: string): [string, string] => {
    const [name = '', value = ''] = text.split('=');
    return [name, value];
  };

  describe('toasts', () => {
    it('say who wrote, in a conversation that is not in view', async () => {
      const {acceptTwo, write, toasts} = await setUp();
      await acceptTwo();
      write('emil', 'The lamp is broken');
      await until(() => toasts().length === 1, 'it is told');
      expect(toasts()[0]).to.include('Emil Stone').and.to.include('The lamp is broken');
      write('emil', 'Are you there?');
      await until(() => toasts()[0]?.includes('3 unread') === true, 'they are counted'); // the first word was never read
      expect(toasts()).to.have.length(1);
    });

    it('are quiet about the conversation in view, and about offers, which the popup shows', async () => {
      const {acceptTwo, write, toasts, told} = await setUp();
      await acceptTwo();
      write('ava', 'in view');
      write('fay', 'an offer');
      await told('sound', 'offer');
      expect(toasts()).to.deep.equal([]);
    });

    it('open the conversation, and the composer has the focus', async () => {
      const {acceptTwo, write, toasts, element, session, holder} = await setUp();
      const {emil} = await acceptTwo();
      const opened: string[] = [];
      holder.addEventListener('wa-task-opened', ({detail}) => opened.push(detail.taskId));
      write('emil', 'Hello?');
      await until(() => toasts().length === 1, 'it is told');
      find(element, '[part=toast-open]').focus();
      await press('Enter');
      await until(() => focusedElement()?.localName === 'textarea' && focusedElement()?.id !== 'crm', 'to write');
      expect([session.state.openTaskId, opened]).to.deep.equal([emil.id, [emil.id]]);
      await until(() => toasts().length === 0, 'it has gone');
    });

    it('take no focus, and go after 8 s, but not while the agent is at them', async () => {
      const {acceptTwo, write, toasts, clock, element, holder} = await setUp();
      await acceptTwo();
      const field = find(holder, '#crm');
      field.focus();
      write('emil', 'Hello?');
      await until(() => toasts().length === 1, 'it is told');
      expectFocus(field);
      find(element, '[part=toast-open]').focus();
      clock.advance(60_000);
      expect(toasts()).to.have.length(1);
      field.focus();
      clock.advance(8000);
      await until(() => toasts().length === 0, 'it has gone');
    });

    it('are three at most', async () => {
      const {acceptFrom, session, write, toasts} = await setUp();
      const keys = ['ava', 'ben', 'cleo', 'emil', 'fay'];
      for (const key of keys) await acceptFrom(key);
      session.open(null);
      for (const key of keys) write(key, `from ${key}`);
      await until(() => toasts().some((toast) => toast.includes('from fay')), 'the newest is there');
      expect(toasts()).to.have.length(3);
    });

    it('stay for a notice until the agent has seen it, and are said', async () => {
      const {tell, toasts, element, clock, acceptFrom} = await setUp();
      const {customer, id} = await acceptFrom('ava');
      find(document.body, 'wa-interaction').hidden = true; // the agent is in another part of the CRM
      const other = {id: 'orders', name: 'Orders'};
      tell({
        type: 'notice',
        notice: {id: 'n1', at: 1, kind: 'transfer-dropped', customer, other, taskId: `${id}-past`},
      });
      await until(() => toasts().length === 1, 'it is shown');
      expect(toasts()[0]).to.include('The transfer of Ava Hill was not accepted. The customer is back in Orders.');
      await until(
        () =>
          findAll(document.body, '[aria-live]')
            .map(textOf)
            .join(' ')
            .includes('The transfer of Ava Hill was not accepted'),
        'it is said',
      );
      clock.advance(60_000);
      expect(toasts()).to.have.length(1);
      find(element, '[part=toast-close]').click();
      await until(() => toasts().length === 0, 'it has gone');
    });

    it('say that the connection is lost, as long as it is', async () => {
      const {tell, toasts, clock} = await setUp();
      tell({type: 'connection', state: 'reconnecting', vaultKey: null});
      clock.advance(2000);
      await until(() => toasts().some((toast) => toast.includes('Connection lost')), 'it is said');
      tell({type: 'connection', state: 'online', vaultKey: null});
      await until(() => toasts().length === 0, 'it is back');
    });
  });

  describe('sounds', () => {
    it('ring for an offer until it is answered', async () => {
      const {write, clock, session, told} = await setUp();
      write('ava', 'Hello');
      await told('sound', 'offer');
      await until(() => notes === 8, 'it rings');
      clock.advance(3000);
      await until(() => notes === 16, 'it rings again');
      const [offerId = ''] = session.state.offers.keys();
      await session.accept(offerId);
      clock.advance(9000);
      await until(() => session.state.tasks.size === 1, 'it is answered');
      write('ava', 'in view, so nothing is heard');
      write('ben', 'and the next one rings anew');
      await until(() => notes > 16, 'it rings for the next');
      expect(notes).to.equal(24);
    });

    it('are heard in the leader tab alone', async () => {
      const {tell, write, clock, events, session} = await setUp();
      tell({type: 'leader', leader: false});
      write('ava', 'Hello');
      await until(() => session.state.offers.size === 1, 'the offer is here');
      clock.advance(3000);
      expect(events).to.deep.equal([]);
      tell({type: 'leader', leader: true}); // the other tab was closed while it rang
      await until(() => notes === 8, 'it rings here');
    });

    it('tick softly for a message elsewhere', async () => {
      const {acceptTwo, write, element} = await setUp();
      element.addEventListener('wa-notify', (event) => event.kind === 'offer' && event.preventDefault());
      await acceptTwo();
      write('ava', 'in view');
      write('emil', 'elsewhere');
      await until(() => notes === 4, 'it ticks');
    });

    it('are silent when the agent wants no disturbance, also after a reload', async () => {
      const first = await setUp();
      find(first.element, '[part=quiet-button]').click();
      await until(() => find(first.element, '[part=quiet-button]').ariaPressed === 'true', 'it is on');
      first.holder.remove();
      const {write, events, session, element} = await setUp();
      expect(find(element, '[part=quiet-button]').ariaPressed).to.equal('true');
      write('ava', 'Hello');
      await until(() => session.state.offers.size === 1, 'the offer is here');
      expect([notes, events.filter(({channel}) => channel !== 'toast')]).to.deep.equal([0, []]);
    });
  });

  describe('sounds that the browser has blocked', () => {
    const {resume} = AudioContext.prototype;
    let allowed = false;
    beforeEach(() => {
      allowed = false;
      Object.defineProperty(AudioContext.prototype, 'state', {
        configurable: true,
        get: () => (allowed ? 'running' : 'suspended'),
      });
      AudioContext.prototype.resume = async function resumed() {
        if (allowed) this.dispatchEvent(new Event('statechange'));
      };
    });
    afterEach(() => {
      Reflect.deleteProperty(AudioContext.prototype, 'state');
      AudioContext.prototype.resume = resume;
    });

    it('are asked for by one button where the browser has blocked them, and are back by it', async () => {
      const {write, clock, element} = await setUp();
      write('fay', 'an offer');
      await until(() => findAll(element, '[part=hint]').length === 1, 'it is said');
      expect(textOf(find(element, '[part=hint]'))).to.include('Your browser keeps this page silent');
      expect(notes).to.equal(0);
      allowed = true;
      find(element, '[part=hint-action]').click();
      await until(() => findAll(element, '[part=hint]').length === 0, 'it is enabled');
      clock.advance(3000);
      await until(() => notes > 0, 'it rings');
    });
  });

  describe('desktop notifications', () => {
    it('are not turned about by a name or a message: AP009', async () => {
      const {acceptTwo, write, standing, tell, session} = await setUp();
      const {emil} = await acceptTwo();
      const task = session.state.tasks.get(emil.id);
      if (!task) throw new Error('Emil is gone.');
      const name = plainText('Emil\u202e enotS\u2066');
      tell({
        type: 'task',
        task: {...task, version: task.version + 1, customer: {...task.customer, name}},
        thread: null,
      });
      hidden(true);
      write('emil', 'pay \u202e0001$ \u202c now');
      await until(() => standing().some(({title}) => title.includes('Emil')), 'it is told');
      const words = standing().map(({title, options}) => `${title} ${options.body ?? ''}`);
      expect(words.join()).to.contain('Emil enotS').and.to.contain('pay 0001$  now');
      expect(words.join()).to.not.match(/[\u202a-\u202e\u2066-\u2069]/);
    });

    it('are shown only while the page is not in front, one for each conversation', async () => {
      const {acceptTwo, write, standing, told} = await setUp();
      await acceptTwo();
      write('emil', 'seen as a toast');
      await told('toast', 'message');
      hidden(true);
      write('emil', 'One');
      await until(() => standing().length === 1, 'it is shown');
      write('emil', 'Two');
      await until(() => standing()[0]?.options.body === 'Two', 'the next takes its place');
      expect(standing()).to.have.length(1);
      expect(standing()[0]?.options).to.include({silent: true});
    });

    it('tell of the conversation in view too, when nobody looks', async () => {
      const {acceptTwo, write, standing} = await setUp();
      await acceptTwo();
      hidden(true);
      write('ava', 'Are you there?');
      await until(() => standing().length === 1, 'it is shown');
      hidden(false);
      await until(() => standing().length === 0, 'the agent has come');
    });

    it('lead to the conversation and the composer', async () => {
      const {acceptTwo, write, standing, session} = await setUp();
      const {emil} = await acceptTwo();
      hidden(true);
      write('emil', 'Hello?');
      await until(() => standing().length === 1, 'it is shown');
      hidden(false);
      standing()[0]?.dispatchEvent(new Event('click'));
      await until(() => focusedElement()?.localName === 'textarea', 'the agent can write');
      expect(session.state.openTaskId).to.equal(emil.id);
      expect(standing()).to.deep.equal([]);
    });

    it('of an offer go when it is taken elsewhere', async () => {
      const {write, standing, session, adapter} = await setUp();
      hidden(true);
      write('ava', 'Hello');
      await until(() => standing().length === 1, 'it is shown');
      expect(standing()[0]?.title).to.equal('New request from Ava Hill in Orders');
      const [offerId = ''] = session.state.offers.keys();
      adapter.simulate.loseOffer(offerId, 'taken', 'Sam');
      await until(() => standing().length === 0, 'it has gone');
    });

    it('tell nothing of the customer with previews="off"', async () => {
      const {acceptTwo, write, standing} = await setUp(['previews=off']);
      await acceptTwo();
      hidden(true);
      write('emil', 'my secret');
      await until(() => standing().length === 1, 'it is shown');
      expect([standing()[0]?.title, standing()[0]?.options.body]).to.deep.equal(['New WhatsApp message', '']);
    });

    it('are asked for when they are of use, by a button, and never by themselves', async () => {
      FakeNotification.permission = 'default';
      const {element, write} = await setUp();
      expect(findAll(element, '[part=hint]')).to.deep.equal([]);
      write('ava', 'Hello');
      await until(() => textOf(element).includes('Turn on'), 'it is offered');
      expect(FakeNotification.asked).to.equal(0);
      const action = findAll(element, '[part=hint-action]').find((one) => textOf(one).startsWith('Turn on'));
      action?.click();
      await until(() => findAll(element, '[part=hint]').length === 0, 'it is answered');
      expect(FakeNotification.asked).to.equal(1);
    });

    it('are offered for a while, not for ever', async () => {
      FakeNotification.permission = 'default';
      const {element, write, clock} = await setUp();
      write('ava', 'Hello');
      await until(() => findAll(element, '[part=hint]').length === 1, 'it is offered');
      clock.advance(20_000);
      await until(() => findAll(element, '[part=hint]').length === 0, 'it has passed');
    });

    it('are offered once: not now is an answer', async () => {
      FakeNotification.permission = 'default';
      const {element, write, session} = await setUp();
      write('ava', 'Hello');
      await until(() => findAll(element, '[part=hint-later]').length === 1, 'it is offered');
      find(element, '[part=hint-later]').click();
      await until(() => findAll(element, '[part=hint]').length === 0, 'it is gone');
      write('ben', 'Hello');
      await until(() => session.state.offers.size === 2, 'the next offer is here');
      expect(findAll(element, '[part=hint]')).to.deep.equal([]);
    });
  });

  describe('the page', () => {
    it('can prevent each of them', async () => {
      const {acceptTwo, write, element, toasts, standing, events, told} = await setUp();
      element.addEventListener('wa-notify', (event) => event.preventDefault());
      await acceptTwo();
      notes = 0;
      write('emil', 'Hello?');
      await told('toast', 'message');
      hidden(true);
      write('emil', 'Hello?');
      await told('desktop', 'message');
      expect([toasts(), standing(), notes]).to.deep.equal([[], [], 0]);
      expect(events.find(({kind}) => kind === 'message')?.title).to.include('Emil Stone');
    });

    it('can switch each of them off', async () => {
      const {acceptTwo, write, toasts, standing, events, element} = await setUp([
        'no-desktop',
        'no-toasts',
        'no-sounds',
      ]);
      const {emil} = await acceptTwo();
      write('emil', 'Hello?');
      hidden(true);
      write('emil', 'Hello?');
      await until(() => emil, 'it was told');
      expect([toasts(), standing(), events, notes]).to.deep.equal([[], [], [], 0]);
      find(element, '[part=settings-button]').click();
      await until(() => textOf(element).includes('Do not disturb'), 'the settings are open');
      expect(textOf(element)).to.not.include('Sounds');
    });
  });

  describe('the title of the page', () => {
    const own = document.title;
    afterEach(() => (document.title = own));

    it('counts what waits, only if asked, and is given back exactly', async () => {
      document.title = '  CRM –  customers ';
      const exact = document.querySelector('title')?.textContent;
      const {acceptTwo, write, element, holder} = await setUp();
      await acceptTwo();
      write('emil', 'Hello?');
      expect(document.title).to.equal('CRM – customers');
      element.setAttribute('title-count', '');
      await until(() => document.title.startsWith('('), 'it counts');
      holder.remove();
      await until(() => document.querySelector('title')?.textContent === exact, 'it is given back');
    });

    it('counts in the badge of the installed page, too, and takes it back', async () => {
      const badges: number[] = [];
      const note = (count = 0) => Promise.resolve(void badges.push(count));
      Object.defineProperty(navigator, 'setAppBadge', {configurable: true, value: note});
      Object.defineProperty(navigator, 'clearAppBadge', {configurable: true, value: () => note()});
      try {
        const {write, element} = await setUp(['app-badge']);
        write('ava', 'Hello');
        write('emil', 'Hello');
        await until(() => badges.at(-1) === 2, 'it counts');
        element.removeAttribute('app-badge');
        await until(() => badges.at(-1) === 0, 'it is taken back');
      } finally {
        Reflect.deleteProperty(navigator, 'setAppBadge');
        Reflect.deleteProperty(navigator, 'clearAppBadge');
      }
    });

    it('keeps counting when the page changes it, and gives back the newer one', async () => {
      document.title = 'Customers';
      const {write, element, session} = await setUp(['title-count']);
      write('ava', 'Hello');
      await until(() => document.title === '(1) Customers', 'it counts');
      document.title = 'Orders';
      await until(() => document.title === '(1) Orders', 'it counts before the new one');
      document.title += ' *';
      await until(() => document.title === '(1) Orders *', 'and counts once');
      const [offerId = ''] = session.state.offers.keys();
      await session.accept(offerId);
      element.removeAttribute('title-count');
      await until(() => document.title === 'Orders *', 'it is given back');
    });
  });

  it('has settings that are reached and left by keyboard, and are kept', async () => {
    const {element} = await setUp();
    await tabTo(() => focusedElement()?.part.contains('settings-button') === true);
    await press('Enter');
    await until(() => focusedElement()?.localName === 'input', 'the first choice has the focus');
    await tabTo(() => focusedElement()?.getAttribute('type') === 'range');
    await press('ArrowLeft');
    await press('Escape');
    expectFocus(find(element, '[part=settings-button]'));
    expect(localStorage.getItem('wa-desk:notifications')).to.include('"volume":0.65');
  });

  it('tells nothing personal to what it keeps', async () => {
    const {acceptTwo, write, element} = await setUp();
    await acceptTwo();
    write('emil', 'Hello?');
    find(element, '[part=quiet-button]').click();
    await until(() => localStorage.length > 0, 'it is kept');
    expect(JSON.stringify({...localStorage})).to.not.match(/emil|stone|hello/i);
  });

  it('is accessible: its buttons, its settings, its cards', async () => {
    FakeNotification.permission = 'default';
    const {acceptTwo, write, element, holder, tell, clock} = await setUp();
    const {ava} = await acceptTwo();
    write('emil', 'Hello?');
    const {customer} = ava;
    tell({
      type: 'notice',
      notice: {
        id: 'n2',
        at: 1,
        kind: 'inherited',
        customer,
        other: {id: 's', name: plainText('Sam').text},
        taskId: 'x',
      },
    });
    tell({type: 'connection', state: 'reconnecting', vaultKey: null});
    clock.advance(2000);
    await until(() => findAll(element, '[part=toast]').length >= 2, 'the cards are there');
    await expectAccessible(holder);
    find(element, '[part=settings-button]').click();
    await until(() => textOf(element).includes('Volume'), 'the settings are open');
    await expectAccessible(holder);
  });
});
