import {notice} from '../../src/core/notice.js';
import {colleague, openGreekDesk} from './greek-desk.js';

const SECOND = 1000;
const orders = {id: 'orders', name: 'Παραγγελίες'};

/** As an agent would type it. */
function enter(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('It is no field.');
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

describe('every word of an agent’s day', () => {
  for (const name of ['transfer', 'conference'] as const)
    it(`comes through the catalogue: the ${name} dialog, with its targets and what is wrong with a request`, async () => {
      const {session, adapter, acceptFrom, find, findAll, expectNoneEscaped} = await openGreekDesk();
      const task = await acceptFrom('κ0', 'Γεια');
      session.saveDraft(task.conversationId, 'Ναι');
      find(`[part~=${name}-button]`).click();
      const inDialog = (path: string) => `wa-${name}-dialog >> ${path}`;
      await expectNoneEscaped('queues', [inDialog('[part~=note-input]'), inDialog('[part~=option]')]);
      find(inDialog('[part~=submit-button]')).click();
      await expectNoneEscaped('nobody is chosen', [inDialog('[part~=error]')]);
      find(inDialog('input[value=agent]')).click();
      await expectNoneEscaped('agents', [inDialog('[aria-disabled=true][part~=option]')]);
      for (const option of findAll(inDialog('[part~=option]')).toReversed()) option.click();
      enter(find(inDialog('[part~=note-input]')), 'ν'.repeat(5000));
      await expectNoneEscaped('a note that is too long', [inDialog('[part~=counter]'), inDialog('[part~=choice] bdi')]);
      adapter.simulate.colleagueState(colleague.id, 'idle');
      find(inDialog('[part~=refresh-button]')).click();
      await expectNoneEscaped('who was chosen cannot be any more', [inDialog('.lost')]);
      enter(find(inDialog('[part~=search-input]')), 'ωω');
      await expectNoneEscaped('nobody is found', [inDialog('[part~=empty]')]);
    });

  it('comes through the catalogue: a conference from request to release, and as a guest', async () => {
    const {session, adapter, acceptFrom, find, expectNoneEscaped} = await openGreekDesk();
    const task = await acceptFrom('κ0', 'Γεια');
    await session.conference(task.id, {kind: 'agent', ...colleague}, null);
    await expectNoneEscaped('requested', ['[part~=cancel-request-button]']);
    adapter.simulate.colleagueJoins('κ0');
    adapter.simulate.colleagueWrites('κ0', 'Ναι');
    session.saveDraft(task.conversationId, 'Ναι');
    await expectNoneEscaped('active', ['[part~=release-button]', '[part~=end-conference-button]']);
    find('[part~=end-conference-button]').click();
    await expectNoneEscaped('asking', ['[part~=confirm-button]']);
    find('wa-interaction >> dialog[open] [part~=cancel-button]').click();
    await session.releaseGuest(task.id);
    adapter.simulate.offer('κ2', {from: colleague, note: 'Έλα '.repeat(90)});
    adapter.simulate.conferenceFor('κ1', {from: colleague, note: 'Έλα'});
    await expectNoneEscaped('asked to join, and to take over', ['wa-offer-popup >> article:nth-of-type(2)']);
    const asked = [...session.state.offers.values()].find(({kind}) => kind === 'conference');
    await session.accept(asked?.id ?? '');
    await expectNoneEscaped('a guest', ['[part~=exit-conference-button]', '[part~=hand-over]']);
    await session.exitConference(asked?.id ?? '');
    await expectNoneEscaped('a guest’s wrap-up', ['wa-wrapup >> [part~=limit]']);
  });

  it('comes through the catalogue: what the agent is told about work', async () => {
    const {adapter, acceptFrom, find, expectNoneEscaped} = await openGreekDesk();
    await acceptFrom('κ0', 'Γεια');
    await acceptFrom('κ1', 'Γεια');
    for (const kind of notice.entries.kind.options) {
      adapter.simulate.notice('κ0', kind, orders);
      adapter.simulate.notice('κ0', kind);
    }
    await expectNoneEscaped('notices', ['[part~=notice]']); // a toast tells them in the same words
    adapter.simulate.customerWrites('κ0', 'Γεια');
    await expectNoneEscaped('a message elsewhere', ['[part~=toast-open]']);
    find('[part~=settings-button]').click();
    await expectNoneEscaped('settings', ['[part~=settings]', '[part~=test-button]']);
    find('[part~=quiet-button]').click();
    await expectNoneEscaped('do not disturb', ['[part~=quiet-button][aria-pressed=true]']);
  });

  it('comes through the catalogue: details, edited while a colleague saves, and both histories', async () => {
    const {session, adapter, acceptFrom, find, findAll, expectNoneEscaped} = await openGreekDesk();
    const task = await acceptFrom('κ0', 'Γεια');
    await session.conference(task.id, {kind: 'agent', ...colleague}, null);
    find('[part~=details-button]').click();
    await expectNoneEscaped('details', ['wa-task-details >> [part~=variables]']);
    find('wa-customer-history').scrollIntoView(); // it asks for nothing until somebody can see it
    await expectNoneEscaped('what there was before', ['wa-customer-history >> [part~=interaction]']);
    enter(find('#value-string'), 'Ναι');
    enter(find('#value-decimal'), 'όχι');
    await expectNoneEscaped('edited', ['[part~=save-button]', '[part~=revert-button]']);
    for (const save of findAll('[part~=save-button]').slice(1)) save.click();
    adapter.simulate.changeVariable(task.id, 'string', 'Όχι', colleague);
    await expectNoneEscaped('a conflict', ['[part~=conflict]', 'wa-task-details >> [part~=error]']);
    adapter.simulate.changeVariable(task.id, 'string', '', colleague);
    await expectNoneEscaped('emptied meanwhile', ['[part~=conflict]']);
    for (const toggle of findAll('wa-customer-history >> [part~=toggle-button]')) toggle.click();
    await expectNoneEscaped('the customer’s history', ['wa-past-messages >> [data-message-id]']);
    await session.end(task.id);
    await expectNoneEscaped('not saved in time', ['wa-task-details >> .notice']);
    findAll('[role=tab]')[1]?.click();
    await expectNoneEscaped('the other view', ['wa-agent-history']);
    find('wa-agent-history').scrollIntoView();
    await expectNoneEscaped('the last 24 hours', ['wa-agent-history >> [part~=interaction]']);
    for (const toggle of findAll('wa-agent-history >> [part~=toggle-button]')) toggle.click();
    await expectNoneEscaped('the agent’s own', ['wa-agent-history >> [data-message-id]']);
  });

  it('comes through the catalogue: wrap-up with its limit and the host’s suggestion', async () => {
    const {session, clock, acceptFrom, find, expectNoneEscaped} = await openGreekDesk();
    const task = await acceptFrom('κ0', 'Γεια');
    await session.end(task.id);
    const inWrapUp = (path: string) => `wa-wrapup >> ${path}`;
    await expectNoneEscaped('limited', [inWrapUp('[part~=limit]'), inWrapUp('[part~=extend-button]')]);
    find(inWrapUp('[part~=submit-button]')).click();
    await expectNoneEscaped('nothing is chosen', [inWrapUp('[part~=error]')]);
    enter(find(inWrapUp('[part~=search-input]')), 'ωω');
    await expectNoneEscaped('nothing is found');
    enter(find(inWrapUp('[part~=search-input]')), '');
    session.proposeReason(task.id, 'reason-1');
    await expectNoneEscaped('suggested', [inWrapUp('[part~=suggested]')]);
    for (const seconds of [31, 20]) clock.advance(seconds * SECOND);
    await expectNoneEscaped('urgent', [inWrapUp('[part~=urgent]')]);
    find(inWrapUp('[part~=extend-button]')).click();
    await expectNoneEscaped('extended', [inWrapUp('[part~=limit]:not([part~=urgent])')]);
  });

  it('comes through the catalogue: RONA, other devices, and why nobody signs out', async () => {
    const {session, adapter, clock, acceptFrom, find, expectNoneEscaped} = await openGreekDesk({
      offerStands: 20 * SECOND,
      capacity: 2,
    });
    await acceptFrom('κ0', 'Γεια');
    const inState = (path: string) => `wa-agent-state >> ${path}`;
    adapter.simulate.signedInElsewhere(2);
    adapter.simulate.customerWrites('κ1', 'Γεια');
    await expectNoneEscaped('at capacity, on three devices', [inState('[part~=devices]'), 'wa-offer-popup >> article']);
    find(inState('[part=button]')).click();
    await expectNoneEscaped('the menu', [inState('[part~=action]'), inState('[part~=other-devices]')]);
    await session.signOut().catch(() => undefined);
    find(inState('[part=button]')).click();
    await expectNoneEscaped('sign-out refused', [inState('[part~=error]')]);
    session.dismissRefusal('signOut');
    for (const seconds of [15, 5]) {
      clock.advance(seconds * SECOND);
      await expectNoneEscaped(`${seconds} s later`);
    }
    await expectNoneEscaped('RONA', ['wa-offer-popup >> [part~=missed]']);
  });
});
