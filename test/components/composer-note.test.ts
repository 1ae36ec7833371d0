import {expect} from 'chai';
import {messagesOf, type ContactCenterAdapter, type DeskCommand} from '../../src/core/index.js';
import {expectAccessible, find, hasFocus, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, pressTogether, type} from './keys.js';

async function setUpNote() {
  const asked: DeskCommand[] = [];
  const desk = await setUpComposer({
    around: (adapter: ContactCenterAdapter) => ({
      ...adapter,
      command: (command: DeskCommand, key: string) => {
        asked.push(command);
        return adapter.command(command, key);
      },
    }),
  });
  const {composer, page, session, task} = desk;
  composer.focus();
  return {
    ...desk,
    reached: (kind: DeskCommand['type']) =>
      asked.flatMap((command) => (command.type === kind && 'text' in command ? command.text : [])),
    button: () => find(page, '[part~=note-button]'),
    notes: () => messagesOf(session.state, task.conversationId).filter(({content}) => content.type === 'note'),
    toNote: async () => {
      await pressTogether('Alt', 'Shift', 'N');
      await composer.updateComplete;
    },
  };
}

describe('<wa-composer>, with a note for colleagues', () => {
  it('cannot be taken for a reply: label, icon, colour, name and the word on the button', async () => {
    const {box, button, composer, page, sendButton} = await setUpNote();
    const before = getComputedStyle(find(page, '.box')).backgroundColor;
    button().click();
    await composer.updateComplete;
    expect(textOf(find(page, '[part~=note-label]'))).to.equal(
      'Internal note. Only colleagues see it, never the customer.',
    );
    expect(find(page, '[part~=note-label]').querySelector('svg')).to.not.equal(null);
    expect(getComputedStyle(find(page, '.box')).backgroundColor).to.not.equal(before);
    expect(box().getAttribute('aria-label')).to.equal('Internal note about Ava Hill, for colleagues only');
    expect(textOf(sendButton)).to.equal('Save note');
    expect(button().getAttribute('aria-pressed')).to.equal('true');
    expect(hasFocus(box())).to.equal(true);
  });

  it('reaches colleagues on Enter, and never the customer', async () => {
    const {box, notes, reached, toNote} = await setUpNote();
    await toNote();
    await type('Call back at six');
    await press('Enter');
    await until(() => box().value === '', 'it is saved');
    expect(reached('note')).to.deep.equal(['Call back at six']);
    expect(reached('send')).to.deep.equal([]);
    expect(reached('typing')).to.deep.equal([]);
    expect(notes()).to.have.length(1);
  });

  it('is saved once when Enter is pressed twice', async () => {
    const {box, notes, reached, toNote} = await setUpNote();
    await toNote();
    await type('Call back');
    await press('Enter');
    await press('Enter');
    await until(() => box().value === '', 'it is saved');
    expect(reached('note')).to.have.length(1);
    expect(notes()).to.have.length(1);
  });

  it('has a draft of its own, and so has the reply', async () => {
    const {acceptFrom, box, button, composer, session, task, toNote} = await setUpNote();
    await type('for Ava');
    await toNote();
    expect(box().value).to.equal('');
    await type('about Ava');
    await toNote();
    expect(box().value).to.equal('for Ava');
    expect(button().getAttribute('aria-label')).to.equal('Internal note. You have begun a note.');
    await toNote();
    const other = await acceptFrom('emil');
    session.open(other.id);
    await composer.updateComplete;
    expect([box().value, button().getAttribute('aria-pressed')]).to.deep.equal(['', 'false']);
    session.open(task.id);
    await composer.updateComplete;
    expect([box().value, button().getAttribute('aria-pressed')]).to.deep.equal(['about Ava', 'true']);
  });

  it('can be written when the time for free text has passed', async () => {
    const {box, clock, composer, error, notes, toNote} = await setUpNote();
    clock.advance(24 * 60 * 60 * 1000);
    await until(() => box().readOnly, 'it closes');
    await toNote();
    expect([box().readOnly, error()]).to.deep.equal([false, '']);
    await type('No answer for a day');
    await press('Enter');
    await until(() => notes().length === 1, 'it is saved');
    await composer.updateComplete;
  });

  it('is told when it ends with its conversation', async () => {
    const {adapter, session, task, toNote} = await setUpNote();
    await toNote();
    await type('half a note');
    adapter.simulate.deleteLine('shop');
    await session.end(task.id);
    expect(session.state.drafts.size).to.equal(0);
  });

  it('is accessible', async () => {
    const {page, toNote} = await setUpNote();
    await toNote();
    await type('Call back');
    await expectAccessible(page);
  });
});
