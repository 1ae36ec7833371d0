import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';
import {agentStateOf, DeskSession, type Agent, type DeskCommand} from '../../src/core/index.js';
import '../../src/define/agent-state.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {createTestDesk} from '../../src/testing/index.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {type as typeText} from './keys.js';
import {createTappedDesk, type TappedDesk} from './tapped-desk.js';

const manyCodes = [
  'Break',
  'Lunch',
  'Team meeting',
  'Training',
  'Coaching',
  'Déjeuner d’équipe',
  'Back office',
  'System',
  'Personal',
];

async function show<D extends Pick<TappedDesk, 'session'>>(desk: D) {
  const page = stage(html`<button>Before</button><wa-agent-state .session=${desk.session}></wa-agent-state>`);
  const element = find(page, 'wa-agent-state');
  await until(() => findAll(element, '[part=button]').length > 0, 'it is drawn');
  const button = find(element, '[part=button]');
  const menu = find(element, '[part=menu]');
  const says = (text: string) => until(() => textOf(element).includes(text), `it says “${text}”: “${textOf(element)}”`);
  const focused = () => textOf(focusedElement() ?? document.createElement('p'));
  const press = async (key: string, then: string) => {
    await sendKeys({press: key});
    await until(() => focused() === then, `${key} leads to ${then}, not to ${focused()}`);
  };
  const open = async () => {
    button.focus();
    await sendKeys({press: 'Enter'});
    await until(
      () => menu.matches(':popover-open') && findAll(menu, '*').includes(focusedElement() ?? menu),
      'it is open',
    );
  };
  const item = (name: string) => {
    const found = findAll(element, '[role^=menuitem]').find((one) => textOf(one).startsWith(name));
    if (!found) throw new Error(`The menu has no ${name}: ${textOf(menu)}`);
    return found;
  };
  const options = () => findAll(element, '[role=menuitemradio]').map((one) => (one.textContent ?? '').trim());
  return {...desk, page, element, button, menu, says, focused, press, open, item, options};
}

async function setUp(changes = {}) {
  const desk = await show(await createTappedDesk(changes));
  const become = (parts: Partial<Agent>) => {
    const {agent} = desk.session.state;
    if (agent) desk.tell({type: 'agent', agent: {...agent, version: agent.version + 1, ...parts}});
  };
  return {...desk, become};
}

/** At a contact centre that knows how to sign the other devices out. */
async function setUpDevices(
  answer: (become: (desks: number) => void) => void,
  more: readonly DeskCommand['type'][] = ['closeOtherDesks'],
) {
  const {adapter, clock} = await createTestDesk();
  let become: (desks: number) => void = () => undefined;
  const asked: DeskCommand['type'][] = [];
  const session = new DeskSession({
    clock,
    adapter: {
      capabilities: {
        ...adapter.capabilities,
        commands: [...adapter.capabilities.commands.filter((type) => type !== 'closeOtherDesks'), ...more],
      },
      connect(sink, signal) {
        become = (desks) => {
          const {agent} = session.state;
          if (agent) sink({type: 'agent', agent: {...agent, version: agent.version + 1, desks}});
        };
        return adapter.connect(sink, signal);
      },
      async command(command, key) {
        asked.push(command.type);
        if (command.type !== 'closeOtherDesks') return adapter.command(command, key);
        answer(become);
        return [];
      },
    },
  });
  await session.connect();
  return {...(await show({session})), asked, become: (desks: number) => become(desks)};
}

const sentences = (urgency: 'polite' | 'assertive') =>
  findAll(document.body, `[aria-live=${urgency}]`).flatMap((region) => [...region.children].map(textOf));
const timesTold = (words: string, urgency: 'polite' | 'assertive' = 'polite') =>
  sentences(urgency).filter((sentence) => sentence.includes(words)).length;

describe('<wa-agent-state>: capacity', () => {
  it('counts offers, conversations and wrap-ups against the agent’s capacity, and draws it', async () => {
    const {open, says, acceptFrom, adapter, session, element, menu} = await setUp({capacity: 4});
    const task = await acceptFrom('ava');
    await session.end(task.id);
    await acceptFrom('ben');
    adapter.simulate.customerWrites('fay', 'Hello');
    await open();
    await says('3 of 4 conversations');
    expect(findAll(element, '[part=meter] i').map(({className}) => className)).to.deep.equal([
      'taken',
      'taken',
      'taken',
      '',
    ]);
    expect(
      textOf(find(element, `#${menu.getAttribute('aria-describedby') ?? ''}`)),
      'a screen reader hears it',
    ).to.equal('3 of 4 conversations');
  });

  it('says that no request comes while every slot is taken, on the button too', async () => {
    const {open, says, acceptFrom, button, element, session} = await setUp({capacity: 2});
    await acceptFrom('ava');
    const second = await acceptFrom('ben');
    await until(() => button.ariaLabel === 'Your state: Available. At capacity', 'the button says it');
    await open();
    await says('At capacity: no new requests');
    await session.end(second.id);
    await session.wrapUp(second.id, 'solved');
    await until(() => findAll(element, '[part~=full]').length === 0, 'there is room again');
    await says('1 of 2 conversations');
  });

  it('draws a large capacity to scale', async () => {
    const {become, element, acceptFrom} = await setUp();
    await acceptFrom('ava');
    become({capacity: 200});
    await until(() => findAll(element, '[part=meter] i').length === 12, 'it stays small');
    expect(findAll(element, '[part=meter] .taken')).to.have.length(0);
  });

  it('notes that the agent is in conversation, which is no state of its own', async () => {
    const {acceptFrom, says, button, session, element, options} = await setUp();
    const {height} = element.getBoundingClientRect();
    const task = await acceptFrom('ava');
    await says('Available In conversation');
    expect(button.ariaLabel).to.equal('Your state: Available. In conversation');
    expect(element.getBoundingClientRect().height, 'the header keeps its height').to.equal(height);
    expect(agentStateOf(session.state)?.name).to.equal('available');
    await session.end(task.id);
    await until(() => findAll(element, '[part=engaged]').length === 0, 'wrapping up is no conversation');
    expect(options()).not.to.include('In conversation');
  });
});

describe('<wa-agent-state>: states', () => {
  it('lets the agent search where there are many codes, whatever the case and the accents', async () => {
    const idleCodes = manyCodes.map((name) => ({id: name, name}));
    const {open, options, session, element} = await setUp({idleCodes});
    await open();
    expectFocus(find(element, '[part=search-input]'));
    await typeText('DEJEUNER eq');
    await until(() => options().join() === 'Déjeuner d’équipe', 'it is found');
    await until(() => timesTold('1 state') === 1, 'it is said how many');
    await sendKeys({press: 'Enter'});
    await until(() => agentStateOf(session.state)?.code?.id === 'Déjeuner d’équipe', 'it is chosen');
  });

  it('leads from the search to the states and back, clears it by Escape, and says when nothing is found', async () => {
    const idleCodes = manyCodes.map((name) => ({id: name, name}));
    const {open, press, options, says, element, menu, button} = await setUp({idleCodes});
    await open();
    await press('ArrowDown', 'Available');
    await press('ArrowDown', 'Break');
    await typeText('xy');
    await says('No state matches “xy”.');
    expectFocus(find(element, '[part=search-input]'));
    await sendKeys({press: 'Escape'});
    await until(() => options().length === 10, 'all are there again');
    await sendKeys({press: 'Escape'});
    await until(() => !menu.matches(':popover-open'), 'it is closed');
    expectFocus(button);
  });

  it('needs no search where there are few', async () => {
    const {element, open} = await setUp();
    await open();
    expect(findAll(element, '[part=search-input]')).to.deep.equal([]);
  });

  it('says in our words that the connection was lost, which nobody can choose', async () => {
    const {become, clock, says, options} = await setUp();
    const code = {id: 'connection-lost', name: 'connection_lost'};
    become({states: [{channel: 'whatsapp', name: 'idle', code, since: clock.now()}]});
    await says('Connection lost 00:00');
    await until(() => timesTold('Your state: Connection lost') === 1, 'it is said');
    expect(options()).to.deep.equal(['Available', 'Break', 'Lunch']);
  });

  it('shows the two ways out of RONA, and goes Available by one press', async () => {
    const {adapter, clock, element, says, session, button} = await setUp();
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(31_000);
    await says('RONA');
    await says('Go Available');
    find(element, '[part=available-button]').click();
    await until(() => agentStateOf(session.state)?.name === 'available', 'requests come again');
    await until(() => focusedElement() === button, 'the focus is kept');
  });

  it('opens the choice of Idle from there', async () => {
    const {adapter, clock, element, says, menu, options} = await setUp();
    adapter.simulate.customerWrites('ava', 'Hello');
    clock.advance(31_000);
    await says('RONA');
    await until(() => find(element, '[part=note]').matches(':popover-open'), 'the note is there');
    find(element, '[part=idle-button]').click();
    await until(() => menu.matches(':popover-open'), 'the states are there');
    expect(options(), 'RONA is not chosen').to.deep.equal(['Available', 'Break', 'Lunch']);
  });

  it('is said once though two tags of one desk show it', async () => {
    const {session, page, says} = await setUp({idleCodes: [{id: 'gym', name: 'Gymnastics'}]});
    stage(html`<wa-agent-state .session=${session}></wa-agent-state>`, page);
    await until(() => findAll(page, '[part=timer]').length === 2, 'both are there');
    await session.setAgentState('idle', 'gym');
    await says('Gymnastics');
    await until(() => timesTold('Your state: Gymnastics') > 0, 'it is said');
    expect(timesTold('Your state: Gymnastics')).to.equal(1);
  });
});

describe('<wa-agent-state>: sign-out', () => {
  it('signs out', async () => {
    const {open, press, says, session} = await setUp();
    await open();
    await press('End', 'Sign out');
    await sendKeys({press: 'Enter'});
    await says('Signed out');
    expect(session.state.connection).to.equal('signed-out');
  });

  it('is not possible while work is open, and says which', async () => {
    const {open, item, acceptFrom, adapter, session, says, menu} = await setUp();
    await acceptFrom('ava');
    await acceptFrom('ben');
    adapter.simulate.customerWrites('fay', 'Hello');
    await open();
    await says('Finish 1 request and 2 conversations first.');
    const signOut = item('Sign out');
    expect(signOut.ariaDisabled).to.equal('true');
    expect(textOf(find(menu, `#${signOut.getAttribute('aria-describedby') ?? ''}`))).to.include('Finish 1 request');
    signOut.click();
    await until(() => timesTold('Finish 1 request and 2 conversations first.', 'assertive') === 1, 'it is said');
    expect([session.state.connection, menu.matches(':popover-open')]).to.deep.equal(['online', true]);
  });

  it('says why when the contact centre refuses', async () => {
    const {open, item, adapter, says, session, element} = await setUp();
    adapter.simulate.refuseNext('signOut', 'work-open');
    await open();
    item('Sign out').click();
    await says('Finish your open requests and conversations first.');
    await until(() => timesTold('Finish your open requests', 'assertive') === 1, 'it is said');
    expect(session.state.connection).to.equal('online');
    find(element, '[part=dismiss-button]').click();
    await until(() => findAll(element, '[part=error]').length === 0, 'it is read');
  });

  it('is not offered where the contact centre has none', async () => {
    const {adapter, clock} = await createTestDesk();
    const commands = adapter.capabilities.commands.filter((type) => type !== 'signOut');
    const session = new DeskSession({adapter: {...adapter, capabilities: {masked: true, commands}}, clock});
    await session.connect();
    const {element, open} = await show({session});
    await open();
    expect(findAll(element, '[part=action]')).to.deep.equal([]);
  });
});

describe('<wa-agent-state>: signed in elsewhere', () => {
  it('is shown on the button and in the menu, said once, and ended by one choice', async () => {
    const {become, open, item, says, button, element, asked} = await setUpDevices((set) => set(1));
    become(2);
    await until(() => timesTold('You are signed in on 2 devices') === 1, 'it is said');
    const told = find(element, `#${button.getAttribute('aria-describedby') ?? ''}`);
    expect(textOf(told)).to.equal('You are signed in on 2 devices');
    await open();
    item('Sign out the others').click();
    await until(() => findAll(element, '[part=other-devices], [part=devices]').length === 0, 'the note leaves');
    await until(() => timesTold('You are signed in on this device alone') === 1, 'it is said');
    await says('Available');
    expect(asked).to.deep.equal(['closeOtherDesks']);
  });

  it('stays until the contact centre confirms', async () => {
    const {become, open, item, session, element} = await setUpDevices(() => undefined);
    become(3);
    await open();
    item('Sign out the others').click();
    await until(() => session.state.pending.size === 0, 'it has answered');
    expect(textOf(find(element, '#devices'))).to.equal('You are signed in on 3 devices');
  });

  it('is a note alone where the contact centre cannot sign others out', async () => {
    const {become, open, says, element} = await setUpDevices(() => undefined, []);
    become(2);
    await open();
    await says('You are signed in on 2 devices');
    expect(findAll(element, '[part=action]').map(textOf)).to.deep.equal(['Sign out']);
  });
});

describe('<wa-agent-state>: for everybody', () => {
  it('is accessible: searched, at capacity, on two devices, with work open, in RONA', async () => {
    const idleCodes = manyCodes.map((name) => ({id: name, name}));
    const {page, open, acceptFrom, become, says, clock, button} = await setUp({idleCodes, capacity: 1});
    await acceptFrom('ava');
    become({desks: 2});
    await open();
    await says('At capacity: no new requests');
    await expectAccessible(page);
    await typeText('zz');
    await says('No state matches');
    await expectAccessible(page);
    await sendKeys({press: 'Escape'});
    await sendKeys({press: 'Escape'});
    become({states: [{channel: 'whatsapp', name: 'rona', code: null, since: clock.now()}]});
    await until(() => button.classList.contains('rona'), 'it is RONA');
    await expectAccessible(page);
  });
});
