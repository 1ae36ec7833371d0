import {expect} from 'chai';
import {html} from 'lit';
import type {Notice} from '../../src/core/index.js';
import '../../src/define/conversation.js';
import '../../src/define/offer-popup.js';
import '../../src/define/wrapup.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/interaction.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {createColleagueDesk, note, requested, withBen} from './colleague-desk.js';
import {press, type} from './keys.js';
import {MONDAY_MORNING} from './tapped-desk.js';

async function setUp() {
  const desk = await createColleagueDesk();
  const page = stage(html`
    <style>
      .frame {
        block-size: 560px;
        inline-size: 600px;
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
  const control = (words: string) => {
    const found = findAll(page, '[part=controls] button').find((one) => textOf(one) === words);
    if (!found) throw new Error(`There is no ${words}.`);
    return found;
  };
  return {
    ...desk,
    page,
    pane,
    control,
    controls: () => findAll(page, '[part=controls] button').map(textOf),
    part: (name: string) => find(page, `[part~='${name}']`),
    has: (name: string) => findAll(page, `[part~='${name}']`).length > 0,
    alerts: () => findAll(page, '[role=alert] [part~=alert]').map(textOf),
    dialog: () => findAll(page, 'dialog').find((one) => one.matches(':modal')),
  };
}

/** All that a screen reader was told. */
const heard = (): string => findAll(document.body, '[aria-live]').map(textOf).join(' ');

const notice = (kind: Notice['kind'], other: string | null, id: string = kind): Notice => ({
  id,
  at: MONDAY_MORNING,
  kind,
  customer: {key: 'ava', name: {text: 'Ava Hill', masked: []}, username: null, number: null},
  other: other === null ? null : {id: 'other', name: other},
  taskId: 'gone',
});

describe('the control pane of <wa-interaction>', () => {
  it('has Transfer, Conference and End while connected', async () => {
    const {controls, page} = await setUp();
    expect(controls()).to.deep.equal(['Transfer', 'Conference', 'End']);
    await expectAccessible(page);
  });

  it('leaves out what the contact centre does not know', async () => {
    const {session, pane, controls} = await setUp();
    session.supports = (command) => command === 'end';
    pane.requestUpdate();
    await pane.updateComplete;
    expect(controls()).to.deep.equal(['End']);
  });

  it('transfers: the dialog, then the wrap-up with the focus in it', async () => {
    const {control, page, part, dialog} = await setUp();
    control('Transfer').focus();
    await press('Enter');
    await until(() => dialog() !== undefined, 'the dialog is open');
    await until(() => findAll(page, '[role=option]').length > 0, 'the list is there');
    await type('rep');
    await press('Enter', 'Control');
    await until(
      () => findAll(page, 'wa-wrapup').length > 0 && textOf(page).includes('Submit wrap-up'),
      'wrap-up is there',
    );
    expect(dialog()).to.equal(undefined);
    expect(textOf(part('ending'))).to.equal('Transferred');
    const wrapup = find(page, 'wa-wrapup');
    await until(() => hasFocus(find(wrapup, '[role=combobox]')), 'the reasons have the focus');
  });

  it('gives the focus back to Transfer when the dialog is left', async () => {
    const {control, dialog} = await setUp();
    control('Transfer').focus();
    await press('Enter');
    await until(() => dialog() !== undefined, 'the dialog is open');
    await press('Escape');
    await until(() => dialog() === undefined, 'it is closed');
    expectFocus(control('Transfer'));
  });

  it('requests a conference: says so, and leaves no button where the Enter was that a second one would press', async () => {
    const {control, controls, dialog, part, page, askedFor} = await setUp();
    control('Conference').focus();
    await press('Enter');
    await until(() => dialog() !== undefined, 'the dialog is open');
    await until(() => findAll(page, '[role=option]').length > 0, 'the list is there');
    await type('rep');
    await press('Enter', 'Control');
    await until(() => controls().includes('Cancel request'), 'it is requested');
    await press('Enter', 'Control');
    await press('Enter');
    expectFocus(part('controls'));
    expect(textOf(part('conference'))).to.match(/^Conference requested Ben Ode/);
    await until(() => heard().includes('Conference requested: Ben Ode'), 'it is announced');
    expect(controls()).to.deep.equal(['Cancel request', 'End']);
    expect(askedFor('conference')).to.have.length(1);
    expect(askedFor('cancelConference')).to.have.length(0);
    await expectAccessible(page);
  });

  it('takes a request back', async () => {
    const {change, controls, control, askedFor} = await setUp();
    change({conference: requested()});
    await until(() => controls().includes('Cancel request'), 'it is requested');
    control('Cancel request').click();
    await until(() => controls().includes('Transfer'), 'it is taken back');
    expect(askedFor('cancelConference')).to.have.length(1);
  });

  it('goes from “Conference requested” to “Conference”, where the owner ends for all or releases the guest', async () => {
    const {change, controls, control, part, page, askedFor} = await setUp();
    change({conference: requested()});
    await until(() => textOf(part('conference')).startsWith('Conference requested'), 'it is requested');
    change({conference: withBen});
    await until(() => controls().includes('Release Ben Ode'), 'it stands');
    expect(textOf(part('conference'))).to.match(/^Conference Ben Ode/);
    expect(findAll(page, '[part~=conference] [role=status]'), 'who joins is the conversation’s to say').to.deep.equal(
      [],
    );
    expect(controls()).to.deep.equal(['Release Ben Ode', 'End conference']);
    await expectAccessible(page);
    control('Release Ben Ode').click();
    await until(() => controls().includes('Transfer'), 'the owner goes on');
    expect(askedFor('releaseGuest')).to.have.length(1);
    change({conference: withBen});
    await until(() => controls().includes('End conference'), 'it stands');
    control('End conference').click();
    await until(() => textOf(page).includes('Submit wrap-up'), 'wrap-up is there');
    expect(askedFor('endConference')).to.have.length(1);
  });

  it('lets a guest exit, who then wraps up', async () => {
    const {change, controls, control, part, page} = await setUp();
    change({role: 'guest', conference: withBen});
    await until(() => controls().includes('Exit conference'), 'they are a guest');
    expect(controls()).to.deep.equal(['Exit conference']);
    control('Exit conference').focus();
    await press('Enter');
    await until(() => textOf(page).includes('Submit wrap-up'), 'wrap-up is there');
    expect(textOf(part('ending'))).to.equal('You left the conference');
    await until(() => hasFocus(find(find(page, 'wa-wrapup'), '[role=combobox]')), 'the reasons have the focus');
  });

  it('asks before a guest loses what they wrote', async () => {
    const {change, control, controls, session, task, dialog, askedFor, part} = await setUp();
    change({role: 'guest', conference: withBen});
    session.saveDraft(task.conversationId, 'half a sentence');
    await until(() => controls().includes('Exit conference'), 'they are a guest');
    control('Exit conference').click();
    await until(
      () => dialog() !== undefined && textOf(dialog() ?? document.body).includes('Leave this conference?'),
      'it asks',
    );
    expect(askedFor('exitConference')).to.deep.equal([]);
    part('confirm-button').click();
    await until(() => askedFor('exitConference').length === 1, 'it is asked');
  });

  it('says while interrupted why there is no transfer and no conference', async () => {
    const {adapter, control, controls, pane, askedFor, page} = await setUp();
    adapter.simulate.deleteLine('shop');
    await until(() => control('Transfer').ariaDisabled === 'true', 'it is closed');
    expect(controls()).to.deep.equal(['Transfer', 'Conference', 'End']);
    expect(control('Transfer').title).to.equal('The WhatsApp line was deleted. Nothing more can be sent.');
    expect(control('End').ariaDisabled).to.equal('false');
    control('Transfer').click();
    control('Conference').click();
    await pane.updateComplete;
    expect(findAll(page, 'wa-transfer-dialog')).to.deep.equal([]);
    expect(askedFor('transfer')).to.deep.equal([]);
    await expectAccessible(page);
  });

  it('asks once while it is under way, and says why it was refused until that is read', async () => {
    const {change, controls, control, askedFor, refuse, hold, alerts, page} = await setUp();
    change({conference: withBen});
    await until(() => controls().includes('End conference'), 'it stands');
    refuse('releaseGuest', 'no-conference');
    const release = hold();
    control('Release Ben Ode').click();
    await until(() => control('Release Ben Ode').ariaDisabled === 'true', 'it is under way');
    control('Release Ben Ode').click();
    control('End conference').click();
    release();
    await until(() => alerts().includes('The conference is over already.'), 'it says so');
    expect(askedFor('releaseGuest')).to.have.length(1);
    expect(askedFor('endConference')).to.have.length(0);
    find(page, '[part~=alert] [aria-label=Dismiss]').click();
    await until(() => alerts().length === 0, 'it is read');
  });

  it('says when the dialogs could not be loaded, and loads them the next time', async () => {
    const {pane, control, alerts, dialog} = await setUp();
    const {WaInteraction} = await import('../../src/components/interaction/interaction.js');
    const {loadDialogs} = WaInteraction;
    WaInteraction.loadDialogs = () => Promise.reject(new Error('offline'));
    control('Transfer').click();
    await until(() => alerts().length === 1, 'it says so');
    expect(alerts()[0]).to.contain('could not be loaded');
    WaInteraction.loadDialogs = loadDialogs;
    await pane.updateComplete;
    control('Transfer').click();
    await until(() => dialog() !== undefined, 'the dialog is open');
    expect(alerts()).to.deep.equal([]);
  });

  for (const [kind, other, words] of [
    ['transfer-dropped', 'Orders', 'The transfer of Ava Hill was not accepted. The customer is back in Orders.'],
    [
      'conference-dropped',
      'Ben Ode',
      'The conference request about Ava Hill to Ben Ode was not accepted. Nobody joined.',
    ],
    ['requeued', 'Orders', 'You were away too long, so Ava Hill is back in Orders.'],
    ['inherited', 'Ben Ode', 'Ben Ode left the conversation with Ava Hill. You go on with it alone.'],
    ['wrapped-up', 'Solved', 'The time for the wrap-up of Ava Hill was over. “Solved” was submitted for you.'],
    [
      'line-deleted',
      'Shop',
      'An administrator deleted the WhatsApp line Shop while Ava Hill, whom you had transferred, was waiting. Nobody can answer there any more.',
    ],
  ] as const)
    it(`tells that work is ${kind}, also while no task is open, until it is read`, async () => {
      const {tell, session, part, has, askedFor, page} = await setUp();
      session.open(null);
      tell({type: 'notice', notice: notice(kind, other)});
      await until(() => has('notice'), 'it is told');
      expect(textOf(part('notice'))).to.contain(words);
      await until(() => heard().includes(words), 'it is announced');
      await expectAccessible(page);
      find(page, '[part~=notice] [aria-label=Dismiss]').focus();
      await press('Enter');
      await until(() => !has('notice'), 'it is gone');
      expect(askedFor('seeNotice')).to.deep.equal([{type: 'seeNotice', noticeId: kind}]);
      expectFocus(part('base'));
    });

  it('tells each notice once, whatever tags show it: a second leaves the first as it stands', async () => {
    const {tell, has, page, session} = await setUp();
    stage(html`<wa-desk-notifications .session=${session}></wa-desk-notifications>`);
    const times = (words: string) => heard().split(words).length - 1;
    tell({type: 'notice', notice: notice('transfer-dropped', 'Lamps', 'once')});
    await until(() => has('notice') && times('Lamps') > 0, 'it is told');
    const first = find(page, '[part~=notice]');
    expect(first.closest('[role=alert]'), 'a live region would say it a second time').to.equal(null);
    tell({type: 'notice', notice: notice('requeued', 'Chairs', 'second')});
    await until(() => findAll(page, '[part~=notice]').length === 2 && times('Chairs') > 0, 'both are told');
    expect(findAll(page, '[part~=notice]')[0] === first).to.equal(true);
    expect([times('Lamps'), times('Chairs')]).to.deep.equal([1, 1]);
  });

  it('leaves no toast to tell what stands in the pane; where none is in view there is one, in the same words', async () => {
    const {tell, has, part, page, session} = await setUp();
    const other = stage(html`<wa-desk-notifications .session=${session}></wa-desk-notifications>`);
    const toasts = () => findAll(other, '[part~=toast]').map(textOf);
    await until(() => findAll(other, '[part=base]').length > 0, 'the other tag is there');
    tell({type: 'notice', notice: notice('transfer-dropped', 'Lamps', 'in-view')});
    await until(() => has('notice'), 'it is told');
    await new Promise(requestAnimationFrame);
    expect(toasts()).to.deep.equal([]);
    const [words = ''] = textOf(part('notice')).split('. ');
    page.hidden = true;
    tell({type: 'notice', notice: notice('requeued', 'Chairs', 'out-of-view')});
    await until(() => toasts().length > 0, 'there are toasts');
    expect(toasts().join(' ')).to.contain(words);
  });

  it('says once why nothing can be sent on a deleted line', async () => {
    const {adapter, page} = await setUp();
    adapter.simulate.deleteLine('shop');
    await until(() => textOf(page).includes('This conversation cannot go on'), 'the pane says so');
    await until(() => findAll(page, '#why').length > 0, 'and so does the box');
    expect(findAll(page, 'p:is(.refusal, .notice)')).to.have.length(1);
    expect(find(page, '#why').clientHeight, 'out of sight').to.be.lessThan(2);
    expect(textOf(find(page, '#why')), 'the field says it to screen readers').to.contain('Nothing more can be sent.');
  });

  it('tells each lost connection once, whatever tags show it', async () => {
    const {adapter, clock, page, session, part} = await setUp();
    stage(html`<wa-desk-notifications .session=${session}></wa-desk-notifications>`);
    const times = () => heard().split('Connection lost').length - 1;
    for (const round of [1, 2]) {
      adapter.simulate.disconnect();
      clock.advance(2000);
      // oxlint-disable no-await-in-loop -- one loss after the other
      await until(() => findAll(page, '[part~=banner]').length > 0 && times() >= round, 'it is told');
      await new Promise(requestAnimationFrame);
      expect(times()).to.equal(round);
      expect(part('banner').role).to.equal(null);
      adapter.simulate.reconnect();
      await until(() => findAll(page, '[part~=banner]').length === 0, 'it is back');
      // oxlint-enable no-await-in-loop
    }
  });

  it('shows who handed the conversation over, and the note, until it is read', async () => {
    const {change, part, has, page} = await setUp();
    change({kind: 'transfer', from: {id: 'ben-ode', name: 'Ben Ode'}, note});
    await until(() => has('hand-over'), 'it is shown');
    expect(textOf(part('hand-over'))).to.contain('Ben Ode transferred this conversation to you.');
    expect(textOf(part('hand-over'))).to.contain('Note from Ben Ode: She wants a refund. Be kind.');
    await expectAccessible(page);
    find(page, '[part~=hand-over] [aria-label=Dismiss]').click();
    await until(() => !has('hand-over'), 'it is gone');
  });
});
