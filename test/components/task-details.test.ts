import {expect} from 'chai';
import {html} from 'lit';
import {plainText, type Task, type Variable} from '../../src/core/index.js';
import '../../src/define/task-details.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {task, wrappingUp} from '../core/nouns.js';
import {createScriptedDesk, variable} from './history-stage.js';
import {press, type} from './keys.js';

const ben = {id: 'ben', name: 'Ben'};

const all = [
  variable('ani', {label: 'Customer number', editable: false, value: plainText('+44 7700 900123')}),
  variable('order', {label: 'Order number', value: plainText('A-1')}),
  variable('priority', {label: 'Priority', type: 'integer'}),
  variable('goodwill', {label: 'Goodwill', type: 'decimal'}),
  variable('vip', {label: 'VIP', type: 'boolean'}),
  variable('callBack', {label: 'Call back on', type: 'date'}),
  variable('shop', {label: 'Shop', editable: false, value: plainText('London')}),
];

const ava = {
  key: 'ava',
  name: plainText('Ava Hill'),
  username: plainText('ava.h'),
  number: plainText('+44 7700 900123'),
};

async function setUp(first: Task = task({customer: ava, variables: all}), others: readonly Task[] = []) {
  const desk = await createScriptedDesk([first, ...others]);
  const page = stage(html`
    <wa-task-details .session=${desk.session}>
      <p slot="customer">Gold customer</p>
    </wa-task-details>
  `);
  const element = page.querySelector('wa-task-details');
  if (!element) throw new Error('The details are missing.');
  await element.updateComplete;
  let {version} = first;
  const field = (label: string) => {
    const named = findAll(page, 'label').find((one) => textOf(one) === label);
    const input = named?.parentElement?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    if (!input) throw new Error(`There is no field ${label}.`);
    return input;
  };
  const withValue = (name: string, value: string, changedBy: Variable['changedBy']): Task => {
    version += 1;
    const variables = (desk.session.state.tasks.get(first.id) ?? first).variables.map((one) =>
      one.name === name ? {...one, value: plainText(value), version: one.version + 1, changedBy} : one,
    );
    return {...first, version, variables};
  };
  return {
    ...desk,
    page,
    element,
    field,
    /** Empties the field and types into it. */
    enter: async (label: string, text: string) => {
      const input = field(label);
      input.focus();
      if (input instanceof HTMLInputElement) input.select();
      await type(text);
      await element.updateComplete;
    },
    button: (part: string) => find(page, `[part=${part}]`),
    has: (part: string) => findAll(page, `[part=${part}]`).length > 0,
    /** As the gateway answers a save. */
    saves: () =>
      desk.answer((command) =>
        command.type === 'setVariable'
          ? [{type: 'task', task: withValue(command.name, command.value, {id: 'agent-1', name: 'Robin'}), thread: null}]
          : [],
      ),
    changes: async (name: string, value: string, by: Variable['changedBy'] = ben) => {
      desk.tell({type: 'task', task: withValue(name, value, by), thread: null});
      await element.updateComplete;
    },
    saved: () => desk.asked.flatMap((one) => (one.type === 'setVariable' ? [[one.name, one.value, one.version]] : [])),
  };
}

describe('<wa-task-details>', () => {
  it('tells who the customer is, each thing once, and has room for the CRM’s own fields', async () => {
    const {page} = await setUp();
    const text = textOf(page);
    for (const words of ['Ava Hill', 'ava.h', 'Shop, +44 7700 900100', 'Orders', 'Jan 5, 2026', 'Gold customer'])
      expect(text).to.contain(words);
    expect(text.split('+44 7700 900123')).to.have.length(2);
  });

  it('says that the number is hidden', async () => {
    const {page} = await setUp(task({variables: all}));
    expect(textOf(page)).to.contain('Number hidden by the customer');
  });

  it('shows who handed the conversation on, with the note, and who is in it too', async () => {
    const other = {state: 'active', other: {id: 'priya', name: 'Priya'}, since: 0} as const;
    const {page} = await setUp(task({kind: 'transfer', from: ben, note: plainText('Be gentle.'), conference: other}));
    expect(textOf(page)).to.contain('Transferred by Ben');
    expect(textOf(page)).to.contain('Be gentle.');
    expect(textOf(page)).to.contain('In conference with Priya');
  });

  it('shows what nobody may change as text', async () => {
    const {page, button} = await setUp();
    expect(textOf(button('value'))).to.equal('London');
    expect(findAll(page, 'label').map(textOf)).to.deep.equal([
      'Order number',
      'Priority',
      'Goodwill',
      'VIP',
      'Call back on',
    ]);
  });

  it('saves by the button and by Enter, and only what was changed', async () => {
    const {enter, button, has, saves, saved, field} = await setUp();
    saves();
    expect(has('save-button')).to.equal(false);
    await enter('Order number', 'A-2');
    button('save-button').click();
    await until(() => !has('save-button'), 'it is saved');
    await enter('Priority', '4');
    await press('Enter');
    await until(() => !has('save-button'), 'it is saved');
    expect(saved()).to.deep.equal([
      ['order', 'A-2', 0],
      ['priority', '4', 0],
    ]);
    expect(field('Order number').value).to.equal('A-2');
    expectFocus(field('Priority'));
  });

  it('keeps what was typed while the element is out of the page', async () => {
    const {field, page} = await setUp();
    field('Order number').focus();
    await type('9');
    const element = find(page, 'wa-task-details');
    element.remove();
    if ('requestUpdate' in element && typeof element.requestUpdate === 'function') element.requestUpdate();
    await new Promise(requestAnimationFrame);
    page.append(element);
    await until(() => textOf(page).includes('Order number'), 'it is drawn');
    expect(field('Order number').value).to.equal('A-19');
  });

  it('has nothing to save once the old value is back, by hand or by Escape', async () => {
    const {enter, has, field, saved} = await setUp();
    await enter('Order number', 'A-2');
    await enter('Order number', 'A-1');
    expect(has('save-button')).to.equal(false);
    await enter('Order number', 'A-3');
    await press('Escape');
    await until(() => !has('save-button'), 'it is reverted');
    expect(field('Order number').value).to.equal('A-1');
    expect(saved()).to.deep.equal([]);
  });

  it('asks for the kind of value the field is for, and takes a comma for the point', async () => {
    const {enter, page, has, saved, saves, field, button} = await setUp();
    saves();
    await enter('Priority', 'high');
    await press('Enter');
    await until(() => has('error'), 'it is refused');
    expect(textOf(button('error'))).to.equal('Enter a whole number, such as 12.');
    expect(field('Priority').getAttribute('aria-invalid')).to.equal('true');
    expectFocus(field('Priority'));
    expect(saved()).to.deep.equal([]);
    await enter('Priority', ' 5 ');
    expect(has('error')).to.equal(false);
    await press('Enter');
    await until(() => saved().length === 1, 'it is asked');
    await enter('Goodwill', '12,50');
    await press('Enter');
    await until(() => saved().length === 2, 'it is asked');
    expect(saved()).to.deep.equal([
      ['priority', '5', 0],
      ['goodwill', '12.50', 0],
    ]);
    expect(field('Order number').getAttribute('maxlength')).to.equal('256');
    expect(findAll(page, 'input[type=date]')).to.have.length(1);
    expect(field('Priority').inputMode).to.equal('numeric');
  });

  it('saves yes and no, and a date', async () => {
    const {field, saves, saved, button, element} = await setUp();
    saves();
    const vip = field('VIP');
    vip.value = 'true';
    vip.dispatchEvent(new Event('change', {bubbles: true}));
    await element.updateComplete;
    button('save-button').click();
    await until(() => saved().length === 1, 'it is asked');
    const date = field('Call back on');
    date.value = '2026-02-03';
    date.dispatchEvent(new Event('input', {bubbles: true}));
    await element.updateComplete;
    button('save-button').click();
    await until(() => saved().length === 2, 'it is asked');
    expect(saved()).to.deep.equal([
      ['vip', 'true', 0],
      ['callBack', '2026-02-03', 0],
    ]);
  });

  it('says at the field why a value was refused, and keeps what was typed', async () => {
    const {enter, answer, has, button, field} = await setUp();
    answer(() => 'bad-value');
    await enter('Order number', 'A-2');
    await press('Enter');
    await until(() => has('error'), 'it is refused');
    expect(textOf(button('error'))).to.contain('does not fit');
    expect(field('Order number').value).to.equal('A-2');
    await type('3');
    await until(() => !has('error'), 'the agent goes on');
    expect(field('Order number').value).to.equal('A-23');
  });

  it('shows while it saves, and asks once', async () => {
    const {enter, answer, button, saved, has} = await setUp();
    let finish: () => void = () => undefined;
    answer(
      () =>
        new Promise((resolve) => {
          finish = () => resolve([]);
        }),
    );
    await enter('Order number', 'A-2');
    button('save-button').click();
    await until(() => textOf(button('save-button')) === 'Saving…', 'it says so');
    button('save-button').click();
    finish();
    await until(() => !has('save-button'), 'it is done');
    expect(saved()).to.have.length(1);
  });

  it('shows a colleague’s value at once where the agent has typed nothing', async () => {
    const {changes, field} = await setUp();
    await changes('order', 'B-1');
    expect(field('Order number').value).to.equal('B-1');
  });

  it('tells that a colleague has saved meanwhile, and takes theirs', async () => {
    const {enter, changes, button, has, field} = await setUp();
    await enter('Order number', 'A-2');
    await changes('order', 'B-1');
    expect(textOf(button('conflict'))).to.contain('Ben saved “B-1” while you were editing.');
    expect(field('Order number').value).to.equal('A-2');
    button('theirs-button').click();
    await until(() => !has('conflict'), 'it is settled');
    expect(field('Order number').value).to.equal('B-1');
    expectFocus(field('Order number'));
  });

  it('keeps the agent’s own over a colleague’s, as a change of theirs', async () => {
    const {enter, changes, button, has, saves, saved, field} = await setUp();
    saves();
    await enter('Order number', 'A-2');
    await changes('order', 'B-1');
    button('mine-button').click();
    await until(() => !has('conflict'), 'it is settled');
    expect(field('Order number').value).to.equal('A-2');
    button('save-button').click();
    await until(() => saved().length === 1, 'it is asked');
    expect(saved()).to.deep.equal([['order', 'A-2', 1]]);
  });

  it('loses nothing when the colleague’s save is learnt by the refusal alone', async () => {
    const {enter, answer, changes, has, button, field} = await setUp();
    answer(() => 'changed-meanwhile');
    await enter('Order number', 'A-2');
    await press('Enter');
    await until(() => has('error'), 'it is refused');
    expect(textOf(button('error'))).to.contain('A colleague has changed this value');
    await changes('order', 'B-1');
    expect(has('error')).to.equal(false);
    expect(has('conflict')).to.equal(true);
    expect(field('Order number').value).to.equal('A-2');
  });

  it('keeps what was typed while the agent looks at another conversation', async () => {
    const other = task({id: 't2', conversationId: 'c2', variables: all});
    const {enter, session, element, field} = await setUp(undefined, [other]);
    await enter('Order number', 'A-2');
    session.open('t2');
    await element.updateComplete;
    expect(field('Order number').value).to.equal('A-1');
    session.open('t1');
    await element.updateComplete;
    expect(field('Order number').value).to.equal('A-2');
  });

  it('can only be read after the end, and says what was not saved', async () => {
    const {enter, tell, element, page} = await setUp();
    await enter('Order number', 'A-2');
    tell({type: 'task', task: wrappingUp({customer: ava, variables: all, version: 9}), thread: null});
    await element.updateComplete;
    expect(findAll(page, 'input, select')).to.deep.equal([]);
    expect(textOf(page)).to.contain('“A-2” was not saved before the conversation ended.');
  });

  it('copies a value, and says so', async () => {
    const {page} = await setUp();
    const copied: string[] = [];
    const before = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const fake = {writeText: async (text: string) => void copied.push(text)};
    Object.defineProperty(navigator, 'clipboard', {value: fake, configurable: true});
    try {
      find(page, '[aria-label="Copy Number"]').click();
      find(page, '[aria-label="Copy Order number"]').click();
      await until(() => textOf(document.body).includes('Order number was copied.'), 'it is said');
      fake.writeText = async () => {
        throw new Error('not allowed');
      };
      find(page, '[aria-label="Copy Shop"]').click();
      await until(() => textOf(document.body).includes('Shop could not be copied'), 'it is said');
    } finally {
      if (before) Object.defineProperty(navigator, 'clipboard', before);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(copied).to.deep.equal(['+44 7700 900123', 'A-1']);
  });

  it('shows hostile values as text, and long ones within its width', async () => {
    const hostile = '"><img src=x onerror=window.__pwned=1>'.repeat(6);
    const {page} = await setUp(
      task({variables: [variable('a', {label: hostile, value: plainText(hostile), editable: false})]}),
    );
    page.style.inlineSize = '280px';
    expect(textOf(page)).to.contain('onerror');
    expect(window).to.not.have.property('__pwned');
    expect(page.scrollWidth).to.be.at.most(280);
  });

  it('says what to do while no conversation is open', async () => {
    const {page, tell, element} = await setUp();
    tell({type: 'task-gone', taskId: 't1'});
    await element.updateComplete;
    expect(textOf(page)).to.contain('Open a conversation to see its details.');
  });

  it('is accessible', async () => {
    const {page, enter, changes} = await setUp();
    await enter('Order number', 'A-2');
    await changes('order', 'B-1');
    await enter('Priority', 'high');
    await press('Enter');
    await expectAccessible(page);
  });
});
