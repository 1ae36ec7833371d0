import {expect} from 'chai';
import {plainText} from '../../src/core/index.js';
import {testScript} from '../../src/testing/index.js';
import {expectAccessible, find, findAll, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

const order = {
  name: 'order',
  label: 'Order',
  type: 'string',
  value: plainText('TEA-1987'),
  editable: true,
  version: 1,
  changedBy: null,
} as const;

async function setUpCanned() {
  const desk = await setUpComposer({
    script: {
      customers: testScript.customers.map((one) => (one.key === 'ava' ? {...one, variables: [order]} : one)),
      cannedReplies: [
        {id: '1', name: 'Greeting', text: 'Hello {{customerName|there}}, {{agentName}} here.'},
        {id: '2', name: 'Opening hours', text: 'We open at ten.'},
        {id: '3', name: 'Order status', text: 'Your order {{order}} leaves {{ delivery | tomorrow }}.'},
        {id: '4', name: 'Refund', text: 'You get {{amount}} back for {{order}}, {{reason}}.'},
      ],
    },
  });
  desk.composer.focus();
  const options = () => findAll(desk.page, '[role=option]');
  return {
    ...desk,
    names: () => options().map((option) => option.querySelector('b')?.textContent?.trim()),
    opened: () => until(() => options().length > 0, 'the list shows'),
    closed: () => until(() => options().length === 0, 'the list is gone'),
  };
}

describe('<wa-composer>, with canned replies', () => {
  it('opens by a slash on an empty word, and by no other', async () => {
    const {names, opened, page} = await setUpCanned();
    await type('3/4 and/or ');
    expect(findAll(page, '[part~=canned]')).to.have.length(0);
    await type('/');
    await opened();
    expect(names()).to.deep.equal(['Greeting', 'Opening hours', 'Order status', 'Refund']);
  });

  it('finds by a part of a word, and by letters in their order', async () => {
    const {names, opened} = await setUpCanned();
    await type('/hou');
    await opened();
    await until(() => names().join() === 'Opening hours', 'by a word');
    await press('Backspace');
    await press('Backspace');
    await press('Backspace');
    await type('odst');
    await until(() => names().join() === 'Order status', 'by letters');
  });

  it('goes by arrows and inserts with Enter at the caret, its places filled; several in one message', async () => {
    const {box, opened, closed, page, sent} = await setUpCanned();
    await type('Hi! /');
    await opened();
    await press('ArrowDown');
    await press('ArrowDown');
    await until(() => box().getAttribute('aria-activedescendant') === 'canned-2', 'the third is chosen');
    expect(find(page, '#canned-2').getAttribute('aria-selected')).to.equal('true');
    await press('Enter');
    await closed();
    expect(box().value).to.equal('Hi! Your order TEA-1987 leaves tomorrow.');
    await type(' /gree');
    await opened();
    await press('Tab');
    await until(() => box().value.endsWith('Hello Ava Hill, Robin Vale here.'), 'the second is there');
    expect(sent()).to.deep.equal([]);
  });

  it('selects the first place that nobody else can fill', async () => {
    const {box, opened} = await setUpCanned();
    await type('/refund');
    await opened();
    await press('Enter');
    await until(() => box().value.startsWith('You get'), 'it is inserted');
    expect(box().value.slice(box().selectionStart, box().selectionEnd)).to.equal('{{amount}}');
    await type('£5');
    expect(box().value).to.equal('You get £5 back for TEA-1987, {{reason}}.');
  });

  it('closes by Escape and keeps the slash, and the next Enter sends', async () => {
    const {box, opened, closed, sent, page} = await setUpCanned();
    await type('/');
    await opened();
    await press('Escape');
    await closed();
    expect(box().value).to.equal('/');
    await type('hours');
    expect(findAll(page, '[role=option]')).to.have.length(0);
    await press('Enter');
    await until(() => sent().length > 0, 'it is sent');
    expect(sent()).to.deep.equal(['/hours']);
  });

  it('inserts by the mouse, and can be undone', async () => {
    const {box, opened, page} = await setUpCanned();
    await type('Hi /');
    await opened();
    find(page, '#canned-1').click();
    await until(() => box().value === 'Hi We open at ten.', 'it is inserted');
    await press('z', 'Control');
    expect(box().value).to.equal('Hi /');
  });

  it('is accessible, and says how many there are', async () => {
    const {opened, page} = await setUpCanned();
    await type('/');
    await opened();
    await expectAccessible(page);
    const heard = () => findAll(document.body, '[aria-live=polite] p').map(textOf);
    await until(() => heard().includes('4 canned replies'), 'it is said');
  });
});
