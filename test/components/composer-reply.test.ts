import {expect} from 'chai';
import {messagesOf} from '../../src/core/index.js';
import {expectAccessible, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

async function setUpReply() {
  const desk = await setUpComposer();
  const {session, task, adapter, page} = desk;
  const answer = (text: string) => {
    adapter.simulate.customerWrites(task.customer.key, text);
    const message = messagesOf(session.state, task.conversationId).at(-1);
    if (!message) throw new Error('Nothing came.');
    session.replyTo(task.conversationId, message.id);
    return message;
  };
  const bar = () => findAll(page, '[part~=reply]')[0];
  return {
    ...desk,
    answer,
    bar,
    shown: () => until(() => bar() !== undefined, 'the bar shows'),
    gone: () => until(() => bar() === undefined, 'the bar is gone'),
    last: () => messagesOf(session.state, task.conversationId).at(-1),
  };
}

describe('<wa-composer>, with a reply', () => {
  it('says whom and what it answers, takes the focus, and the message quotes it', async () => {
    const {answer, bar, box, last, page, shown, gone} = await setUpReply();
    const asked = answer('Is the *green* one\nin stock?');
    await shown();
    expect(textOf(find(page, '[part~=reply]'))).to.contain('Reply to Ava Hill');
    expect(textOf(bar() ?? page)).to.contain('Is the green one');
    expect(box().getAttribute('aria-describedby')?.split(' ')).to.include('reply');
    await until(() => hasFocus(box()), 'one writes at once');
    await type('Yes, it is');
    await press('Enter');
    await gone();
    expect(last()?.quotedId).to.equal(asked.id);
    await type('Two of them');
    await press('Enter');
    await until(() => last()?.quotedId === null, 'the next one answers nothing');
  });

  it('is taken back by Escape and by its button, and what is written stays', async () => {
    const {answer, box, last, page, shown, gone} = await setUpReply();
    answer('Is it in stock?');
    await shown();
    await until(() => hasFocus(box()), 'one writes at once');
    await type('Yes');
    await press('Escape');
    await gone();
    answer('And the red one?');
    await shown();
    find(page, '[part~=reply-cancel-button]').click();
    await gone();
    expect(hasFocus(box())).to.equal(true);
    expect(box().value).to.equal('Yes');
    await press('Enter');
    await until(() => last()?.author.kind === 'agent', 'it is sent');
    expect(last()?.quotedId).to.equal(null);
  });

  it('stays with its conversation', async () => {
    const {answer, acceptFrom, bar, composer, session, task, shown, gone, box, last} = await setUpReply();
    answer('Is it in stock?');
    await shown();
    const other = await acceptFrom('emil');
    session.open(other.id);
    await gone();
    composer.focus();
    await type('Good morning');
    await press('Enter');
    await until(() => box().value === '', 'it is sent');
    expect(messagesOf(session.state, other.conversationId).at(-1)?.quotedId).to.equal(null);
    session.open(task.id);
    await composer.updateComplete;
    expect(bar()).to.not.equal(undefined);
    expect(last()?.author.kind).to.equal('customer');
  });

  it('goes when the customer deletes the message', async () => {
    const {adapter, answer, session, shown, gone} = await setUpReply();
    const asked = answer('Is it in stock?');
    await shown();
    adapter.simulate.customerDeletes(asked.id);
    await gone();
    expect(session.state.replyTo.size).to.equal(0);
  });

  it('is accessible', async () => {
    const {answer, page, shown} = await setUpReply();
    answer('Is it in stock?');
    await shown();
    await expectAccessible(page);
  });
});
