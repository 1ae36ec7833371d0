import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';
import {WaIntentEvent} from '../../src/core/intent.js';
import {agentStateOf} from '../../src/core/select.js';
import '../../src/define/agent-state.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';

async function setUp(script = testScript) {
  const desk = await createTestDesk({script});
  const holder = stage(
    html`<button id="before">Before</button><wa-agent-state .session=${desk.session}></wa-agent-state>`,
  );
  const element = find(holder, 'wa-agent-state');
  await until(() => findAll(element, '[part=button]').length > 0, 'it is drawn');
  const button = find(element, '[part=button]');
  const options = () => findAll(element, '[role=menuitemradio]');
  const menu = find(element, '[part=menu]');
  const isOpen = () => menu.matches(':popover-open');
  const says = (text: string) => until(() => textOf(element).includes(text), `it says “${text}”: “${textOf(element)}”`);
  const focused = () => textOf(focusedElement() ?? document.createElement('p'));
  const open = async () => {
    button.focus();
    await sendKeys({press: 'Enter'});
    await until(() => isOpen() && options().includes(focusedElement() ?? menu), 'the menu is open');
  };
  const press = async (key: string, then: string) => {
    await sendKeys({press: key});
    await until(() => focused() === then, `${key} leads to ${then}, not to ${focused()}`);
  };
  return {...desk, holder, element, button, menu, options, isOpen, says, focused, open, press};
}

const told = (urgency: 'polite' | 'assertive') =>
  findAll(document.body, `[aria-live=${urgency}]`)
    .map((region) => textOf(region))
    .join(' ');

describe('<wa-agent-state>', () => {
  it('shows the state and for how long', async () => {
    const {clock, says, button} = await setUp();
    await says('Available 00:00');
    expect(button.ariaLabel).to.equal('Your state: Available');
    clock.advance(65_000);
    await says('Available 01:05');
  });

  it('follows a change that was made elsewhere, and says it', async () => {
    const {session, says} = await setUp();
    await session.setAgentState('idle', 'lunch');
    await says('Lunch 00:00');
    await until(() => told('polite').includes('Your state: Lunch'), 'it is announced');
  });

  it('offers Available and every code of Idle, the present one marked', async () => {
    const {open, options} = await setUp();
    await open();
    expect(options().map((option) => [textOf(option), option.ariaChecked])).to.deep.equal([
      ['Available', 'true'],
      ['Break', 'false'],
      ['Lunch', 'false'],
    ]);
  });

  it('offers plain Idle where there are no codes', async () => {
    const {open, options} = await setUp({...testScript, idleCodes: []});
    await open();
    expect(options().map(textOf)).to.deep.equal(['Available', 'Idle']);
  });

  it('is worked by keys alone, and gives the focus back', async () => {
    const {open, press, isOpen, session, says, button} = await setUp();
    await open();
    await press('ArrowDown', 'Break');
    await press('ArrowUp', 'Available');
    await press('ArrowUp', 'Sign out');
    await press('ArrowUp', 'Lunch');
    await press('Home', 'Available');
    await press('End', 'Sign out');
    await press('b', 'Break');
    await sendKeys({press: 'Enter'});
    await says('Break');
    expect(agentStateOf(session.state)?.code?.id).to.equal('break');
    expect(isOpen()).to.equal(false);
    expectFocus(button);
  });

  it('opens on an arrow key, closes on Escape, and changes nothing by that', async () => {
    const {button, isOpen, session, focused} = await setUp();
    button.focus();
    await sendKeys({press: 'ArrowDown'});
    await until(() => isOpen() && focused() === 'Available', 'the menu is open');
    await sendKeys({press: 'Escape'});
    await until(() => !isOpen(), 'the menu is closed');
    expectFocus(button);
    expect(agentStateOf(session.state)?.name).to.equal('available');
  });

  it('closes when the agent goes on with Tab', async () => {
    const {open, isOpen, holder} = await setUp();
    const after = document.createElement('button');
    holder.append(after);
    await open();
    await sendKeys({press: 'Tab'});
    await until(() => !isOpen(), 'the menu is closed');
    expectFocus(after);
  });

  it('finds a state by the letters typed, long names too', async () => {
    const codes = ['Break', 'Team meeting', 'Training', 'Travel'].map((name) => ({id: name, name}));
    const {open, press} = await setUp({...testScript, idleCodes: codes});
    await open();
    await press('t', 'Team meeting');
    await press('r', 'Training'); // “tr”
    await press('a', 'Training');
    await press('v', 'Travel');
  });

  it('goes through the states that begin with the same letter', async () => {
    const codes = ['Break', 'Team meeting', 'Training'].map((name) => ({id: name, name}));
    const {open, press} = await setUp({...testScript, idleCodes: codes});
    await open();
    await press('t', 'Team meeting');
    await press('t', 'Training');
    await press('t', 'Team meeting');
  });

  it('shows the old state as being changed until the contact centre has confirmed', async () => {
    const {adapter, session, button, says, isOpen} = await setUp();
    adapter.simulate.holdAnswers();
    const changed = session.setAgentState('idle', 'lunch');
    await until(() => button.ariaLabel === 'Changing your state…', 'it shows that it is changing');
    await says('Available');
    expect(button.ariaDisabled).to.equal('true');
    button.click();
    expect(isOpen()).to.equal(false);
    adapter.simulate.releaseAnswers();
    await changed;
    await says('Lunch');
  });

  it('says in words why it could not be changed, until that is dismissed', async () => {
    const {adapter, open, press, element, says} = await setUp();
    adapter.simulate.refuseNext('setAgentState', 'unknown-code');
    await open();
    await press('l', 'Lunch');
    await sendKeys({press: 'Enter'});
    await says('This reason is no longer offered. Choose another.');
    await says('Available');
    await until(() => told('assertive').includes('This reason is no longer offered.'), 'it is announced');
    find(element, '[part=error] button').click();
    await until(() => findAll(element, '[part=error]').length === 0, 'the words are gone');
  });

  it('asks the page before it changes the state', async () => {
    const {element, holder, open, press, session, says} = await setUp();
    holder.addEventListener('wa-intent', (event) => {
      if (event instanceof WaIntentEvent && event.target === element) event.preventDefault();
    });
    await open();
    await press('l', 'Lunch');
    await sendKeys({press: 'Enter'});
    await says('This page stopped it.');
    expect(agentStateOf(session.state)?.name).to.equal('available');
  });

  it('explains RONA, says it at once, and leaves it only by hand', async () => {
    const {adapter, clock, element, says, open, options, session} = await setUp();
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(31_000);
    await says('RONA');
    await says('No requests come until you choose Available.');
    await until(() => told('assertive').includes('You did not accept a request in time.'), 'it is announced');
    clock.advance(3600_000);
    await says('RONA 1:00:01');
    await open();
    expect(options().map((option) => option.ariaChecked)).to.deep.equal(['false', 'false', 'false']);
    await sendKeys({press: 'Enter'});
    await says('Available 00:00');
    expect(findAll(element, '[part=hint]')).to.deep.equal([]);
    expect(agentStateOf(session.state)?.name).to.equal('available');
  });

  it('keeps the height of the page’s header, in RONA and refused, and its note inside the window', async () => {
    const {adapter, clock, element, says, session} = await setUp();
    const note = () => find(element, '[part=note]');
    const {height} = element.getBoundingClientRect();
    const expectAside = async () => {
      await until(() => note().matches(':popover-open'), 'the note is there');
      expect(element.getBoundingClientRect().height).to.equal(height);
      const {left, right, top} = note().getBoundingClientRect();
      expect([left >= 0, right <= innerWidth, top >= 0]).to.deep.equal([true, true, true]);
    };
    element.style.cssText = 'position: fixed; right: 0; top: 0;';
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(31_000);
    await says('No requests come until you choose Available.');
    await expectAside();
    adapter.simulate.refuseNext('setAgentState', 'internal');
    await session.setAgentState('available').catch(() => undefined);
    await says('The contact centre had a problem.');
    await expectAside();
  });

  it('explains RONA until that was read, and the next one anew', async () => {
    const {adapter, clock, element, button, session, says} = await setUp();
    const isNoted = () => find(element, '[part=note]').matches(':popover-open');
    const misses = async () => {
      adapter.simulate.customerWrites('ava', 'Hello');
      clock.advance(31_000);
      await says('RONA');
      await until(isNoted, 'the note is there');
    };
    await misses();
    find(element, '[part=dismiss-button]').click();
    await until(() => !isNoted(), 'it is read');
    expect(hasFocus(button)).to.equal(true);
    const {id} = find(element, '[part=hint] p');
    expect(button.getAttribute('aria-describedby'), 'a screen reader still finds it').to.equal(id);
    await session.setAgentState('available');
    await says('Available');
    await misses();
    await session.setAgentState('available');
    await until(() => !isNoted(), 'it is over');
  });

  it('shows that there is no connection, and offers nothing meanwhile', async () => {
    const {adapter, says, button, element} = await setUp();
    adapter.simulate.disconnect();
    await says('Reconnecting…');
    expect(textOf(element)).not.to.include('Available 0');
    expect(button.ariaDisabled).to.equal('true');
    adapter.simulate.reconnect();
    await says('Available');
  });

  it('tells states apart by shape, not by colour alone', async () => {
    const {element, session, says} = await setUp();
    const shape = () => find(element, '[part=button]').querySelector('path')?.getAttribute('d');
    const available = shape();
    await session.setAgentState('idle', 'lunch');
    await says('Lunch');
    expect(shape()).not.to.equal(available);
  });

  for (const [where, place] of [
    ['at its end', 'right: 0; bottom: 0'],
    ['when the button is half outside', 'left: -150px; top: 0'],
  ] as const) {
    it(`keeps its menu inside the window ${where}`, async () => {
      const {element, menu, open} = await setUp();
      element.style.cssText = `position: fixed; ${place};`;
      await open();
      const {left, top, right, bottom} = menu.getBoundingClientRect();
      const inside = [left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight, bottom > top];
      expect(inside).to.deep.equal([true, true, true, true, true]);
    });
  }

  it('is accessible, open and closed, in RONA and refused', async () => {
    const {holder, open, adapter, clock, says, session} = await setUp();
    await expectAccessible(holder);
    await open();
    await expectAccessible(holder);
    await sendKeys({press: 'Escape'});
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(31_000);
    adapter.simulate.refuseNext('setAgentState', 'work-open');
    await session.setAgentState('available').catch(() => undefined);
    await says('Finish your open requests');
    await expectAccessible(holder);
  });
});
