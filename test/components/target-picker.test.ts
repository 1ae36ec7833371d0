import {expect} from 'chai';
import {html} from 'lit';
import type {Target} from '../../src/core/index.js';
import '../../src/define/target-picker.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {colleague, createColleagueDesk, queue} from './colleague-desk.js';
import {press, type} from './keys.js';

async function setUp({many = 0} = {}) {
  const desk = await createColleagueDesk();
  if (many > 0)
    desk.directory.agents = Array.from({length: many}, (_, i) =>
      colleague(`Agent ${i} of the ${i % 2 ? 'Évening' : 'day'}`),
    );
  const page = stage(html`
    <style>
      wa-target-picker {
        block-size: 400px;
        inline-size: 360px;
      }
    </style>
    <wa-target-picker .session=${desk.session} .taskId=${desk.task.id}></wa-target-picker>
  `);
  const picker = page.querySelector('wa-target-picker');
  if (!picker) throw new Error('The picker is missing.');
  const chosen: (Target | null)[] = [];
  page.addEventListener('wa-target-chosen', ({detail}) => chosen.push(detail.target));
  await until(() => findAll(page, '[role=option]').length > 0, 'the list is there');
  const options = () => findAll(page, '[role=option]');
  const option = (name: string) => {
    const found = options().find((one) => textOf(one).startsWith(name));
    if (!found) throw new Error(`${name} is not on the list.`);
    return found;
  };
  return {
    ...desk,
    page,
    picker,
    chosen,
    options,
    option,
    names: () => options().map((one) => textOf(find(one, '.name'))),
    input: () => find(page, '[role=combobox]'),
    active: () => {
      const id = find(page, '[role=combobox]').getAttribute('aria-activedescendant');
      return options().find((one) => one.id === id) ?? null;
    },
    toAgents: async () => {
      find(page, 'input[value=agent]').click();
      await picker.updateComplete;
    },
    search: async (text: string) => {
      picker.focus();
      await type(text);
      await picker.updateComplete;
    },
    refresh: () => find(page, '[part~=refresh-button]').click(),
  };
}

describe('<wa-target-picker>', () => {
  it('shows the queues with who waits, how long, and who is free', async () => {
    const {option} = await setUp();
    expect(textOf(find(option('Repairs'), '[aria-hidden]'))).to.equal('3 waiting, longest 04:10 · 2 available');
    expect(textOf(find(option('Repairs'), '.visually-hidden'))).to.equal(
      '3 waiting, longest 4 minutes, 10 seconds · 2 available',
    );
    expect(textOf(option('Orders'))).to.equal('Orders Nobody waiting · no agent available');
  });

  it('shows who can be asked first, then the others with the reason in words', async () => {
    const {options, toAgents} = await setUp();
    await toAgents();
    expect(options().map(textOf)).to.deep.equal([
      'Ben Ode Available · 2 of 3',
      'Zoë Ångström Available · 2 of 3',
      'Ana Idle Idle',
      'Full Fred At capacity: 3 of 3',
      'Jo Inside Already in this conversation',
      'Robin Vale This is you',
    ]);
    expect(options().map((one) => one.ariaDisabled)).to.deep.equal(['false', 'false', 'true', 'true', 'true', 'true']);
  });

  it('changes between queue and agent with the arrow keys', async () => {
    const {page, names} = await setUp();
    find(page, 'input[value=queue]').focus();
    await press('ArrowRight');
    await until(() => names().includes('Ben Ode'), 'the agents are listed');
    expectFocus(find(page, 'input[value=agent]'));
    await press('ArrowLeft');
    await until(() => names().includes('Repairs'), 'the queues are listed');
  });

  it('finds by any words of the name, whatever their case and accents', async () => {
    const {toAgents, search, names} = await setUp();
    await toAgents();
    await search('angst ZOE');
    expect(names()).to.deep.equal(['Zoë Ångström']);
  });

  it('puts names that begin so before names that only hold it', async () => {
    const {toAgents, search, names, directory, refresh, page} = await setUp();
    directory.agents = [colleague('Abdan'), colleague('Dana Low'), colleague('Low Dan')];
    await toAgents();
    refresh();
    await until(() => findAll(page, '[role=option]').length === 3, 'the new list is there');
    await search('dan');
    expect(names()).to.deep.equal(['Dana Low', 'Low Dan', 'Abdan']);
  });

  it('is chosen by the keyboard alone, and says so', async () => {
    const {toAgents, search, chosen, active, page} = await setUp();
    await toAgents();
    await search('ben');
    expect(textOf(active() ?? page)).to.contain('Ben Ode');
    await press('Enter');
    expect(chosen).to.deep.equal([{kind: 'agent', id: 'ben-ode', name: 'Ben Ode'}]);
    await until(() => textOf(page).includes('Chosen: Ben Ode'), 'it says so');
    expect(active()?.ariaSelected).to.equal('true');
  });

  it('goes round with the arrow keys, and keeps what is active in the list', async () => {
    const {toAgents, picker, active, page} = await setUp();
    await toAgents();
    picker.focus();
    await press('ArrowUp');
    await until(() => textOf(active() ?? page).startsWith('Robin Vale'), 'the last is active');
    await press('ArrowDown');
    await until(() => textOf(active() ?? page).startsWith('Ben Ode'), 'the first is active');
  });

  for (const [name, why] of [
    ['Ana Idle', 'Idle'],
    ['Full Fred', 'At capacity: 3 of 3'],
    ['Jo Inside', 'Already in this conversation'],
    ['Robin Vale', 'This is you'],
  ] as const)
    it(`does not choose ${name}, and says why: ${why}`, async () => {
      const {toAgents, option, chosen} = await setUp();
      await toAgents();
      option(name).click();
      expect(chosen).to.deep.equal([]);
      await until(() => textOf(document.body).includes(`${name} cannot be chosen: ${why}.`), 'it is said');
    });

  it('forgets the choice when the kind is changed', async () => {
    const {option, chosen, toAgents} = await setUp();
    option('Repairs').click();
    await toAgents();
    expect(chosen.map((target) => target?.id ?? null)).to.deep.equal(['repairs', null]);
  });

  it('keeps query and choice over a refresh, and says when the list is from', async () => {
    const {toAgents, search, refresh, picker, page, clock, names, directory, askedFor} = await setUp();
    await toAgents();
    await search('ben');
    await press('Enter');
    clock.advance(60_000);
    directory.agents = directory.agents.map((agent) => ({...agent, load: 1}));
    const time = new Intl.DateTimeFormat('en', {timeStyle: 'short'}).format(clock.now());
    refresh();
    await until(() => textOf(page).includes('1 of 3'), 'the new list is there');
    expect(textOf(page)).to.contain(`Updated ${time}`);
    await until(() => textOf(document.body).split(`Updated ${time}`).length === 3, 'it is announced');
    expect(names()).to.deep.equal(['Ben Ode']);
    expect(picker.chosen?.id).to.equal('ben-ode');
    expect(askedFor('listTargets')).to.have.length(2);
  });

  it('gives a choice up that cannot be chosen any more, and says so', async () => {
    const {toAgents, option, refresh, chosen, page, directory} = await setUp();
    await toAgents();
    option('Ben Ode').click();
    directory.agents = [colleague('Ben Ode', {unavailable: 'idle'})];
    refresh();
    await until(() => chosen.at(-1) === null, 'it is given up');
    await until(
      () => textOf(find(page, '[part~=choice]')) === 'Ben Ode cannot be chosen any more. Choose again.',
      'it says so',
    );
  });

  it('says that nobody matches, and what to do', async () => {
    const {toAgents, search, page} = await setUp();
    await toAgents();
    await search('xyz');
    expect(textOf(find(page, '[part~=empty]'))).to.equal('Nobody matches “xyz”. Try another word.');
  });

  it('says why the list could not be fetched, and tries again', async () => {
    const {refuse, refresh, page, session, askedFor} = await setUp();
    refuse('listTargets', 'internal');
    refresh();
    await until(() => findAll(page, '[part~=error]').length > 0, 'it says so');
    expect(textOf(find(page, '[part~=error]'))).to.contain('The contact centre had a problem.');
    find(page, '[part~=error] button').click();
    await until(() => findAll(page, '[part~=error]').length === 0, 'it is fetched');
    expect(askedFor('listTargets')).to.have.length(3);
    expect(session.state.targets).to.not.equal(null);
  });

  it('clears the query with Escape, once', async () => {
    const {search, page, input} = await setUp();
    const closed: Event[] = [];
    page.addEventListener('keydown', (event) => event.key === 'Escape' && closed.push(event));
    await search('rep');
    await press('Escape');
    await until(() => findAll(page, '[role=option]').length === 2, 'all are there');
    expect(closed).to.have.length(0);
    await press('Escape');
    expect(closed).to.have.length(1);
    expectFocus(input());
  });

  it('draws of 5,000 agents those in sight alone, and the active one wherever it is', async () => {
    const {toAgents, picker, options, active, page, names} = await setUp({many: 5000});
    await toAgents();
    expect(options().length).to.be.below(40);
    expect(options()[0]?.getAttribute('aria-setsize')).to.equal('5000');
    expect(options()[0]?.getAttribute('aria-posinset')).to.equal('1');
    picker.focus();
    await press('ArrowUp');
    await until(() => active()?.getAttribute('aria-posinset') === '5000', 'the last is active');
    const list = find(page, '[role=listbox]');
    const inSight = () => {
      const [box, at] = [list.getBoundingClientRect(), active()?.getBoundingClientRect()];
      return at !== undefined && at.top >= box.top - 1 && at.bottom <= box.bottom + 1;
    };
    await until(inSight, 'it is in sight');
    list.scrollTop = 0;
    await until(() => names().includes('Agent 0 of the day'), 'the first are drawn');
    expect(active()?.getAttribute('aria-posinset')).to.equal('5000');
  });

  it('searches 5,000 agents without a stutter: a key redraws only what is in sight', async () => {
    const {toAgents, picker, page, names} = await setUp({many: 5000});
    await toAgents();
    await until(() => names().length > 0, 'the agents are listed');
    let redrawn = 0;
    const watch = new MutationObserver((changes) => (redrawn += changes.length));
    watch.observe(find(page, '[role=listbox]'), {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    picker.focus();
    await type('4');
    await until(() => find(page, '[role=option]').getAttribute('aria-setsize') === '2084', 'it is found');
    watch.disconnect();
    expect(redrawn).to.be.within(1, 500);
  });

  it('is accessible: queues, agents, chosen, nobody', async () => {
    const {toAgents, option, picker, page, search, directory} = await setUp();
    directory.queues.push(queue({id: 'x', name: 'Extra'}));
    await expectAccessible(page);
    await toAgents();
    option('Ben Ode').click();
    await picker.updateComplete;
    await expectAccessible(page);
    await search('xyz');
    await expectAccessible(page);
  });
});
