import {expect} from 'chai';
import {useStrings} from '../../src/element/desk-strings.js';
import {loadStrings} from '../../src/strings/languages.js';
import {settings} from '../core/nouns.js';
import {focusedElement} from '../../src/element/focus-return.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {press, pressTogether, tabTo, type} from './keys.js';
import {setUpReplies} from './replies-stage.js';

const DAY = 24 * 3600 * 1000;

const at = () => focusedElement()?.id;

describe('Reply buttons and lists', () => {
  it('are built and sent by the keyboard alone, and the draft becomes their text', async () => {
    const {session, task, open, field, isOpen, last, draft, part, page} = await setUpReplies();
    session.saveDraft(task.conversationId, 'When are you in?');
    await open();
    await until(() => hasFocus(field('text')), 'the first field has the focus');
    expect(field('text').value).to.equal('When are you in?');
    await tabTo(() => hasFocus(field('buttons.0')));
    await type('Morning');
    await tabTo(() => hasFocus(field('buttons.1')));
    await type('Evening');
    await press('Enter');
    await until(() => at() === 'replies-buttons.2', 'Enter adds the next one');
    await type('Never');
    expect(textOf(part('replies-preview'))).to.equal('When are you in? Morning Evening Never');
    await press('Enter');
    expect(findAll(page, '[data-choice]'), 'three are all').to.have.lengthOf(3);
    await press('Enter', 'Control');
    await until(() => !isOpen(), 'it is closed');
    await until(() => hasFocus(part('replies-button')), 'the focus is back');
    const content = last()?.content;
    if (content?.type !== 'interactive' || content.offers.kind !== 'buttons') throw new Error('No buttons were sent.');
    expect(content.text.text).to.equal('When are you in?');
    expect(content.offers.buttons.map(({text}) => text)).to.deep.equal(['Morning', 'Evening', 'Never']);
    expect(draft()).to.equal(undefined);
  });

  it('can be a list with sections, shown as its button opens it', async () => {
    const {open, fill, button, chooseList, page, part, isOpen, last, sent} = await setUpReplies();
    await open();
    await chooseList();
    button('Add a section').click();
    await until(() => findAll(page, '[data-section]').length === 2, 'there are two sections');
    fill({text: 'Which day?', button: 'Days', header: 'Your parcel', footer: 'Harbour Home'});
    fill({'sections.0.title': 'This week', 'sections.0.rows.0.title': 'Monday'});
    fill({'sections.0.rows.0.description': '8 to 12', 'sections.1.title': 'Later'});
    fill({'sections.1.rows.0.title': 'Next week'});
    await until(
      () =>
        textOf(part('replies-preview')) ===
        'Your parcel Which day? Harbour Home Days What the button opens This week Monday 8 to 12 Later Next week',
      'the preview follows',
    );
    part('replies-send-button').click();
    await until(() => !isOpen(), 'it is closed');
    expect(last()?.content.type).to.equal('interactive');
    expect(sent()[0]?.with).to.deep.equal({
      kind: 'interactive',
      header: 'Your parcel',
      footer: 'Harbour Home',
      offers: {
        kind: 'list',
        button: 'Days',
        sections: [
          {title: 'This week', rows: [{title: 'Monday', description: '8 to 12'}]},
          {title: 'Later', rows: [{title: 'Next week', description: null}]},
        ],
      },
    });
  });

  it('show the length from 80 % on, and cut nothing that is too long', async () => {
    const {open, fill, field, page, part, sent, isOpen} = await setUpReplies();
    await open();
    const count = () => findAll(page, "[id='replies-buttons.0-count']").map(textOf).join();
    const problem = () => findAll(page, "[id='replies-buttons.0-problem']").map(textOf).join();
    fill({'buttons.0': 'x'.repeat(15)});
    await until(() => field('buttons.0').value.length === 15, 'it is written');
    expect(count()).to.equal('');
    fill({'buttons.0': 'x'.repeat(16)});
    await until(() => count() === '16 / 20', 'it is counted');
    fill({'buttons.0': 'x'.repeat(22), text: 'When?', 'buttons.1': 'b'});
    await until(() => problem().startsWith('2 characters too long'), 'said');
    expect(field('buttons.0').value).to.equal('x'.repeat(22));
    expect(field('buttons.0').getAttribute('aria-invalid')).to.equal('true');
    part('replies-send-button').click();
    await until(() => hasFocus(field('buttons.0')), 'it is pointed at');
    expect(isOpen()).to.equal(true);
    expect(sent()).to.deep.equal([]);
  });

  it('name all that is wrong at its place and together, from where one gets there', async () => {
    const {open, fill, field, page, part, button, sent} = await setUpReplies();
    await open();
    fill({'buttons.0': 'Yes', 'buttons.1': ' yes '});
    await until(
      () => findAll(page, "[id='replies-buttons.1-problem']").length === 1,
      'the same words are told at once',
    );
    expect(findAll(page, "[id='replies-text-problem']"), 'nothing is asked for yet').to.deep.equal([]);
    part('replies-send-button').click();
    await until(() => hasFocus(field('text')), 'the first has the focus');
    expect(textOf(part('replies-error'))).to.equal(
      '2 things to correct first: Text: Fill this in. Button 2: Another choice says the same. Give each its own words.',
    );
    button('Button 2: Another choice says the same. Give each its own words.').click();
    expectFocus(field('buttons.1'));
    fill({'buttons.1': 'No', text: 'At home?'});
    await until(() => findAll(page, '[part~=replies-error]').length === 0, 'nothing is wrong any more');
    expect(sent()).to.deep.equal([]);
  });

  it('are moved and taken away by the keyboard, and the focus goes along', async () => {
    const {open, fill, field, page, button, chooseList} = await setUpReplies();
    await open();
    await chooseList();
    fill({'sections.0.rows.0.title': 'A'});
    button('Add a choice').click();
    await until(() => at() === 'replies-sections.0.rows.1.title', 'the new one has the focus');
    await type('B');
    button('Add a section').click();
    await until(() => at() === 'replies-sections.1.title', 'the new section has the focus');
    fill({'sections.1.title': 'Two', 'sections.1.rows.0.title': 'C'});
    const order = () =>
      findAll(page, '[data-section]').map((section) =>
        findAll(section, 'input[id$=".title"]')
          .slice(1)
          .map((input) => input instanceof HTMLInputElement && input.value)
          .join(''),
      );
    field('sections.0.rows.0.title').focus();
    await pressTogether('Alt', 'ArrowDown');
    await until(() => order().join() === 'BA,C', 'it is one lower');
    expectFocus(field('sections.0.rows.1.title'));
    button('Move down: Choice 2').focus();
    await press('Enter');
    await until(() => order().join() === 'B,AC', 'it is in the next section');
    expectFocus(button('Move down: Choice 2'));
    await press('Enter');
    await until(() => order().join() === 'B,CA', 'it is the last');
    expect(button('Move down: Choice 3').ariaDisabled).to.equal('true');
    button('Remove: Choice 1').click();
    await until(() => order().join() === 'CA', 'a section without any is gone');
    await until(() => hasFocus(field('sections.0.rows.0.title')), 'the next one has the focus');
  });

  it('stay as they are built when it is closed with Escape, until they are sent', async () => {
    const {open, fill, isOpen, part, field, draft, page} = await setUpReplies();
    await open();
    fill({text: 'When?', 'buttons.0': 'Morning', footer: 'Harbour Home'});
    await press('Escape');
    await until(() => !isOpen(), 'it is closed');
    await until(() => hasFocus(part('replies-button')), 'the focus is back');
    expect(draft()).to.equal('When?');
    expect(part('replies-button').ariaLabel).to.contain('go on with what you have built');
    await open();
    expect([field('text').value, field('buttons.0').value, field('footer').value]).to.deep.equal([
      'When?',
      'Morning',
      'Harbour Home',
    ]);
    fill({'buttons.1': 'Evening'});
    part('replies-send-button').click();
    await until(() => !isOpen(), 'it is sent');
    expect(part('replies-button').ariaLabel).to.equal('Reply buttons or a list');
    await open();
    expect(find(page, 'dialog').querySelectorAll('input[type=text]').length).to.equal(4);
    expect(field('buttons.0').value).to.equal('');
  });

  it('are sent once however often Enter is pressed, and go out when there is no connection, later', async () => {
    let answers = 0;
    const {open, fill, isOpen, sent, last, session} = await setUpReplies({
      around: (adapter) => ({
        ...adapter,
        command: (command, key) => {
          if (command.type !== 'send') return adapter.command(command, key);
          answers += 1;
          return new Promise<never>(() => undefined);
        },
      }),
    });
    await open();
    fill({text: 'When?', 'buttons.0': 'Morning', 'buttons.1': 'Evening'});
    for (let i = 0; i < 3; i += 1) await press('Enter', 'Control');
    await until(() => !isOpen(), 'it is closed though nobody has answered');
    expect(sent()).to.have.lengthOf(1);
    await until(() => answers === 1, 'it was asked for once');
    expect([last()?.content.type, last()?.delivery?.status]).to.deep.equal(['interactive', 'queued']);
    expect(session.state.refusals.size).to.equal(0);
  });

  it('answer the message that is replied to', async () => {
    const {open, fill, isOpen, sent, session, task, last} = await setUpReplies();
    const question = last()?.id ?? '';
    session.replyTo(task.conversationId, question);
    await open();
    fill({text: 'When?', 'buttons.0': 'Morning', 'buttons.1': 'Evening'});
    await press('Enter', 'Control');
    await until(() => !isOpen(), 'it is sent');
    expect(sent()[0]?.quotedId).to.equal(question);
  });

  it('never go into a closed door: what is built stays, and the reason is said', async () => {
    const {open, fill, part, sent, clock, isOpen, draft} = await setUpReplies();
    await open();
    fill({text: 'When?', 'buttons.0': 'Morning', 'buttons.1': 'Evening'});
    clock.advance(DAY + 1000);
    await until(() => part('replies-send-button').ariaDisabled === 'true', 'it cannot be sent');
    expect(textOf(part('replies-error'))).to.contain('The time for free text has passed');
    part('replies-send-button').click();
    await press('Enter', 'Control');
    expect([sent(), isOpen(), draft()]).to.deep.equal([[], true, 'When?']);
  });

  it('that the page stops say so, and stay as they are built', async () => {
    const {page, open, fill, part, isOpen, draft, field} = await setUpReplies();
    page.addEventListener('wa-intent', (event) => event.preventDefault());
    await open();
    fill({text: 'When?', 'buttons.0': 'Morning', 'buttons.1': 'Evening'});
    part('replies-send-button').click();
    await until(() => findAll(page, '[part~=replies-error]').length === 1, 'the reason is told');
    expect(textOf(part('replies-error'))).to.contain('This page stopped it');
    expect([isOpen(), draft(), field('buttons.0').value]).to.deep.equal([true, 'When?', 'Morning']);
  });

  it('warn of a full card number, wherever it is written', async () => {
    const {tell, session, open, fill, part, isOpen, sent, page} = await setUpReplies();
    const version = (session.state.settings?.version ?? 0) + 1;
    tell({type: 'settings', settings: settings({version, masking: {pci: true, pii: true}})});
    await open();
    fill({text: 'Is it this one?', 'buttons.0': '4111 1111 1111 1111', 'buttons.1': 'Another'});
    part('replies-send-button').click();
    await until(() => findAll(page, '[part~=warning]').length === 1, 'it warns');
    expect(sent()).to.deep.equal([]);
    part('send-anyway-button').click();
    await until(() => !isOpen(), 'it is sent as it is');
    expect(sent()).to.have.lengthOf(1);
  });

  it('close when the conversation ends, and are offered only where they can be sent', async () => {
    const {open, session, task, isOpen, page, tell} = await setUpReplies();
    await open();
    await session.end(task.id);
    await until(() => !isOpen(), 'it is closed');
    await until(
      () =>
        findAll(document.body, '[aria-live=assertive] > p').some((said) => textOf(said).includes('nothing was sent')),
      'that is said',
    );
    const now = session.state.tasks.get(task.id);
    if (!now) throw new Error('The task is gone.');
    const {capabilities} = now;
    tell({
      type: 'task',
      task: {...now, version: now.version + 1, capabilities: {...capabilities, features: []}},
      thread: null,
    });
    await until(() => findAll(page, '[part~=replies-button]').length === 0, 'the button is gone');
  });

  for (const list of [false, true])
    it(`pass the accessibility rules as ${list ? 'a list' : 'buttons'}, with what is wrong told`, async () => {
      const {open, fill, part, page, chooseList} = await setUpReplies();
      await open();
      if (list) await chooseList();
      fill({header: 'x'.repeat(61)});
      part('replies-send-button').click();
      await until(() => findAll(page, '[part~=replies-error]').length === 1, 'what is wrong is told');
      await expectAccessible(page);
    });

  it('speak French', async () => {
    const {open, session, page} = await setUpReplies();
    useStrings(session, await loadStrings('fr'));
    await open();
    await until(() => textOf(find(page, 'h2')).startsWith('Faire choisir'), 'it speaks French');
  });
});
