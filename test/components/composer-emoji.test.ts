import {expect} from 'chai';
import {expectFocus, find, findAll, hasFocus, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

async function setUp() {
  const desk = await setUpComposer();
  const buttons = () => findAll(desk.page, '[part~=emoji-button]');
  await until(() => buttons().length === 1, 'the button is there');
  return {
    ...desk,
    buttons,
    open: async () => {
      buttons()[0]?.click();
      await until(() => findAll(desk.page, '[part~=emoji-search]').some(hasFocus), 'the picker is open');
    },
    closed: () => until(() => findAll(desk.page, '[part~=emoji-picker]').length === 0, 'the picker is closed'),
    choose: async (name: string) => {
      await type(name);
      await until(() => find(desk.page, '[role=gridcell]').ariaLabel === name, 'it is found');
      await press('Enter');
    },
  };
}

describe('<wa-composer>, with emoji', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('puts one into the message, keeps it in the draft, and sends it by the next Enter', async () => {
    const {composer, open, choose, closed, box, session, task, sent} = await setUp();
    composer.focus();
    await type('Thank you ');
    await open();
    await choose('red heart');
    await closed();
    expectFocus(box());
    expect(session.state.drafts.get(task.conversationId)).to.equal('Thank you ❤️');
    await press('Enter');
    await until(() => sent().length === 1, 'it is sent');
    expect(sent()).to.deep.equal(['Thank you ❤️']);
  });

  it('puts one into a note as well, which goes to nobody', async () => {
    const {open, choose, closed, box, page, sent, buttons} = await setUp();
    find(page, '[part~=note-button]').click();
    await until(() => findAll(page, '[part~=note-label]').length === 1, 'it is a note');
    expect(buttons()).to.have.length(1);
    await open();
    await choose('pizza');
    await closed();
    expect(box().value).to.equal('🍕');
    expect(findAll(page, '[part~=note-label]')).to.have.length(1);
    expect(sent()).to.deep.equal([]);
  });

  it('puts none into the box of another conversation', async () => {
    const {open, page, session, acceptFrom, closed, box} = await setUp();
    await open();
    const other = await acceptFrom('ben');
    session.open(other.id);
    await until(() => !box().ariaLabel?.includes('Ava'), 'the other is open');
    find(page, '[role=gridcell]').click();
    await closed();
    expect(box().value).to.equal('');
    expect([...session.state.drafts.values()]).to.deep.equal([]);
  });

  it('offers none where nothing can be written', async () => {
    const {clock, buttons} = await setUp();
    clock.advance(24 * 3600 * 1000);
    await until(() => buttons().length === 0, 'the button is gone');
  });
});
