import {expect} from 'chai';
import {html} from 'lit';
import {createSimulatorAdapter, type SimulatorAdapter} from '../../src/adapters/simulator.js';
import {createManualClock, DeskError, DeskSession, type ManualClock} from '../../src/core/index.js';
import '../../src/define/conversation.js';
import '../../src/define/offer-popup.js';
import '../../src/define/wrapup.js';
import '../../src/define/desk.js';
import {testScript} from '../../src/testing/index.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';
import {press, pressTogether, tabTo, type} from './keys.js';
import {MONDAY_MORNING} from './tapped-desk.js';

interface Size {
  readonly width?: number;
  readonly height?: number;
}

async function setUp({width = 1000, height = 600}: Size = {}) {
  const clock: ManualClock = createManualClock(MONDAY_MORNING);
  const adapter: SimulatorAdapter = createSimulatorAdapter({seed: 1, clock, script: testScript});
  const session = new DeskSession({adapter, clock});
  await session.connect();
  const page = stage(html`
    <style>
      wa-desk {
        display: block;
      }
    </style>
    <label>A field of the CRM <input class="crm" /></label>
    <wa-desk .session=${session}></wa-desk>
  `);
  const desk = page.querySelector('wa-desk');
  if (!desk) throw new Error('The desk is missing.');
  desk.style.inlineSize = `${width}px`;
  desk.style.blockSize = `${height}px`;
  await desk.updateComplete;
  const isShown = (selector: string) => findAll(page, selector).some((one) => one.checkVisibility());
  return {
    page,
    desk,
    session,
    adapter,
    clock,
    isShown,
    accept: async (customer: string, text = 'Hello') => {
      adapter.simulate.customerWrites(customer, text);
      await until(() => findAll(page, '[part~=accept-button]').length > 0, 'the offer is there');
      find(page, '[part~=accept-button]').click();
      await until(() => session.state.offers.size === 0, 'it is accepted');
      await desk.updateComplete;
    },
    focused: () => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active;
    },
  };
}

describe('<wa-desk>', () => {
  it('is worked by keyboard alone: offer, accept, answer, end, wrap up', async () => {
    const {page, adapter, session, focused} = await setUp();
    adapter.simulate.customerWrites('ava', 'Where is my order?');
    await until(() => findAll(page, '[part~=accept-button]').length > 0, 'the offer is there');
    await pressTogether('Alt', 'Shift', 'KeyA');
    await press('Enter');
    await until(() => focused()?.localName === 'textarea', 'the composer has the focus');
    await type('It left this morning.');
    await press('Enter');
    await until(() => textOf(page).includes('It left this morning.'), 'the answer is there');
    expect(focused()?.localName).to.equal('textarea');
    await tabTo(() => focused()?.getAttribute('part') === 'end-button', 'back');
    await press('Enter');
    await until(() => focused()?.getAttribute('role') === 'combobox', 'the reasons have the focus');
    await type('sol');
    await until(() => findAll(page, '[role=option]').length === 1, 'it is filtered');
    await press('Enter');
    await press('Enter', 'Control');
    await until(() => session.state.tasks.size === 0, 'it is wrapped up');
    await until(() => focused()?.getAttribute('part') === 'base', 'the focus is still in the desk');
  });

  it('takes the agent to the composer on Accept, and no focus from the CRM before', async () => {
    const {page, accept, adapter, focused} = await setUp();
    const field = find(page, '.crm');
    field.focus();
    adapter.simulate.customerWrites('emil', 'Hello');
    await until(() => findAll(page, '[part~=accept-button]').length > 0, 'the offer is there');
    expect(focused()).to.equal(field);
    find(page, '[part~=accept-button]').focus();
    await accept('emil', 'Hello?');
    await until(() => focused()?.localName === 'textarea', 'the composer has the focus');
  });

  it('goes on with the next conversation in the list after wrap-up', async () => {
    const {accept, session, focused, page} = await setUp();
    await accept('emil');
    await accept('ava');
    const ava = session.state.openTaskId ?? '';
    await session.end(ava);
    await until(() => focused()?.getAttribute('role') === 'combobox', 'the reasons have the focus');
    await press('ArrowDown');
    await press('Enter');
    await press('Enter', 'Control');
    await until(() => session.state.tasks.size === 1, 'it is wrapped up');
    await until(() => focused()?.matches('[part~=task]'), 'the list has the focus');
    expect(textOf(find(page, '[part~=customer-name]'))).to.equal('Emil Stone');
  });

  it('shows list and conversation side by side where there is room', async () => {
    const {accept, isShown, page} = await setUp();
    await accept('ava');
    expect(isShown('wa-task-list')).to.equal(true);
    expect(isShown('wa-interaction')).to.equal(true);
    expect(isShown('[part~=back-button]')).to.equal(false);
    const list = find(page, 'wa-task-list').getBoundingClientRect();
    const pane = find(page, 'wa-interaction').getBoundingClientRect();
    expect(list.right).to.be.at.most(pane.left);
  });

  it('shows one of them at 320 px, and leads there and back', async () => {
    const {accept, isShown, page, desk, focused, session} = await setUp({width: 320});
    expect(isShown('wa-task-list')).to.equal(true);
    await accept('ava');
    await accept('emil');
    expect(isShown('wa-interaction')).to.equal(true);
    expect(isShown('wa-task-list')).to.equal(false);
    await until(() => focused()?.getAttribute('aria-label') === 'Message to Emil Stone', 'the composer has the focus');
    find(page, '[part~=back-button]').click();
    await until(() => isShown('wa-task-list'), 'the list is there');
    expect(isShown('wa-interaction')).to.equal(false);
    await until(() => focused()?.matches('[part~=task]'), 'the list has the focus');
    await press('Enter');
    await until(() => isShown('wa-interaction'), 'the open conversation is back');
    await until(() => focused()?.matches('[part~=back-button]'), `back has the focus, not ${focused()?.outerHTML}`);
    expect(desk.scrollWidth).to.equal(320);
    expect(session.state.openTaskId).to.not.equal(null);
  });

  it('goes to the list at 320 px when a conversation is wrapped up', async () => {
    const {accept, isShown, session, focused} = await setUp({width: 320});
    await accept('ava');
    await accept('emil');
    await session.end(session.state.openTaskId ?? '');
    await until(() => focused()?.getAttribute('role') === 'combobox', 'the reasons have the focus');
    await press('ArrowDown');
    await press('Enter');
    await press('Enter', 'Control');
    await until(() => isShown('wa-task-list'), 'the list is there');
    expect(session.state.tasks.size).to.equal(1);
    await until(() => focused()?.matches('[part~=task]'), 'the list has the focus');
  });

  it('stays at the list when a customer writes meanwhile', async () => {
    const {accept, adapter, isShown, page, desk} = await setUp({width: 320});
    await accept('ava');
    find(page, '[part~=back-button]').click();
    await until(() => isShown('wa-task-list'), 'the list is there');
    adapter.simulate.customerWrites('ava', 'Are you there?');
    await desk.updateComplete;
    expect(isShown('wa-task-list')).to.equal(true);
  });

  for (const [width, height] of [
    [320, 500],
    [500, 500],
    [1000, 500],
  ] as const)
    it(`keeps the composer and the newest message in sight at ${width} × ${height} px`, async () => {
      const {accept, page, desk} = await setUp({width, height});
      await accept('ava', 'A long question. '.repeat(60));
      await until(() => findAll(page, 'textarea').length > 0, 'the composer is there');
      const frame = desk.getBoundingClientRect();
      const box = find(page, 'textarea').getBoundingClientRect();
      const log = find(page, '[role=log]').getBoundingClientRect();
      expect(box.bottom).to.be.at.most(frame.bottom);
      expect(box.right).to.be.at.most(frame.right);
      expect(log.height).to.be.greaterThan(90);
      expect(find(page, '.base').scrollHeight).to.be.at.most(height);
    });

  for (const [where, width, height, dir] of [
    ['side by side', 1000, 560, 'ltr'],
    ['narrow', 320, 500, 'ltr'],
    ['from right to left', 1000, 560, 'rtl'],
  ] as const)
    it(`leaves Send and Submit free while customers wait, ${where}`, async () => {
      const {accept, adapter, desk, page, session} = await setUp({width, height});
      page.dir = dir;
      desk.style.cssText += `position: fixed; inset-block-end: 0; ${dir === 'rtl' ? 'left' : 'right'}: 0;`;
      await accept('ava');
      adapter.simulate.customerWrites('emil', 'Hello');
      const isFree = (selector: string) => {
        const {left, right, top, bottom} = find(page, selector).getBoundingClientRect();
        const over = findAll(page, '[part=offer]').map((one) => one.getBoundingClientRect());
        return (
          over.length > 0 &&
          over.every((one) => one.bottom < top || one.left > right || one.right < left || one.top > bottom)
        );
      };
      await until(() => isFree('[part~=send-button]'), 'Send is free');
      find(page, 'textarea').focus();
      await type('One\nTwo\nThree\nFour\nFive');
      await until(() => isFree('[part~=send-button]'), 'it is free above a longer text too');
      session.saveDraft(session.state.tasks.get(session.state.openTaskId ?? '')?.conversationId ?? '', '');
      await session.end(session.state.openTaskId ?? '');
      await until(() => findAll(page, '[part~=submit-button]').length > 0, 'wrap-up is there');
      await until(() => isFree('[part~=submit-button]'), 'Submit is free');
    });

  it('says at the list too that a conversation ended before all was sent', async () => {
    const {accept, adapter, page, session, isShown} = await setUp({width: 320});
    await accept('ava');
    const taskId = session.state.openTaskId ?? '';
    adapter.simulate.refuseNext('send', 'rate-limited');
    await session.send(taskId, 'Your parcel left today.').catch(() => undefined);
    await session.end(taskId);
    await adapter.command({type: 'wrapUp', taskId, reasonId: 'solved'}, 'elsewhere');
    await until(() => isShown('[part~=lost]'), 'it says so');
    const shown = findAll(page, '[part~=lost]').filter((one) => one.checkVisibility());
    expect(shown.map(textOf).join()).to.contain('The customer did not get: Your parcel left today.');
    expect(shown).to.have.lengthOf(1);
    find(shown[0] ?? page, 'button').click();
    await until(() => !isShown('[part~=lost]'), 'it is read');
  });

  it('gets a height of its own where the page gives none', async () => {
    const {accept, desk, page} = await setUp();
    desk.style.blockSize = '';
    await accept('ava', 'A long question. '.repeat(2000));
    expect(desk.getBoundingClientRect().height).to.be.within(300, innerHeight);
    expect(find(page, '[role=log]').scrollHeight).to.be.greaterThan(innerHeight);
  });

  it('is light or dark as it is told, else as the page', async () => {
    const {desk, page} = await setUp();
    const surface = () => getComputedStyle(find(page, '.base')).backgroundColor;
    expect(surface()).to.equal('rgb(255, 255, 255)');
    desk.theme = 'dark';
    await desk.updateComplete;
    expect(surface()).to.equal('rgb(21, 24, 29)');
    desk.theme = null;
    desk.parentElement?.style.setProperty('color-scheme', 'dark');
    await desk.updateComplete;
    expect(surface()).to.equal('rgb(21, 24, 29)');
  });

  it('needs nothing but `demo` to be looked at', async () => {
    const page = stage(html`<wa-desk demo></wa-desk>`);
    await until(() => findAll(page, 'wa-agent-state').length > 0, 'the desk is there');
    expect(page.querySelector('wa-desk')?.failure).to.equal(undefined);
  });

  it('makes its own session of an adapter, and passes its facts on', async () => {
    const clock = createManualClock(MONDAY_MORNING);
    const adapter = createSimulatorAdapter({seed: 1, clock, script: testScript});
    const facts: string[] = [];
    const page = stage(html`
      <wa-desk
        .adapter=${adapter}
        @wa-connected=${({type: name}: Event) => facts.push(name)}
        @wa-task-offered=${({type: name}: Event) => facts.push(name)}
      ></wa-desk>
    `);
    await until(() => findAll(page, 'wa-agent-state').length > 0, 'the desk is there');
    adapter.simulate.customerWrites('ava', 'Hello');
    expect(facts).to.deep.equal(['wa-connected', 'wa-task-offered']);
  });

  it('shows a skeleton while it connects, but not in the first 200 ms', async () => {
    const adapter = createSimulatorAdapter({script: testScript});
    let proceed: (() => void) | undefined;
    const slow = {
      ...adapter,
      async connect(...args: Parameters<typeof adapter.connect>) {
        await new Promise<void>((resolve) => (proceed = resolve));
        return adapter.connect(...args);
      },
    };
    const page = stage(html`<wa-desk .adapter=${slow}></wa-desk>`);
    await until(() => findAll(page, '[part~=connecting]').length > 0, 'it connects');
    const skeleton = find(page, '[part~=connecting]');
    expect(getComputedStyle(skeleton).animationDelay).to.equal('0.2s');
    expect(skeleton.getAttribute('role')).to.equal('status');
    expect(textOf(skeleton)).to.equal('Connecting…');
    await until(() => proceed, 'the adapter is asked');
    proceed?.();
    await until(() => findAll(page, 'wa-agent-state').length > 0, 'the desk is there');
    expect(findAll(page, '[part~=connecting]')).to.deep.equal([]);
  });

  it('says what to do when it cannot connect, and connects when that is pressed', async () => {
    const adapter = createSimulatorAdapter({script: testScript});
    let refused = true;
    const refusing = {
      ...adapter,
      async connect(...args: Parameters<typeof adapter.connect>) {
        if (refused) throw new DeskError('unreachable', 'Start the gateway.');
        return adapter.connect(...args);
      },
    };
    const page = stage(html`<wa-desk .adapter=${refusing}></wa-desk>`);
    await until(() => findAll(page, '[role=alert]').length > 0, 'it says so');
    expect(textOf(find(page, '[role=alert]'))).to.contain(
      'The contact centre did not answer. Check your connection and try again.',
    );
    await expectAccessible(page);
    refused = false;
    find(page, '[part~=retry-button]').click();
    await until(() => findAll(page, 'wa-agent-state').length > 0, 'the desk is there');
  });

  it('says so when the contact centre does not answer for 2 s, and is there when it does', async () => {
    const clock = createManualClock(MONDAY_MORNING);
    const adapter = createSimulatorAdapter({seed: 1, clock, script: testScript});
    let answer: (() => void) | undefined;
    const silent = {
      ...adapter,
      async connect(...[sink, signal]: Parameters<typeof adapter.connect>) {
        sink({type: 'connection', state: 'reconnecting', vaultKey: null});
        await new Promise<void>((resolve) => (answer = resolve));
        return adapter.connect(sink, signal);
      },
    };
    const session = new DeskSession({adapter: silent, clock});
    const page = stage(html`<wa-desk .session=${session}></wa-desk>`);
    const connected = session.connect();
    await until(() => findAll(page, '[part~=connecting]').length > 0, 'it connects');
    clock.advance(2000);
    await until(() => findAll(page, '[role=alert]').length > 0, 'it says so');
    expect(textOf(find(page, '[role=alert]'))).to.contain('the desk keeps trying');
    answer?.();
    await connected;
    await until(() => findAll(page, 'wa-agent-state').length > 0, 'the desk is there');
  });

  it('waits like any tag while nothing names a session', async () => {
    const page = stage(html`<wa-desk></wa-desk>`);
    await page.querySelector('wa-desk')?.updateComplete;
    expect(textOf(page)).to.equal('');
  });

  it('mirrors where the page reads from right to left', async () => {
    const {accept, page} = await setUp();
    page.dir = 'rtl';
    await accept('ava');
    const list = find(page, 'wa-task-list').getBoundingClientRect();
    const pane = find(page, 'wa-interaction').getBoundingClientRect();
    expect(list.left).to.be.at.least(pane.right);
  });

  it('is accessible, wide and narrow', async () => {
    const {accept, desk, page} = await setUp();
    await accept('ava');
    await accept('dina');
    await expectAccessible(page);
    desk.style.inlineSize = '320px';
    await expectAccessible(page);
  });
});
