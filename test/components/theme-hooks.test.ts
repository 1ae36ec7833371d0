import {expect} from 'chai';
import {html, render} from 'lit';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import {createManualClock, DeskSession} from '../../src/core/index.js';
import '../../src/define/all.js';
import {testScript} from '../../src/testing/index.js';
import {contrast, painted, type Rgb} from '../element/contrast.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {MONDAY_MORNING} from './tapped-desk.js';

async function setUp(light: unknown = '') {
  const clock = createManualClock(MONDAY_MORNING);
  const adapter = createSimulatorAdapter({seed: 1, clock, script: testScript});
  const session = new DeskSession({adapter, clock});
  await session.connect();
  const page = stage(html`<wa-desk .session=${session}></wa-desk>`);
  const desk = page.querySelector('wa-desk');
  if (!desk) throw new Error('The desk is missing.');
  desk.style.display = 'block';
  desk.style.blockSize = '600px';
  desk.style.inlineSize = '1000px';
  render(light, desk);
  await desk.updateComplete;
  await until(() => textOf(page) !== '', 'the desk is drawn');
  return {
    page,
    desk,
    session,
    adapter,
    clock,
    has: (tag: string, state: string) => find(page, tag).matches(`:state(${state})`),
    accept: async (customer: string) => {
      adapter.simulate.customerWrites(customer, 'Where is my order?');
      await until(() => findAll(page, '[part~=accept-button]').length > 0, 'the offer is there');
      find(page, '[part~=accept-button]').click();
      await until(() => session.state.openTaskId !== null, 'it is open');
      await until(() => findAll(page, 'textarea').length > 0, 'the composer is there');
    },
  };
}

describe('What a CRM puts into the desk', () => {
  it('shows its own header, empty state, buttons and tools at their places', async () => {
    const {page, accept} = await setUp(html`
      <h1 slot="header">Harbour Home</h1>
      <p slot="empty">Time for tea.</p>
      <button slot="actions">Open the record</button>
      <button slot="composer-tools">Insert an order</button>
    `);
    const header = find(page, '[slot=header]').getBoundingClientRect();
    expect(header.height).to.be.greaterThan(0);
    expect(header.bottom).to.be.at.most(find(page, '[part~=header]').getBoundingClientRect().top);
    const empty = find(page, 'p[slot=empty]');
    expect(empty.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(textOf(find(page, 'wa-interaction'))).to.not.contain('No conversation open');
    await accept('ava');
    expect(empty.getBoundingClientRect().height).to.equal(0);
    const inside = (slotted: string, tag: string) => {
      const {left, right, top, bottom, width} = find(page, slotted).getBoundingClientRect();
      const around = find(page, tag).getBoundingClientRect();
      expect(width).to.be.greaterThan(0);
      expect(left >= around.left && right <= around.right && top >= around.top && bottom <= around.bottom).to.equal(
        true,
      );
    };
    inside('button[slot=actions]', 'wa-interaction');
    inside('button[slot=composer-tools]', 'wa-composer');
  });

  it('stands in for the words of the pane when it comes later, and leaves them when it goes', async () => {
    const {page, desk} = await setUp();
    const pane = () => textOf(find(page, 'wa-interaction'));
    await until(() => pane().includes('No conversation open'), 'the pane says it');
    const own = Object.assign(document.createElement('p'), {slot: 'empty', textContent: 'Time for tea.'});
    desk.append(own);
    await until(() => !pane().includes('No conversation open'), 'the pane leaves it to the CRM');
    own.remove();
    await until(() => pane().includes('No conversation open'), 'the pane says it again');
  });

  it('stands in for the words of an empty list', async () => {
    const {session} = await setUp();
    const page = stage(html`<wa-task-list .session=${session}><p slot="empty">All done.</p></wa-task-list>`);
    await page.querySelector('wa-task-list')?.updateComplete;
    expect(find(page, 'p[slot=empty]').getBoundingClientRect().height).to.be.greaterThan(0);
    expect(textOf(page)).to.equal('All done.');
  });
});

describe('What a theme sees by :state()', () => {
  it('tells that somebody waits, that nothing is open, and that a note is written', async () => {
    const {page, session, adapter, has, accept} = await setUp();
    expect(has('wa-desk', 'offering')).to.equal(false);
    expect(has('wa-task-list', 'empty')).to.equal(true);
    expect(has('wa-interaction', 'empty')).to.equal(true);
    expect(has('wa-agent-state', 'available')).to.equal(true);
    adapter.simulate.customerWrites('emil', 'Hello');
    await until(() => has('wa-desk', 'offering') && has('wa-offer-popup', 'offering'), 'somebody waits');
    await accept('emil');
    await until(() => !has('wa-desk', 'offering'), 'nobody waits');
    await until(() => has('wa-desk', 'task') && !has('wa-interaction', 'empty'), 'a conversation is open');
    expect(has('wa-task-list', 'empty')).to.equal(false);
    find(page, '[part~=details-button]').click();
    await until(() => has('wa-desk', 'details'), 'the details are shown');
    expect(has('wa-composer', 'note')).to.equal(false);
    await until(() => findAll(page, '[part~=note-button]').length > 0, 'notes can be written');
    find(page, '[part~=note-button]').click();
    await until(() => has('wa-composer', 'note'), 'a note is written');
    await session.end(session.state.openTaskId ?? '');
    await until(() => has('wa-interaction', 'wrap-up'), 'it is in wrap-up');
  });

  it('tells that a line is gone, and that nothing can be sent there any more', async () => {
    const {session, adapter, has, accept} = await setUp();
    await accept('emil');
    expect(has('wa-interaction', 'interrupted')).to.equal(false);
    const lineId = session.state.tasks.get(session.state.openTaskId ?? '')?.line.id ?? '';
    adapter.simulate.deleteLine(lineId);
    await until(() => has('wa-interaction', 'interrupted'), 'it is interrupted');
    await until(() => has('wa-composer', 'closed'), 'nothing can be sent');
  });

  it('tells what is under way, until it is done', async () => {
    const {page, session, adapter, has, accept} = await setUp();
    await accept('ava');
    const taskId = session.state.openTaskId ?? '';
    const during = async (tag: string, state: string, command: () => Promise<unknown>) => {
      expect(has(tag, state), `${tag} before`).to.equal(false);
      adapter.simulate.holdAnswers();
      const done = command();
      await until(() => has(tag, state), `${tag} is ${state}`);
      adapter.simulate.releaseAnswers();
      await done;
      await until(
        () => findAll(page, tag).every((one) => !one.matches(`:state(${state})`)),
        `${tag} is ${state} no more`,
      );
    };
    await during('wa-agent-state', 'busy', () => session.setAgentState('idle', 'break'));
    expect(has('wa-agent-state', 'idle') && !has('wa-agent-state', 'available')).to.equal(true);
    await during('wa-interaction', 'busy', () => session.end(taskId));
    await until(() => findAll(page, 'wa-wrapup').length > 0, 'it is in wrap-up');
    await during('wa-wrapup', 'busy', () => session.wrapUp(taskId, 'solved'));
  });

  it('tells that a message waits for the page', async () => {
    const {page, session, has, accept} = await setUp();
    await accept('emil');
    let letGo = () => undefined;
    const step = new Promise<void>((resolve) => (letGo = () => void resolve()));
    page.addEventListener('wa-intent', (event) => event.waitUntil(step), {once: true});
    const sent = session.send(session.state.openTaskId ?? '', 'On its way.', {source: find(page, 'wa-composer')});
    await until(() => has('wa-composer', 'sending'), 'it waits');
    letGo();
    await sent;
    await until(() => !has('wa-composer', 'sending'), 'it has gone');
  });

  it('tells that a conference was asked for, and that an offer lapsed', async () => {
    const {session, adapter, clock, has, accept} = await setUp();
    await accept('emil');
    expect(has('wa-interaction', 'conference')).to.equal(false);
    await session.conference(session.state.openTaskId ?? '', {kind: 'agent', id: 'sam'}, null);
    await until(() => has('wa-interaction', 'conference'), 'a colleague was asked');
    expect(has('wa-agent-state', 'rona')).to.equal(false);
    adapter.simulate.customerWrites('ava', 'Hello');
    await until(() => has('wa-offer-popup', 'offering'), 'she waits');
    clock.advance(31_000);
    await until(() => has('wa-agent-state', 'rona'), 'the agent is in RONA');
  });

  it('tells that there is no connection', async () => {
    const page = stage(html`
      <wa-desk-session endpoint="ftp://desk.example" token-url="/desk-token"></wa-desk-session>
      <wa-desk endpoint="ftp://desk.example" token-url="/desk-token"></wa-desk>
    `);
    for (const tag of ['wa-desk-session', 'wa-desk'])
      await until(() => find(page, tag).matches(':state(failed)'), `${tag} has failed`);
  });
});

/** What is behind an element: the grounds of all around it, one over the other. */
function groundOf(element: Element): Rgb {
  const above: Element[] = [];
  for (let at: Element | null = element; at;) {
    above.unshift(at);
    const root = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return above.reduce<Rgb>((ground, each) => painted(getComputedStyle(each).backgroundColor, ground), [255, 255, 255]);
}

/** Everything in there whose text can be read too badly. */
function badlyRead(root: ParentNode): string[] {
  return findAll(root, '*').flatMap((element) => {
    const own = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '');
    const {color, fontSize, fontWeight, opacity} = getComputedStyle(element);
    const seen =
      element.checkVisibility({visibilityProperty: true}) && !element.closest('.visually-hidden, [part=shortcut]'); // the keys lie over Accept, whose own words are looked at
    if (own.length === 0 || !seen || opacity !== '1' || element.getBoundingClientRect().width <= 1) return [];
    const ground = groundOf(element);
    const ratio = contrast(painted(color, ground), ground);
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
    return ratio >= (large ? 3 : 4.5) ? [] : [`${element.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`];
  });
}

describe('A desk at work in the colour of a brand', () => {
  for (const scheme of ['light', 'dark'])
    it(`can be read all over, whatever the colour, ${scheme}`, async () => {
      const {page, adapter, session, accept} = await setUp();
      await accept('ava');
      await session.send(session.state.openTaskId ?? '', 'It left *this morning*.');
      adapter.simulate.customerWrites('emil', 'Is anybody there?');
      await until(() => findAll(page, '[part~=offer]').length > 0, 'somebody waits');
      find(page, '[part~=details-button]').click();
      await until(() => findAll(page, '[part~=facts]').length > 0, 'the details are shown');
      page.style.colorScheme = scheme;
      const still = new CSSStyleSheet();
      still.replaceSync('* { animation: none !important; transition: none !important; }');
      for (const {shadowRoot} of findAll(page, '*')) shadowRoot?.adoptedStyleSheets.push(still);
      const problems: string[] = [];
      for (const brand of ['#ffd400', '#25d366', '#ff0044', '#0d0221', '#fdfdfd', '#808080', '#00ffff', '#7a00ff']) {
        page.style.setProperty('--wa-desk-brand', brand);
        problems.push(...badlyRead(page).map((problem) => `${brand}: ${problem}`));
      }
      expect(problems).to.deep.equal([]);
      expect(findAll(page, '[part~=bubble]').length).to.be.greaterThan(0);
    });
});
