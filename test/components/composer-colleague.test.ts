import {expect} from 'chai';
import {expectAccessible, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';
import {createMessage, textContent} from './tapped-desk.js';

async function setUpColleague() {
  const desk = await setUpComposer();
  const {clock, composer, page, task, tell} = desk;
  let seq = 1000;
  tell({
    type: 'task',
    task: {
      ...task,
      version: task.version + 1,
      conference: {state: 'active', other: {id: 'sam', name: 'Sam Reed'}, since: clock.now()},
    },
    thread: null,
  });
  const alert = () => findAll(page, '[role=alert]').map(textOf).join('');
  await until(() => findAll(page, '[role=alert]').length > 0, 'its code is here');
  composer.focus();
  return {
    ...desk,
    alert,
    line: () => findAll(page, 'p[part~=colleague]').map(textOf).join(),
    types: (name: string | null) =>
      tell({type: 'typing', conversationId: task.conversationId, name, until: clock.now() + 5000}),
    samAnswers: (text: string) => {
      seq += 1;
      const author = {kind: 'agent', id: 'sam', name: 'Sam Reed'} as const;
      const {conversationId} = task;
      const message = createMessage({conversationId, seq, at: clock.now(), author, content: textContent(text)});
      tell({type: 'message', message});
    },
  };
}

describe('<wa-composer>, with a colleague in the conversation', () => {
  it('says who is writing, for as long as they are', async () => {
    const {clock, line, types} = await setUpColleague();
    types('Sam Reed');
    await until(() => line() === 'Sam Reed is writing…', 'it shows');
    types(null);
    await until(() => line() === '', 'it goes');
    types('Sam Reed');
    await until(() => line() !== '', 'again');
    clock.advance(6000);
    await until(() => line() === '', 'it goes by itself');
  });

  it('keeps the draft, says that a colleague has answered, and asks once before it is sent', async () => {
    const {alert, box, page, samAnswers, sent} = await setUpColleague();
    await type('It takes two');
    samAnswers('It takes two days.');
    await until(() => alert().startsWith('New reply above: Sam Reed answered'), 'it is told');
    await type(' days');
    await press('Enter');
    await until(() => alert().includes('Do you want to send yours as well?'), 'it is asked');
    expect([sent(), box().value]).to.deep.equal([[], 'It takes two days']);
    expect(findAll(page, '[part~=send-anyway-button]')).to.have.length(1);
    await press('Enter');
    await until(() => sent().length === 1, 'who presses again means it');
    await until(() => alert() === '', 'and all is said');
  });

  it('goes on writing or sends by button', async () => {
    const {alert, box, page, samAnswers, sent} = await setUpColleague();
    await type('Two days');
    samAnswers('Two days.');
    await press('Enter');
    await until(() => alert().includes('Do you want'), 'it is asked');
    find(page, '[part~=edit-button]').click();
    await until(() => alert() === '', 'the question goes');
    expect(hasFocus(box())).to.equal(true);
    samAnswers('Or three.');
    await press('Enter');
    await until(() => alert().includes('Do you want'), 'another answer, another question');
    find(page, '[part~=send-anyway-button]').click();
    await until(() => sent().join() === 'Two days', 'it is sent');
  });

  it('does not ask about what stood there before one wrote, nor about a note', async () => {
    const {box, samAnswers, sent, tell, task} = await setUpColleague();
    samAnswers('Good morning.');
    await type('And from me');
    tell({
      type: 'message',
      message: createMessage({
        conversationId: task.conversationId,
        seq: 5000,
        author: {kind: 'agent', id: 'sam', name: 'Sam Reed'},
        content: {type: 'note', text: {text: 'Be kind', masked: []}},
      }),
    });
    await press('Enter');
    await until(() => box().value === '', 'it is sent');
    expect(sent()).to.deep.equal(['And from me']);
  });

  it('is accessible', async () => {
    const {alert, page, samAnswers, types} = await setUpColleague();
    await type('Two days');
    types('Sam Reed');
    samAnswers('Two days.');
    await press('Enter');
    await until(() => alert().includes('Do you want'), 'it is asked');
    await expectAccessible(page);
  });
});
