import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import {find, findAll, textOf, until} from '../element/page.js';
import {frame, MINUTE, setUpConversation} from './conversation-stage.js';
import {createMessage, MONDAY_MORNING, textContent} from './tapped-desk.js';

describe('<wa-conversation>, while one reads', () => {
  it('opens at the newest message when nothing is unread', async () => {
    const {fromEnd, texts, log} = await setUpConversation({earlier: 40});
    await until(() => texts().length === 41, 'the page was idle');
    expect(log().scrollHeight).to.be.greaterThan(600);
    await frame(); // what was drawn above is laid out
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('puts a divider above what was unread on opening, and keeps it there until the agent leaves', async () => {
    const {page, adapter, settled, session, acceptFrom, task, log} = await setUpConversation({earlier: 40, unread: 20});
    const divider = () => findAll(page, '[part~=unread]');
    expect(divider().map(textOf)).to.deep.equal(['20 unread messages']);
    const above = divider()[0]?.getBoundingClientRect().top ?? 0;
    expect(above - find(page, '[role=log]').getBoundingClientRect().top).to.be.within(0, 80);
    expect(divider()[0]?.nextElementSibling?.textContent).to.contain('The first');
    adapter.simulate.customerWrites('ava', 'One more');
    await settled();
    expect(divider()[0]?.nextElementSibling?.textContent).to.contain('The first');
    expect(divider().map(textOf)).to.deep.equal(['20 unread messages']);
    log().scrollTop = log().scrollHeight;
    await until(() => session.state.tasks.get(task.id)?.readSeq === 21, 'all is read');
    await acceptFrom('emil');
    await settled();
    session.open(task.id);
    await settled();
    expect(divider()).to.deep.equal([]);
  });

  it('puts no divider above a conversation that is new as a whole', async () => {
    const {page, texts} = await setUpConversation({unread: 5});
    expect(texts()).to.have.length(5);
    expect(findAll(page, '[part~=unread]')).to.deep.equal([]);
  });

  it('follows the newest while the agent is at the end', async () => {
    const {adapter, fromEnd, settled} = await setUpConversation({earlier: 40});
    adapter.simulate.customerWrites('ava', 'One more\n'.repeat(8));
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('leaves what is being read where it is, and counts what is new at the end', async () => {
    const {adapter, page, settled, scrollTo, topOf, fromEnd} = await setUpConversation({earlier: 40});
    await scrollTo(500);
    const before = topOf('Earlier 15');
    adapter.simulate.customerWrites('ava', 'One more');
    adapter.simulate.customerWrites('ava', 'And one more');
    await settled();
    expect(topOf('Earlier 15')).to.be.closeTo(before, 1);
    const pill = find(page, '[part~=newest-button]');
    expect(textOf(pill)).to.equal('2 new messages');
    pill.click();
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
    expect(findAll(page, '[part~=newest-button]')).to.deep.equal([]);
  });

  it('leads to the newest without taking the focus', async () => {
    const {page, scrollTo} = await setUpConversation({earlier: 40});
    await scrollTo(0);
    const pressed = new MouseEvent('mousedown', {bubbles: true, cancelable: true});
    find(page, '[part~=newest-button]').dispatchEvent(pressed);
    expect(pressed.defaultPrevented).to.equal(true);
  });

  it('goes to the end when the agent sends, wherever they were reading', async () => {
    const {session, task, settled, scrollTo, fromEnd} = await setUpConversation({earlier: 40});
    await scrollTo(300);
    await session.send(task.id, 'My answer');
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('inserts a late message in its place without moving what is being read', async () => {
    const {tell, task, settled, scrollTo, topOf, texts} = await setUpConversation({earlier: 40});
    await scrollTo(900);
    const before = topOf('Earlier 25');
    tell({
      type: 'message',
      message: createMessage({
        conversationId: task.conversationId,
        at: MONDAY_MORNING - 38.5 * MINUTE,
        seq: 5000,
        content: textContent('Late\nvery late'),
      }),
    });
    await settled();
    expect(texts().indexOf('Late very late')).to.equal(2);
    expect(topOf('Earlier 25')).to.be.closeTo(before, 1);
  });

  it('keeps the first message in view at its pixel while earlier ones are loaded', async () => {
    const {page, scrollTo, settled, topOf, texts, log} = await setUpConversation({history: 80});
    await scrollTo(100);
    const before = topOf('Kept 60');
    find(page, '[part~=older-button]').click();
    await until(() => texts().includes('Kept 21'), 'they are there');
    await settled();
    expect(log().scrollTop).to.be.greaterThan(500);
    expect(topOf('Kept 60')).to.be.closeTo(before, 1);
    expect(findAll(page, '[part~=older-button]')).to.have.length(1);
  });

  it('asks for earlier messages when the agent scrolls to the beginning', async () => {
    const {scrollTo, asked} = await setUpConversation({history: 80});
    await scrollTo(200);
    expect(asked.filter(({type}) => type === 'loadOlder')).to.have.length(0);
    await scrollTo(0);
    expect(asked.filter(({type}) => type === 'loadOlder')).to.have.length(1);
  });

  it('says why earlier messages did not come, and lets them be asked for again', async () => {
    const {page, adapter} = await setUpConversation({history: 80});
    adapter.simulate.refuseNext('loadOlder', 'internal');
    find(page, '[part~=older-button]').click();
    await until(() => findAll(page, '[role=alert]').length > 0, 'the refusal shows');
    expect(textOf(find(page, '[role=alert]'))).to.equal('The contact centre had a problem. Try again.');
    expect(textOf(find(page, '[part~=older-button]'))).to.equal('Show earlier messages');
  });

  it('names each day, and the name stays in sight while its messages scroll', async () => {
    const {page, tell, task, settled, scrollTo, log} = await setUpConversation();
    const {conversationId} = task;
    const messages = Array.from({length: 30}, (_, i) =>
      createMessage({
        conversationId,
        at: MONDAY_MORNING - 24 * 60 * MINUTE - (30 - i) * 1000,
        seq: -30 + i,
        content: textContent(`Sunday ${i}`),
      }),
    );
    tell({type: 'thread-page', page: {conversationId, messages, older: false}});
    await settled();
    const days = () => findAll(page, '[part~=day]');
    await until(() => days().length === 2, 'both are drawn');
    expect(days().map(textOf)).to.deep.equal(['Yesterday', 'Today']);
    await scrollTo(400);
    const floating = find(page, '[part~=floating-day]');
    await until(() => floating.checkVisibility({visibilityProperty: true}), 'the day floats above');
    expect(textOf(floating)).to.equal('Yesterday');
    expect(floating.getBoundingClientRect().top - log().getBoundingClientRect().top).to.be.within(0, 20);
    expect(floating.ariaHidden).to.equal('true');
  });

  it('follows a burst that comes right after a fling back to the end', async () => {
    const {adapter, log, settled, fromEnd, texts} = await setUpConversation({earlier: 400});
    await until(() => texts().length === 401, 'the page was idle');
    log().scrollTop = 0;
    await frame();
    log().scrollTop = log().scrollHeight;
    for (let i = 0; i < 60; i += 1) adapter.simulate.customerWrites('ava', `Burst ${i}`);
    await settled();
    await until(() => texts().at(-1) === 'Burst 59' && fromEnd() < 2, 'the newest is in view');
  });

  it('keeps two thousand rows at most, and draws those that are scrolled to', async () => {
    const {bubbles, log, scrollTo, topOf} = await setUpConversation({earlier: 2600});
    await until(() => bubbles().length > 1950, 'the page was idle');
    expect(bubbles().length).to.be.at.most(2000);
    await scrollTo(0);
    await until(() => Math.abs(topOf('Earlier 0')) < 300, 'the oldest is in view');
    await until(() => bubbles().length <= 2000, 'those far away are gone');
    expect(log().scrollTop).to.be.lessThan(300);
  });

  it('prints all that is drawn, and no room for what is not', async () => {
    const {bubbles, log} = await setUpConversation({earlier: 300});
    await until(() => bubbles().length === 301, 'the page was idle');
    const skipped = () => bubbles().filter((one) => !one.checkVisibility({contentVisibilityAuto: true})).length;
    expect(skipped()).to.be.greaterThan(100);
    await emulateMedia({media: 'print'});
    try {
      await until(() => skipped() === 0, 'all are shown');
      expect(log().scrollHeight - log().clientHeight).to.be.lessThan(2);
    } finally {
      await emulateMedia({media: 'screen'});
    }
  });
});
