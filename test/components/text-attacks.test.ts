import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/conversation.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/interaction.js';
import '../../src/define/message-bubble.js';
import '../../src/define/offer-popup.js';
import '../../src/define/task-list.js';
import type {Message} from '../../src/core/index.js';
import {testScript} from '../../src/testing/index.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {textAttacks} from '../fixtures/attacks/text-attacks.js';
import {createMessage, createTappedDesk, textContent} from './tapped-desk.js';

const generated = /<generate:(\d+) × "(.)">/u;

/** The input of a case, its repeated sign written out. */
function attack(id: string): string {
  const input = textAttacks.find((one) => one.id === id)?.input;
  if (input === undefined) throw new Error(`There is no ${id}.`);
  return input.replace(generated, (_, times: string, sign: string) => sign.repeat(Number(times)));
}

/** One bubble with this text, and another below it. */
async function drawBubble(text: string) {
  const page = stage(html`
    <wa-message-bubble .message=${createMessage({content: textContent(text)})}></wa-message-bubble>
    <wa-message-bubble .message=${createMessage()}></wa-message-bubble>
  `);
  const bubbles = [...page.querySelectorAll('wa-message-bubble')];
  await Promise.all(bubbles.map((bubble) => bubble.updateComplete));
  const [first, second] = findAll(page, '[part~=text]');
  if (!first || !second) throw new Error('The bubbles are missing.');
  return {page, text: first, below: second, part: (name: string) => find(page, `[part~='${name}']`)};
}

/** Wherever a desk shows a customer: what they wrote first, or what they are called. */
async function drawDesk({name = 'Ava Hill', text = 'Hello'}) {
  const customers = testScript.customers.map((one) => (one.key === 'ava' ? {...one, name} : one));
  const desk = await createTappedDesk({customers});
  const {session} = desk;
  const page = stage(html`
    <wa-offer-popup .session=${session}></wa-offer-popup>
    <wa-task-list .session=${session}></wa-task-list>
    <wa-interaction .session=${session}></wa-interaction>
    <wa-desk-notifications .session=${session}></wa-desk-notifications>
  `);
  const ben = await desk.acceptFrom('ben');
  desk.adapter.simulate.customerWrites('ava', text);
  await until(() => findAll(page, '[part~=offer]').length === 1, 'the offer shows');
  const offered = findAll(page, '[part~=offer] [part=customer-name]').map((one) => one.textContent?.trim());
  const roles = findAll(page, '[part~=offer] [part=role]').map(textOf);
  const [offer] = session.state.offers.keys();
  await session.accept(offer ?? '');
  session.open(ben.id);
  desk.adapter.simulate.customerWrites('ava', text);
  await until(() => findAll(page, '[part=toast]').length === 1, 'the toast shows');
  const toast = textOf(find(page, '[part=toast]'));
  session.open(offer ?? null);
  await until(() => findAll(page, '.rich').length === 2, 'the conversation shows');
  await until(() => findAll(page, '[part~=preview]').some((one) => one.textContent !== ''), 'the list shows');
  return {
    page,
    offered,
    roles,
    toast,
    words: (part: string) => findAll(page, `[part~='${part}']`).map((one) => one.textContent?.trim()),
  };
}

function expectNothingMade(page: HTMLElement): void {
  expect(findAll(page, 'img, script, b, [onload], [onerror]')).to.deep.equal([]);
  expect([...page.querySelectorAll('svg[onload]')]).to.deep.equal([]);
  expect(window).to.not.have.property('__pwned');
}

describe('A hostile text', () => {
  for (const id of ['AP001', 'AP002', 'AP003', 'AP004'])
    it(`is the characters it is, in bubble, preview and toast: ${id}`, async () => {
      const text = attack(id);
      const {page, toast, words} = await drawDesk({text});
      expect(findAll(page, '.rich').map((one) => one.textContent)).to.deep.equal([text, text]);
      expect(words('preview').some((preview) => preview?.includes(text))).to.equal(true);
      expect(toast).to.include(text);
      expectNothingMade(page);
    });

  for (const id of ['AP005', 'AP006', 'AP007'])
    it(`is shown whole and at once: ${id}`, async () => {
      const text = attack(id);
      const start = performance.now();
      const bubble = await drawBubble(text);
      expect(performance.now() - start).to.be.lessThan(500);
      expect(bubble.text.textContent).to.equal(text);
      expect(textOf(bubble.below)).to.equal('Hello');
    });

  it('with marks piled on a letter covers nothing around it: AP008', async () => {
    const {text, below} = await drawBubble(attack('AP008'));
    const {left, top, height} = below.getBoundingClientRect();
    const root = below.getRootNode();
    expect(root instanceof ShadowRoot && root.elementFromPoint(left + 4, top + height / 2)).to.equal(below);
    expect(text.getBoundingClientRect().height).to.be.lessThan(100);
    expect(getComputedStyle(text).overflowY).to.equal('clip');
  });

  it('that turns the direction leaves the time where it is: AP009', async () => {
    const {text, part} = await drawBubble(attack('AP009'));
    expect(text.textContent).to.equal(attack('AP009'));
    expect(text.dir).to.equal('auto');
    expect(getComputedStyle(text).unicodeBidi).to.match(/isolate|plaintext/);
    expect(part('time').getBoundingClientRect().left).to.be.greaterThan(text.getBoundingClientRect().left);
  });
});

describe('A hostile name', () => {
  it('is the characters it is, in offer, list, title and toast: AP010', async () => {
    const name = attack('AP010');
    const {page, offered, toast, words} = await drawDesk({name});
    expect(offered).to.deep.equal([name]);
    expect(words('customer-name')).to.include(name);
    expect(words('author')[0]).to.include(name);
    expect(toast).to.include(name);
    expectNothingMade(page);
  });

  it('cannot take the customer’s mark from a bubble: AP011', async () => {
    const {page} = await drawDesk({name: attack('AP011')});
    const role = find(page, '[part=role]');
    expect(textOf(role)).to.equal('Customer');
    expect(role.closest('bdi')).to.equal(null);
  });

  it('stands beside the mark in offer, list and title as well: AP011', async () => {
    const {page, roles} = await drawDesk({name: attack('AP011')});
    expect(roles).to.deep.equal(['Customer']);
    for (const tag of ['wa-task-list', 'wa-interaction']) {
      const marks = findAll(find(page, tag), '[part=role]');
      expect(marks.map(textOf), tag).to.include('Customer');
      for (const mark of marks) expect(mark.closest('bdi'), tag).to.equal(null);
    }
  });

  it('of any length leaves the mark in view and the bubble as wide as it was: AP012', async () => {
    const {page} = await drawDesk({name: attack('AP012').slice(0, 256)});
    const bubble = find(page, '[data-message-id]');
    const role = find(bubble, '[part=role]').getBoundingClientRect();
    expect(role.width).to.be.greaterThan(20);
    expect(role.right).to.be.at.most(bubble.getBoundingClientRect().right);
    expect(page.scrollWidth).to.be.at.most(page.clientWidth);
  });

  it('is nothing but a name: AP013', async () => {
    const {words} = await drawDesk({name: attack('AP013')});
    expect(words('author')[0]).to.include('__proto__');
    expect({}).to.not.have.property('polluted');
  });
});

describe('A hostile link', () => {
  for (const id of ['AP014', 'AP015', 'AP016'])
    it(`is no link: ${id}`, async () => {
      const {page, text} = await drawBubble(attack(id));
      expect(text.textContent).to.equal(attack(id));
      expect(findAll(page, 'a')).to.deep.equal([]);
    });

  it('shows a host of mixed scripts by its punycode: AP017', async () => {
    const {page} = await drawBubble(attack('AP017'));
    const [link] = findAll(page, 'a');
    expect(link && textOf(link)).to.contain('xn--');
    expect(link?.getAttribute('rel')).to.equal('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).to.equal('_blank');
    const decoded = await drawBubble('https://\u0430pple.example/login');
    expect(textOf(find(decoded.page, 'a'))).to.contain('leads to xn--pple-43d.example');
  });

  it('says where it leads when another host stands in front: AP018', async () => {
    const {page} = await drawBubble(attack('AP018'));
    const [link] = findAll(page, 'a');
    if (!(link instanceof HTMLAnchorElement)) throw new Error('There is no link.');
    expect(link.hostname).to.equal('evil.example');
    expect(link.username).to.equal('');
    expect(textOf(find(link, '.host'))).to.equal(`leads to ${link.hostname}`);
  });

  it('is inert where a part of it is masked: AP019', async () => {
    const text = 'https://example.com/?q=************1111';
    const content: Message['content'] = {type: 'text', text: {text, masked: [{start: 23, end: 39, kind: 'card'}]}};
    const page = stage(html`<wa-message-bubble .message=${createMessage({content})}></wa-message-bubble>`);
    await page.querySelector('wa-message-bubble')?.updateComplete;
    expect(find(page, '[part~=text]').textContent).to.include(text);
    expect(findAll(page, 'a')).to.deep.equal([]);
  });
});
