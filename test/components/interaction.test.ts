import {expect} from 'chai';
import {html} from 'lit';
import {messagesOf, type DeskCommand} from '../../src/core/index.js';
import '../../src/define/composer.js';
import '../../src/define/conversation.js';
import '../../src/define/offer-popup.js';
import '../../src/define/wrapup.js';
import '../../src/define/interaction.js';
import {callComposer} from '../../src/element/composer-call.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {createTappedDesk, newestOf} from './tapped-desk.js';

async function setUp({customer = 'ava'}: {customer?: string | null} = {}) {
  const desk = await createTappedDesk();
  const task = customer === null ? undefined : await desk.acceptFrom(customer);
  const page = stage(html`
    <style>
      .frame {
        block-size: 500px;
        inline-size: 500px;
      }
      wa-interaction {
        display: block;
        block-size: 100%;
      }
    </style>
    <div class="frame"><wa-interaction .session=${desk.session}></wa-interaction></div>
  `);
  const pane = page.querySelector('wa-interaction');
  if (!pane) throw new Error('The pane is missing.');
  await pane.updateComplete;
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  return {
    ...desk,
    page,
    pane,
    open: () => {
      if (!task) throw new Error('No task is open.');
      return task;
    },
    part: (name: string) => find(page, `[part~='${name}']`),
    has: (name: string) => findAll(page, `[part~='${name}']`).length > 0,
    end: () => find(page, '[part~=end-button]').click(),
    ends: () => asked.filter((command) => command.type === 'end').length,
    dialog: () => {
      const dialog = find(page, 'dialog');
      if (!(dialog instanceof HTMLDialogElement)) throw new Error('The dialog is missing.');
      return dialog;
    },
    box: () => find(page, 'textarea'),
  };
}

describe('<wa-interaction>', () => {
  it('says who the customer is, on which line and through which queue', async () => {
    const {part, page} = await setUp();
    expect(textOf(part('customer-name'))).to.equal('Ava Hill');
    expect(textOf(part('customer-number'))).to.equal('+44 7700 900123');
    expect(textOf(part('source-number'))).to.equal('Shop, +44 7700 900100');
    expect(textOf(part('queue'))).to.equal('Orders');
    expect(find(page, '[role=timer]').ariaLabel).to.equal('Time since accepted: 0 seconds');
  });

  it('says that a number is hidden, and repeats none that is the name', async () => {
    const {part} = await setUp({customer: 'ben'});
    expect(textOf(part('customer-number'))).to.equal('Number hidden by the customer');
    const {part: other, has} = await setUp({customer: 'hana'});
    expect(textOf(other('customer-name'))).to.equal('+44 7700 900128');
    expect(has('customer-number')).to.equal(false);
  });

  it('shows a name made of markup as the characters it is', async () => {
    const {tell, open, part, page, pane} = await setUp();
    const name = {text: '<b>Admin</b>', masked: []};
    tell({type: 'task', task: {...open(), version: 99, customer: {...open().customer, name}}, thread: null});
    await pane.updateComplete;
    expect(textOf(part('customer-name'))).to.equal('<b>Admin</b>');
    expect(findAll(page, 'b')).to.deep.equal([]);
  });

  it('ends at once when nothing would be lost, and goes over to wrap-up', async () => {
    const {end, dialog, page, session} = await setUp();
    end();
    await until(() => findAll(page, '[role=combobox]').length > 0, 'wrap-up is there');
    expect(dialog().open).to.equal(false);
    expect(hasFocus(find(page, '[role=combobox]'))).to.equal(true);
    expect(findAll(page, 'textarea')).to.deep.equal([]);
    expect(findAll(page, '[part~=end-button]')).to.deep.equal([]);
    expect(session.state.openTaskId).to.not.equal(null);
  });

  it('ends once however often End is pressed', async () => {
    const {end, ends, adapter, page} = await setUp();
    adapter.simulate.holdAnswers();
    end();
    end();
    await until(() => find(page, '[part~=end-button]').ariaDisabled === 'true', 'it is under way');
    end();
    adapter.simulate.releaseAnswers();
    await until(() => findAll(page, '[role=combobox]').length > 0, 'wrap-up is there');
    expect(ends()).to.equal(1);
  });

  it('asks before a draft is lost; going back leaves all as it was and returns the focus', async () => {
    const {end, ends, dialog, session, open, part} = await setUp();
    session.saveDraft(open().conversationId, 'half a sentence');
    part('end-button').focus();
    end();
    expect(dialog().open).to.equal(true);
    await until(() => textOf(dialog()).includes('You have written something that was not sent.'), 'it says why');
    expect(hasFocus(part('cancel-button'))).to.equal(true);
    await press('Escape');
    await until(() => !dialog().open, 'it is closed');
    expect(hasFocus(part('end-button'))).to.equal(true);
    expect(ends()).to.equal(0);
    expect(session.state.drafts.get(open().conversationId)).to.equal('half a sentence');
  });

  it('ends all the same when that is confirmed', async () => {
    const {end, ends, dialog, session, open, part, page} = await setUp();
    session.saveDraft(open().conversationId, 'half a sentence');
    end();
    part('confirm-button').click();
    await until(() => findAll(page, '[role=combobox]').length > 0, 'wrap-up is there');
    expect(dialog().open).to.equal(false);
    expect(ends()).to.equal(1);
  });

  it('keeps the focus inside the question, and ends once however often that is confirmed', async () => {
    const {end, ends, session, open, part, page} = await setUp();
    session.saveDraft(open().conversationId, 'half a sentence');
    end();
    const choices = [part('cancel-button'), part('confirm-button')];
    const inPage = findAll(page, 'textarea, [part~=end-button], [role=log]');
    for (let stop = 0; stop < 6; stop++) {
      // oxlint-disable-next-line no-await-in-loop -- stop by stop
      await press('Tab');
      expect(inPage.some((one) => hasFocus(one))).to.equal(false);
    }
    choices[1]?.focus();
    await press('Enter');
    await press('Enter');
    choices[1]?.click();
    await until(() => findAll(page, '[role=combobox]').length > 0, 'wrap-up is there');
    expect(ends()).to.equal(1);
  });

  it('asks while messages are still to be sent', async () => {
    const {end, dialog, session, open, adapter} = await setUp();
    adapter.simulate.disconnect();
    void session.send(open().id, 'Written while offline').catch(() => undefined);
    await until(() => session.state.threads.get(open().conversationId)?.messages.length === 2, 'it waits');
    end();
    expect(dialog().open).to.equal(true);
    await until(() => textOf(dialog()).includes('Some messages have not been sent yet.'), 'it says why');
  });

  it('asks while WhatsApp makes a message wait', async () => {
    const desk = await setUp();
    const {end, dialog, session, open, tell} = desk;
    await session.send(open().id, 'One of many');
    const waiting = {...newestOf(desk, open()), version: 99, waiting: 'rate-limit' as const};
    tell({type: 'message-changed', message: waiting});
    end();
    expect(dialog().open).to.equal(true);
  });

  it('takes the question back when the conversation ends meanwhile', async () => {
    const {end, dialog, session, open} = await setUp();
    session.saveDraft(open().conversationId, 'half a sentence');
    end();
    expect(dialog().open).to.equal(true);
    await session.end(open().id);
    await until(() => !dialog().open, 'it is closed');
  });

  it('says why End was refused until the agent has read it', async () => {
    const {end, adapter, part, has, page} = await setUp();
    adapter.simulate.refuseNext('end', 'internal');
    end();
    await until(() => has('alert'), 'it says so');
    expect(textOf(part('alert'))).to.equal('The contact centre had a problem. Try again.');
    expect(part('alert').closest('[role=alert]')).to.not.equal(null);
    find(page, '[aria-label=Dismiss]').click();
    await until(() => !has('alert'), 'it is gone');
  });

  it('is interrupted when the line is deleted: an alert, a closed composer, only End', async () => {
    const {adapter, pane, part, page, box} = await setUp();
    adapter.simulate.deleteLine('shop');
    await pane.updateComplete;
    await until(() => box().matches(':read-only'), 'the composer is closed');
    expect(textOf(part('alert'))).to.equal(
      'An administrator deleted the WhatsApp line. This conversation cannot go on: press End.',
    );
    expect(part('alert').closest('[role=alert]')).to.not.equal(null);
    const usable = findAll(page, '[part~=header] button').filter(({ariaDisabled}) => ariaDisabled !== 'true');
    expect(usable.map(textOf)).to.deep.equal(['End']);
    part('end-button').click();
    await until(() => findAll(page, '[role=combobox]').length > 0, 'wrap-up is there');
  });

  it('says after 2 s that the connection is lost, takes the word back by itself and can be used all along', async () => {
    const {adapter, clock, pane, has, part, box, session, open} = await setUp();
    adapter.simulate.disconnect();
    clock.advance(1999);
    await pane.updateComplete;
    expect(has('banner')).to.equal(false);
    clock.advance(1);
    await pane.updateComplete;
    expect(textOf(part('banner'))).to.equal('Connection lost. Connecting again…');
    const heard = () => findAll(document.body, '[aria-live]').map(textOf).join(' ');
    await until(() => heard().includes('Connection lost. Connecting again…'), 'it is announced');
    box().focus();
    await type('Written while offline');
    await press('Enter');
    await until(() => session.state.drafts.size === 0, 'it is taken');
    expect(session.state.threads.get(open().conversationId)?.messages.at(-1)?.waiting).to.equal('offline');
    adapter.simulate.reconnect();
    await pane.updateComplete;
    expect(has('banner')).to.equal(false);
  });

  it('says nothing of a connection that is back within 2 s', async () => {
    const {adapter, clock, pane, has} = await setUp();
    adapter.simulate.disconnect();
    clock.advance(1500);
    adapter.simulate.reconnect();
    clock.advance(5000);
    await pane.updateComplete;
    expect(has('banner')).to.equal(false);
  });

  it('takes the agent to the composer when a failed message is edited', async () => {
    const desk = await setUp();
    const {session, open, adapter, page, box} = desk;
    await session.send(open().id, 'Your parcel');
    adapter.simulate.setStatus(newestOf(desk, open()).id, 'failed', '131051');
    await until(() => findAll(page, '[part~=edit-button]').length > 0, 'Edit is there');
    find(page, '[part~=edit-button]').click();
    await until(() => hasFocus(box()), 'the composer has the focus');
    expect(session.state.drafts.get(open().conversationId)).to.equal('Your parcel');
  });

  it('gives the seconds to take a message back on to its composer', async () => {
    const {box, clock, open, page, pane, session} = await setUp();
    const sent = () =>
      messagesOf(session.state, open().conversationId).filter(({author}) => author.kind === 'agent').length;
    pane.undoSeconds = 5;
    await pane.updateComplete;
    await page.querySelector('wa-interaction')?.shadowRoot?.querySelector('wa-composer')?.updateComplete;
    box().focus();
    await type('Too early');
    await press('Enter');
    await until(() => findAll(page, '[part~=undo]').length === 1, 'it can be taken back');
    expect(sent()).to.equal(0);
    clock.advance(5000);
    await until(() => sent() === 1, 'it is sent');
  });

  it('says what to do while no task is open', async () => {
    const {part, session, pane} = await setUp({customer: null});
    expect(textOf(part('empty'))).to.contain('The next customer’s request appears as a popup: press Accept.');
    await session.setAgentState('idle', 'lunch');
    await pane.updateComplete;
    expect(textOf(part('empty'))).to.contain('Set yourself to Available to receive customers’ requests.');
  });

  it('says to choose one while tasks wait in the list', async () => {
    const {part, session, pane} = await setUp();
    session.open(null);
    await pane.updateComplete;
    expect(textOf(part('empty'))).to.contain('Choose one from the list.');
  });

  it('says that the conversation ended before all was sent, and what, until the agent has read it', async () => {
    const {adapter, tell, open, session, part, has, page} = await setUp();
    adapter.simulate.refuseNext('send', 'rate-limited');
    const taskId = open().id;
    await session.send(taskId, 'Your parcel left today.').catch(() => undefined);
    tell({type: 'task-gone', taskId});
    await until(() => has('lost'), 'it says so');
    expect(textOf(part('lost'))).to.equal(
      'The conversation ended before all you wrote there was sent. The customer did not get: Your parcel left today.',
    );
    expect(part('lost').closest('[role=alert]')).to.not.equal(null);
    await expectAccessible(page);
    find(page, '[aria-label=Dismiss]').click();
    await until(() => !has('lost'), 'it is gone');
  });

  it('is accessible: connected, asking, interrupted, in wrap-up and empty', async () => {
    const {page, pane, session, open, end, dialog, adapter} = await setUp();
    await expectAccessible(page);
    session.saveDraft(open().conversationId, 'half a sentence');
    end();
    await pane.updateComplete;
    await expectAccessible(page);
    dialog().close();
    adapter.simulate.deleteLine('shop');
    await pane.updateComplete;
    await expectAccessible(page);
    await session.end(open().id);
    await pane.updateComplete;
    await expectAccessible(page);
    session.open(null);
    await pane.updateComplete;
    await expectAccessible(page);
  });

  it('closes its question when the pane is moved, and asks it anew as a dialog', async () => {
    const {page, pane, box, end, dialog} = await setUp();
    box().focus();
    await type('Not sent');
    end();
    await until(() => dialog().matches(':modal'), 'it asks');
    page.append(pane);
    await pane.updateComplete;
    expect(dialog().open).to.equal(false);
    end();
    await until(() => dialog().matches(':modal'), 'it asks again');
  });

  it('that is taken out of the page no longer answers for its session', async () => {
    const {pane, page, session, box} = await setUp();
    const asked: unknown[] = [];
    pane.focus = () => asked.push('focus');
    callComposer(session);
    expect(asked).to.have.length(1);
    pane.remove();
    callComposer(session);
    expect(asked).to.have.length(1);
    page.append(pane);
    await until(() => hasFocus(box()) || findAll(page, 'textarea').length > 0, 'it is drawn');
    callComposer(session);
    expect(asked).to.have.length(2);
  });
});
