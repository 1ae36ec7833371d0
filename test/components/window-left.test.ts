import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/composer.js';
import '../../src/define/interaction.js';
import '../../src/define/task-list.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function setUpWindow(customer = 'ava') {
  const desk = await createTappedDesk();
  const task = await desk.acceptFrom(customer);
  const page = stage(html`
    <wa-interaction .session=${desk.session}></wa-interaction>
    <wa-task-list .session=${desk.session}></wa-task-list>
  `);
  const [pane, list] = [page.querySelector('wa-interaction'), page.querySelector('wa-task-list')];
  if (!pane || !list) throw new Error('An element is missing.');
  await Promise.all([pane.updateComplete, list.updateComplete]);
  const chip = (element: Element) => find(element, '[part~=window]');
  return {
    ...desk,
    task,
    page,
    pane,
    list,
    chip,
    words: () => chip(pane).querySelector('span[aria-hidden]')?.textContent,
    /** So much is left of the window now. */
    leave: (ms: number) => {
      const {version, capabilities} = desk.session.state.tasks.get(task.id) ?? task;
      const windowClosesAt = desk.clock.now() + ms;
      desk.tell({
        type: 'task',
        task: {...task, version: version + 1, capabilities: {...capabilities, windowClosesAt}},
        thread: null,
      });
    },
  };
}

describe('the customer service window', () => {
  it('shows what is left in the pane and in the list, in words and by its look', async () => {
    const {chip, clock, leave, list, pane, words} = await setUpWindow();
    leave(23 * HOUR + MINUTE);
    await until(() => words() === '23 h left', 'hours at first');
    leave(HOUR + 2000);
    await until(() => words() === '1 h left', 'then one');
    clock.advance(3000);
    await until(() => words() === '59 min left', 'then minutes, by time alone');
    expect(chip(pane).part.contains('hour')).to.equal(true);
    leave(10 * MINUTE + 1000);
    clock.advance(2000);
    await until(() => words() === '9 min left', 'then few');
    expect(chip(pane).part.contains('minutes')).to.equal(true);
    await until(() => textOf(chip(list)).includes('9 min left'), 'in the list as well');
    leave(10_000);
    await until(() => words() === '10 s left', 'at last seconds');
    clock.advance(11_000);
    await until(() => words() === 'Templates only', 'then none');
    expect(textOf(chip(pane))).to.contain('Time left for free text: Templates only');
  });

  it('says once that an hour, and once that ten minutes are left', async () => {
    const {clock, leave} = await setUpWindow('emil');
    const hour = 'Less than an hour left to write freely to Emil Stone.';
    const minutes = 'Less than 10 minutes left to write freely to Emil Stone.';
    const heard = () => findAll(document.body, '[aria-live=polite] p').map(textOf);
    const times = (words: string) => heard().filter((one) => one === words).length;
    leave(HOUR + 1000);
    clock.advance(2000);
    await until(() => times(hour) === 1, 'it is said');
    clock.advance(49 * MINUTE);
    expect(times(minutes)).to.equal(0);
    clock.advance(MINUTE);
    await until(() => times(minutes) === 1, 'and again at the end');
    clock.advance(MINUTE);
    expect([times(hour), times(minutes)]).to.deep.equal([1, 1]);
  });

  it('closes the box by itself and says so once; the customer opens it again, with the draft as it was', async () => {
    const {clock, leave, pane, session, task, words} = await setUpWindow();
    const all = () =>
      findAll(document.body, '[aria-live=polite] p').filter((one) => textOf(one).startsWith('The time for free text'));
    const before = new Set(all());
    const said = () => all().filter((one) => !before.has(one));
    session.saveDraft(task.conversationId, 'half a sentence');
    leave(1000);
    clock.advance(2000);
    await until(() => words() === 'Templates only', 'it is closed');
    await until(() => said().length === 1, 'it is said');
    expect(find(pane, 'textarea')).to.have.property('readOnly', true);
    clock.advance(5000);
    expect(said()).to.have.length(1);
    leave(24 * HOUR);
    await until(() => words() === '24 h left', 'it is open');
    expect(find(pane, 'textarea')).to.have.property('readOnly', false);
    expect(find(pane, 'textarea')).to.have.property('value', 'half a sentence');
  });

  it('is nothing to see where free text can always be sent, or the conversation is over', async () => {
    const {page, session, task} = await setUpWindow();
    await session.end(task.id);
    await until(() => findAll(page, '[part~=window]').length === 0, 'it is gone');
  });

  it('is accessible, little time left', async () => {
    const {leave, page, words} = await setUpWindow();
    leave(5 * MINUTE);
    await until(() => words() === '5 min left', 'it is nearly over');
    await expectAccessible(page);
  });
});
