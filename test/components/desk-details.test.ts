import {expect} from 'chai';
import {html} from 'lit';
import {plainText} from '../../src/core/index.js';
import '../../src/define/conversation.js';
import '../../src/define/offer-popup.js';
import '../../src/define/wrapup.js';
import '../../src/define/desk.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {task} from '../core/nouns.js';
import {createScriptedDesk, historyEvent, interaction, variable} from './history-stage.js';
import {press, type} from './keys.js';

async function setUp(width: number) {
  const variables = [variable('order', {label: 'Order number', value: plainText('A-1')})];
  const emil = {key: 'emil', name: plainText('Emil Stone'), username: null, number: null};
  const scripted = await createScriptedDesk([
    task({variables}),
    task({id: 't2', conversationId: 'c2', customer: emil, variables}),
  ]);
  scripted.answer((command) =>
    command.type === 'loadHistory' ? [historyEvent(command.taskId, [interaction(command.taskId ?? 'own')])] : [],
  );
  const page = stage(html`<wa-desk .session=${scripted.session}></wa-desk>`);
  const desk = page.querySelector('wa-desk');
  if (!desk) throw new Error('The desk is missing.');
  desk.style.cssText = `display: block; inline-size: ${width}px; block-size: 600px;`;
  await desk.updateComplete;
  await until(() => findAll(page, 'textarea').length > 0, 'the conversation is there');
  return {
    ...scripted,
    page,
    desk,
    part: (name: string) => find(page, `[part~=${name}]`),
    isShown: (selector: string) => findAll(page, selector).some((one) => one.checkVisibility()),
  };
}

describe('<wa-desk>: details and histories', () => {
  it('shows the customer’s details beside the conversation where there is room', async () => {
    const {part, isShown, page} = await setUp(1200);
    expect(isShown('wa-task-details')).to.equal(false);
    part('details-button').click();
    await until(() => isShown('wa-task-details') && isShown('wa-customer-history'), 'they are there');
    expect(part('details-button').ariaExpanded).to.equal('true');
    const pane = find(page, 'wa-interaction').getBoundingClientRect();
    expect(pane.right).to.be.at.most(part('details').getBoundingClientRect().left);
    expect(pane.width).to.be.greaterThan(320);
    part('details-button').click();
    await until(() => !isShown('wa-task-details'), 'they are gone');
  });

  for (const width of [360, 600, 900])
    it(`shows them in place of the conversation at ${width} px, and gives the focus back`, async () => {
      const {part, isShown, desk} = await setUp(width);
      part('details-button').focus();
      await press('Enter');
      await until(() => isShown('wa-task-details'), 'they are there');
      expect(isShown('wa-interaction')).to.equal(false);
      expect(isShown('wa-task-list')).to.equal(width >= 704);
      expectFocus(part('close-details-button'));
      expect(desk.scrollWidth).to.equal(width);
      await press('Escape');
      await until(() => isShown('wa-interaction'), 'the conversation is back');
      expectFocus(part('details-button'));
    });

  it('goes to the conversation when another is opened over the details', async () => {
    const {part, isShown, page, session} = await setUp(800);
    part('details-button').click();
    await until(() => isShown('wa-task-details'), 'they are there');
    findAll(page, '[part~=task]')[1]?.click();
    await until(() => isShown('wa-interaction'), 'the conversation is there');
    expect(session.state.openTaskId).to.equal('t2');
  });

  it('keeps what was typed into a variable while the details are closed', async () => {
    const {part, isShown, page} = await setUp(1200);
    part('details-button').click();
    await until(() => isShown('wa-task-details'), 'they are there');
    const field = find(find(page, 'wa-task-details'), 'input');
    field.focus();
    await press('End');
    await type('7');
    part('close-details-button').click();
    await until(() => !isShown('wa-task-details'), 'they are gone');
    part('details-button').click();
    await until(() => isShown('wa-task-details'), 'they are back');
    const again = find(find(page, 'wa-task-details'), 'input');
    expect(again instanceof HTMLInputElement && again.value).to.equal('A-17');
  });

  it('leads to the last 24 hours and back, by keyboard', async () => {
    const {page, isShown} = await setUp(1000);
    const [current, recent] = findAll(page, '[role=tab]');
    if (!current || !recent) throw new Error('The tabs are missing.');
    current.focus();
    await press('ArrowRight');
    await until(() => isShown('wa-agent-history') && !isShown('wa-task-list'), 'the history is there');
    expectFocus(recent);
    await until(() => textOf(find(page, 'wa-agent-history')).includes('Ava Hill'), 'it is loaded');
    await press('Home');
    await until(() => isShown('wa-task-list') && !isShown('wa-agent-history'), 'the list is back');
    expectFocus(current);
  });

  it('shows the last 24 hours at 320 px too', async () => {
    const {page, part, isShown, desk} = await setUp(320);
    part('back-button').click();
    await until(() => isShown('[role=tab]'), 'the list is there');
    findAll(page, '[role=tab]')[1]?.click();
    await until(() => textOf(find(page, 'wa-agent-history')).includes('Ava Hill'), 'it is loaded');
    expect(isShown('wa-interaction')).to.equal(false);
    expect(desk.scrollWidth).to.equal(320);
  });

  it('is accessible with everything open', async () => {
    const {page, part, isShown} = await setUp(1200);
    part('details-button').click();
    findAll(page, '[role=tab]')[1]?.click();
    await until(() => isShown('wa-task-details') && isShown('wa-agent-history'), 'they are there');
    await until(() => findAll(page, '[part=interaction]').length > 0, 'it is loaded');
    await expectAccessible(page);
  });
});
