import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/conference-dialog.js';
import '../../src/define/transfer-dialog.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {createColleagueDesk, requested} from './colleague-desk.js';
import {press, tabTo, type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

async function setUp(tag: 'wa-transfer-dialog' | 'wa-conference-dialog' = 'wa-transfer-dialog') {
  const desk = await createColleagueDesk();
  const page = stage(html`
    <button id="opener">Ask</button>
    <wa-transfer-dialog .session=${desk.session}></wa-transfer-dialog>
    <wa-conference-dialog .session=${desk.session}></wa-conference-dialog>
  `);
  const element = page.querySelector(tag);
  if (!element) throw new Error('The dialog is missing.');
  await element.updateComplete;
  const dialog = () => {
    const found = find(element, 'dialog');
    if (!(found instanceof HTMLDialogElement)) throw new Error('The dialog is missing.');
    return found;
  };
  const closed: unknown[] = [];
  element.addEventListener('wa-request-closed', ({detail}) => closed.push(detail));
  const opener = find(page, '#opener');
  return {
    ...desk,
    page,
    element,
    dialog,
    closed,
    opener,
    part: (name: string) => find(element, `[part~='${name}']`),
    text: () => textOf(dialog()),
    submit: () => find(element, '[part~=submit-button]'),
    note: (text: string) => {
      const field = find(element, 'textarea');
      if (!(field instanceof HTMLTextAreaElement)) throw new Error('No note field.');
      field.value = text;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    },
    open: async () => {
      opener.focus();
      expect(element.show()).to.equal(true);
      await until(() => findAll(element, '[role=option]').length > 0, 'the list is there');
    },
    choose: async (name: string) => {
      if (name !== 'Repairs') find(element, 'input[value=agent]').click();
      const option = () => findAll(element, '[role=option]').find((one) => textOf(one).startsWith(name));
      await until(option, `${name} is listed`);
      option()?.click();
      await until(() => textOf(dialog()).includes(`Chosen: ${name}`), 'it is chosen');
    },
  };
}

describe('<wa-transfer-dialog> and <wa-conference-dialog>', () => {
  it('asks for the open task, with the customer in its title and the focus in the search field', async () => {
    const {open, dialog, part, element, askedFor} = await setUp();
    await open();
    expect(dialog().matches(':modal')).to.equal(true);
    expect(textOf(part('title'))).to.equal('Transfer Ava Hill');
    expectFocus(find(element, '[role=combobox]'));
    expect(askedFor('listTargets')).to.have.length(1);
  });

  it('transfers by the keyboard alone, with a note, and is closed', async () => {
    const {open, element, dialog, askedFor, task, now, closed} = await setUp();
    await open();
    await tabTo(() => hasFocus(find(element, 'input[value=queue]')), 'back');
    await press('ArrowRight');
    await tabTo(() => hasFocus(find(element, '[role=combobox]')));
    await type('zoe');
    await press('Enter');
    await tabTo(() => hasFocus(find(element, 'textarea')));
    await type('She wants a refund');
    await tabTo(() => hasFocus(find(element, '[part~=submit-button]')));
    await press('Enter');
    await until(() => !dialog().open, 'it is closed');
    expect(askedFor('transfer')).to.deep.equal([
      {
        type: 'transfer',
        taskId: task.id,
        target: {kind: 'agent', id: 'zoë-ångström'},
        note: 'She wants a refund',
      },
    ]);
    expect(now().phase).to.equal('wrap-up');
    expect(closed).to.deep.equal([{outcome: 'sent', why: null}]);
  });

  it('requests a conference with Ctrl and Enter from the search field, without a note', async () => {
    const {open, dialog, askedFor, task, opener} = await setUp('wa-conference-dialog');
    await open();
    await type('rep');
    await press('Enter', 'Control');
    await until(() => !dialog().open, 'it is closed');
    expect(askedFor('conference')).to.deep.equal([
      {type: 'conference', taskId: task.id, target: {kind: 'queue', id: 'repairs'}, note: null},
    ]);
    expectFocus(opener);
  });

  it('asks once however often that is pressed', async () => {
    const {open, choose, submit, dialog, askedFor, hold} = await setUp();
    await open();
    await choose('Ben Ode');
    const release = hold();
    submit().focus();
    await press('Enter');
    await press('Enter');
    submit().click();
    expect(submit().ariaDisabled).to.equal('true');
    release();
    await until(() => !dialog().open, 'it is closed');
    await press('Enter');
    expect(askedFor('transfer')).to.have.length(1);
  });

  it('says what is missing when it is pressed without a choice', async () => {
    const {open, submit, part, askedFor, element} = await setUp();
    await open();
    expect(submit().ariaDisabled).to.equal('true');
    submit().click();
    await until(() => findAll(element, '[part~=error]').length > 0, 'it says so');
    expect(textOf(part('error'))).to.equal('Choose a queue or an agent first.');
    expect(part('error').closest('[role=alert]')).to.not.equal(null);
    expect(askedFor('transfer')).to.deep.equal([]);
  });

  it('says why it was refused, and keeps query, choice and note', async () => {
    const {open, choose, note, submit, refuse, element, part, dialog} = await setUp();
    await open();
    await type('e');
    await choose('Ben Ode');
    note('Be kind');
    refuse('transfer', 'target-unavailable');
    submit().click();
    await until(() => findAll(element, '[part~=error]').length > 0, 'it says so');
    expect(textOf(part('error'))).to.equal(
      'This choice is not available any more. Refresh the list and choose another.',
    );
    expect(dialog().open).to.equal(true);
    expect(textOf(dialog())).to.contain('Chosen: Ben Ode');
    const values = findAll(element, '[role=combobox], textarea').map((field) => 'value' in field && field.value);
    expect(values).to.deep.equal(['e', 'Be kind']);
    submit().click();
    await until(() => !dialog().open, 'it is closed');
  });

  it('counts the note near its end, and does not send or cut one that is too long', async () => {
    const {open, choose, note, submit, text, askedFor, element} = await setUp();
    await open();
    await choose('Ben Ode');
    note('x'.repeat(300));
    expect(text()).to.not.contain('of 500 characters');
    note('x'.repeat(450));
    await until(() => text().includes('450 of 500 characters'), 'it counts');
    note('x'.repeat(502));
    await until(() => text().includes('502 of 500 characters'), 'it counts');
    submit().click();
    await until(() => text().includes('The note is 2 characters too long. Shorten it first.'), 'it says so');
    expectFocus(find(element, 'textarea'));
    expect(askedFor('transfer')).to.deep.equal([]);
  });

  it('is left with Escape; the focus goes back, and note and choice are there the next time', async () => {
    const {open, choose, note, dialog, opener, text, closed, element} = await setUp();
    await open();
    await choose('Ben Ode');
    note('Be kind');
    await press('Escape');
    await until(() => !dialog().open, 'it is closed');
    expectFocus(opener);
    expect(closed).to.deep.equal([{outcome: 'cancelled', why: null}]);
    await open();
    await until(() => text().includes('Chosen: Ben Ode'), 'the choice is there');
    const field = find(element, 'textarea');
    expect('value' in field && field.value).to.equal('Be kind');
  });

  it('closes by itself when the conversation ends meanwhile, and says why', async () => {
    const {open, dialog, session, task, closed} = await setUp();
    await open();
    await session.end(task.id);
    expect(dialog().open).to.equal(false);
    await until(
      () => textOf(document.body).includes('The conversation has ended, so nothing was transferred.'),
      'it is said',
    );
    expect(closed).to.deep.equal([{outcome: 'over', why: 'task-ended'}]);
  });

  it('closes by itself when the line is deleted, and when a conference is requested elsewhere', async () => {
    const first = await setUp();
    await first.open();
    first.adapter.simulate.deleteLine('shop');
    expect(first.dialog().open).to.equal(false);
    expect(first.closed).to.deep.equal([{outcome: 'over', why: 'line-deleted'}]);
    const second = await setUp();
    await second.open();
    second.change({conference: requested()});
    expect(second.closed).to.deep.equal([{outcome: 'over', why: 'conference-open'}]);
  });

  it('warns that what was written and not sent is lost with a transfer', async () => {
    const {open, session, task, text} = await setUp();
    session.saveDraft(task.conversationId, 'half a sentence');
    await open();
    expect(text()).to.contain('You have written something that was not sent. It is lost with the transfer.');
  });

  it('does not open where there is nothing to transfer', async () => {
    const {element, session, task, dialog} = await setUp();
    await session.end(task.id);
    expect(element.show()).to.equal(false);
    expect(element.show('unknown')).to.equal(false);
    await element.updateComplete;
    expect(dialog().open).to.equal(false);
  });

  it('keeps the focus inside, and has screen readers told from inside', async () => {
    const {open, choose, opener, dialog} = await setUp();
    await open();
    await choose('Ben Ode');
    for (let stop = 0; stop < 10; stop++) {
      await press('Tab');
      expect(hasFocus(opener)).to.equal(false);
    }
    const said = findAll(dialog(), '[aria-live]').map(textOf).join(' ');
    expect(said).to.contain('Chosen: Ben Ode');
  });

  it('is accessible, empty and refused', async () => {
    const {open, element, submit, page, note} = await setUp();
    await open();
    await expectAccessible(page);
    note('x'.repeat(502));
    submit().click();
    await until(() => findAll(element, '[part~=error]').length > 0, 'it says so');
    await expectAccessible(page);
  });

  it('is closed by being moved, and opens anew as a dialog', async () => {
    const {open, dialog, element, page} = await setUp();
    await open();
    page.append(element);
    expect(dialog().open).to.equal(false);
    await open();
    expect(dialog().matches(':modal')).to.equal(true);
  });

  it('leaves with its session, instead of standing empty before the page', async () => {
    const {open, dialog, element, closed} = await setUp();
    await open();
    const {session} = await createTappedDesk();
    element.session = session;
    await until(() => !dialog().open, 'it is closed');
    expect(closed).to.deep.equal([{outcome: 'over', why: null}]);
  });
});
