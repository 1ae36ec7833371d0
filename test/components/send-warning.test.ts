import {expect} from 'chai';
import {focusedElement} from '../../src/element/focus-return.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {loadStrings} from '../../src/strings/languages.js';
import {settings} from '../core/nouns.js';
import {expectAccessible, expectFocus, find, findAll, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

const CARD = '4111 1111 1111 1111';

async function setUp() {
  const stage = await setUpComposer();
  const {page, composer} = stage;
  const part = (name: string) => findAll(page, `[part~='${name}']`)[0];
  const warned = () => until(() => part('warning'), 'the warning stands');
  const mask = (pci: boolean) => {
    const version = (stage.session.state.settings?.version ?? 0) + 1;
    stage.tell({type: 'settings', settings: settings({version, masking: {pci, pii: true}})});
  };
  mask(true);
  await composer.updateComplete;
  composer.focus();
  return {...stage, part, warned, mask};
}

describe('<wa-composer>, before a full number is sent', () => {
  for (const [what, text, words] of [
    ['a card', `My card: ${CARD}`, 'a full card number'],
    ['an IBAN', 'DE89 3704 0044 0532 0130 00', 'a full bank account number'],
    ['a social security number', 'ssn 078-05-1120', 'a full social security number'],
    ['several', `${CARD} and 5555 5555 5555 4444`, 'several full numbers'],
  ] as const) {
    it(`warns of ${what} and sends nothing`, async () => {
      const {page, box, sent, warned, session, task} = await setUp();
      await type(text);
      await press('Enter');
      await warned();
      expect(textOf(find(page, '[role=alert]'))).to.contain(words);
      expect(sent()).to.deep.equal([]);
      expect(box().value).to.equal(text);
      expect(session.state.drafts.get(task.conversationId)).to.equal(text);
      expectFocus(box());
    });
  }

  it('sends nothing however often Enter is pressed again, and says why once more', async () => {
    const {page, sent, warned, composer} = await setUp();
    await type(CARD);
    await press('Enter');
    await warned();
    for (let i = 0; i < 3; i += 1) await press('Enter');
    await composer.updateComplete;
    expect(sent()).to.deep.equal([]);
    await until(
      () =>
        findAll(document.body, '[aria-live=assertive] > p').some((said) => textOf(said).includes('a full card number')),
      'it is said once more',
    );
    await expectAccessible(page);
  });

  it('sends it as it was typed when the agent says so, by keyboard alone', async () => {
    const {box, sent, warned, part} = await setUp();
    await type(`Here: ${CARD}`);
    await press('Enter');
    await warned();
    await press('Tab');
    while (focusedElement()?.closest('.tools')) await press('Tab');
    expectFocus(find(document.body, '[part=edit-button]'));
    await press('Tab');
    expectFocus(find(document.body, '[part=send-anyway-button]'));
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal([`Here: ${CARD}`]);
    expect(part('warning')).to.equal(undefined);
    expectFocus(box());
  });

  it('goes back to the number by Edit, and the warning goes', async () => {
    const {box, part, warned, composer} = await setUp();
    await type(`Here: ${CARD}, ok?`);
    await press('Enter');
    await warned();
    part('edit-button')?.click();
    await composer.updateComplete;
    expectFocus(box());
    expect(box().value.slice(box().selectionStart, box().selectionEnd)).to.equal(CARD);
    expect(part('warning')).to.equal(undefined);
  });

  it('has nothing to say any more once the number is gone, and sends the rest', async () => {
    const {box, part, warned, sent} = await setUp();
    await type(CARD);
    await press('Enter');
    await warned();
    for (let i = 0; i < 5; i += 1) await press('Backspace');
    await until(() => !part('warning'), 'the warning goes');
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['4111 1111 1111']);
  });

  it('warns of what is pasted at once; it can be sent only after it was asked for', async () => {
    const {paste, part, warned, box} = await setUp();
    paste(CARD);
    await warned();
    expect(part('send-anyway-button')).to.equal(undefined);
    expect(box().value).to.equal(CARD);
    await press('Enter');
    await until(() => part('send-anyway-button'), 'the question stands');
  });

  it('lets pass what is no such number', async () => {
    const {box, sent} = await setUp();
    await type('Order 4111-2222, call 07700 900123');
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.have.length(1);
  });

  it('warns in French as well', async () => {
    const {session, warned, page, part} = await setUp();
    useStrings(session, await loadStrings('fr'));
    await type(CARD);
    await press('Enter');
    await warned();
    expect(textOf(find(page, '[role=alert]'))).to.contain('un numéro de carte complet');
    expect(textOf(find(page, '[part=send-anyway-button]'))).to.equal('Envoyer quand même');
    expect(part('edit-button')).to.be.instanceOf(HTMLElement);
  });

  it('does not warn where the administrator masks no such numbers', async () => {
    const {box, sent, mask} = await setUp();
    mask(false);
    await type(CARD);
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal([CARD]);
  });
});
