import {expect} from 'chai';
import {messagesOf} from '../../src/core/index.js';
import {expectAccessible, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

async function setUpUndo() {
  const desk = await setUpComposer();
  const {composer, page, session, task} = desk;
  composer.undoSeconds = 5;
  await composer.updateComplete;
  await import('../../src/components/composer/undo-send.js');
  await composer.updateComplete;
  composer.focus();
  const line = () => findAll(page, '[part~=undo]')[0];
  return {
    ...desk,
    line,
    own: () => messagesOf(session.state, task.conversationId).filter(({author}) => author.kind === 'agent'),
    held: () => until(() => line() !== undefined, 'the line shows'),
  };
}

describe('<wa-composer>, with undo-seconds', () => {
  it('sends after so many seconds, which are shown', async () => {
    const {box, clock, held, line, own, page, sent} = await setUpUndo();
    await type('Hello');
    await press('Enter');
    await held();
    expect([box().value, own().length]).to.deep.equal(['', 0]);
    expect(textOf(find(page, '[part~=undo]'))).to.contain('Sending in 5 seconds');
    clock.advance(4000);
    await until(() => textOf(line() ?? page).includes('Sending in 1 second'), 'it counts down');
    clock.advance(1000);
    await until(() => own().length === 1, 'it is sent');
    await until(() => line() === undefined, 'the line goes');
    expect(sent()).to.deep.equal(['Hello']);
  });

  it('brings the text back, to be written on, and nothing is sent', async () => {
    const {box, clock, composer, held, own, page} = await setUpUndo();
    await type('Hello');
    await press('Enter');
    await held();
    find(page, '[part~=undo-button]').click();
    await composer.updateComplete;
    expect(box().value).to.equal('Hello');
    expect(hasFocus(box())).to.equal(true);
    clock.advance(60_000);
    expect(own()).to.have.length(0);
  });

  it('sends at once when the agent writes on, and in order', async () => {
    const {box, clock, held, own, sent} = await setUpUndo();
    await type('one');
    await press('Enter');
    await held();
    await type('two');
    await until(() => own().length === 1, 'the first is sent');
    expect(box().value).to.equal('two');
    await press('Enter');
    await held();
    clock.advance(5000);
    await until(() => own().length === 2, 'the second is sent');
    expect(sent()).to.deep.equal(['one', 'two']);
  });

  it('is the draft until it is sent, so that a page that closes loses nothing', async () => {
    const {held, page, session, task, own} = await setUpUndo();
    await type('Hello');
    await press('Enter');
    await held();
    expect(session.state.drafts.get(task.conversationId)).to.equal('Hello');
    page.querySelector('wa-composer')?.remove();
    await until(() => own().length === 1, 'a tag that goes sends it');
  });

  it('is in the box again when time has closed the window meanwhile', async () => {
    const {box, clock, held, own, tell, task} = await setUpUndo();
    const windowClosesAt = clock.now() + 3000;
    const capabilities = {...task.capabilities, windowClosesAt};
    tell({type: 'task', task: {...task, version: task.version + 1, capabilities}, thread: null});
    await type('Hello');
    await press('Enter');
    await held();
    clock.advance(5000);
    await until(() => box().value === 'Hello', 'it is back');
    expect([box().readOnly, own().length]).to.deep.equal([true, 0]);
  });

  it('is accessible', async () => {
    const {held, page} = await setUpUndo();
    await type('Hello');
    await press('Enter');
    await held();
    await expectAccessible(page);
  });
});
