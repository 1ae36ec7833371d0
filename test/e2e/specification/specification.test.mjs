import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from '../agent.mjs';
import {startBrowser, until} from '../demo.mjs';
import {watchForLeaks} from '../leaks.mjs';
import {openGateway} from './gateway-driver.mjs';

/** Every sentence of the specification in order, seen by the agent; what others do goes through the driver. */
describe('the specification, sentence by sentence', () => {
  /** @type {import('./gateway-driver.mjs').Driver} */
  let others;
  let browser;
  let owner;
  let colleague;
  let customer;
  before(async () => {
    [others, browser] = [await openGateway(), await startBrowser()];
    customer = others.customer.name;
    owner = await sitDown(browser, others.deskOf(others.agents.owner.id), {prepare: watchForLeaks});
    colleague = await sitDown(browser, others.deskOf(others.agents.colleague.id));
  });
  after(async () => {
    await browser?.close();
    await others?.close();
  });

  /** Back to the beginning: everybody has wrapped up. */
  const wrapUp = async (agent) => {
    await agent.wrapsUp('refund');
    await agent.reasons.waitFor({state: 'hidden'});
  };
  /** The owner is in a conversation with the customer. */
  const converse = async (text) => {
    await owner.chooses('Available');
    await others.customerWrites(text);
    await owner.accepts(customer);
    await owner.bubble(text).waitFor();
  };
  const request = (agent) => agent.offer(customer);
  /** Read as text, these are in it and those are not. */
  const reads = async (place, {shown, hidden = []}) => {
    const text = await until(`it reads ${shown.join(', ')}`, async () => {
      const read = (await place.evaluateAll(textWithin)).join('\n');
      return shown.every((part) => read.includes(part)) && read;
    });
    for (const part of hidden) assert.ok(!text.includes(part), `${part} in ${text}`);
  };

  it('1 an offer shows customer, number, source number, queue and Accept', async () => {
    await owner.chooses('Available');
    await others.customerWrites('Where is my sofa?');
    await request(owner).waitFor();
    const shown = await request(owner).innerText();
    for (const text of [customer, others.customer.number, others.line.number, others.line.queue])
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    await request(owner)
      .getByRole('button', {name: /Accept/})
      .waitFor();
  });

  it('2 a timer shows the time since the conversation was received', async () => {
    await request(owner).getByRole('timer').first().waitFor();
    await until('it has ticked', async () => /00:0[1-9]/.test(await request(owner).innerText()));
  });

  it('3 only an Available agent gets requests; RONA is left by hand', async () => {
    assert.equal(await request(colleague).count(), 0);
    await owner.page.getByRole('button', {name: /^Your state.*RONA/}).waitFor({timeout: others.offerMs + 10_000});
    await request(owner).waitFor({state: 'hidden'});
    assert.equal(await request(colleague).count(), 0);
    await owner.chooses('Available');
    await request(owner).waitFor();
  });

  it('4 Accept opens the composing area and the interaction pane', async () => {
    await owner.accepts(customer);
    await owner.composer.waitFor();
    await owner.page.getByRole('region', {name: 'Conversation'}).or(owner.log).first().waitFor();
    await owner.page.getByRole('heading', {name: customer}).first().waitFor();
  });

  it('5 the customer’s bubbles are grey with initials, the agent’s solid blue', async () => {
    await owner.writes('It arrives tomorrow.');
    const look = (text, part) =>
      owner
        .bubble(text)
        .locator(`[part~=${part}]`)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    await owner.bubble('It arrives tomorrow.').waitFor();
    const [red, green, blue] = colourOf(await look('It arrives tomorrow.', 'bubble'));
    assert.ok(blue > red + 40 && blue > green, 'blue');
    const grey = colourOf(await look('Where is my sofa?', 'bubble'));
    assert.ok(Math.max(...grey) - Math.min(...grey) < 25, 'grey');
    await owner.bubble('Where is my sofa?').getByText('MO', {exact: true}).waitFor();
  });

  it('7 the composer takes at most 4,096 characters', async () => {
    await owner.composer.fill('x'.repeat(4097));
    await owner.composer.press('Enter');
    await owner.page.getByText('1 character too long').first().waitFor();
    assert.equal((await owner.composer.inputValue()).length, 4097, 'nothing is cut');
    await owner.composer.fill('');
  });

  it('8 sends by the button or by the Enter key', async () => {
    await owner.composer.fill('By the button');
    await owner.page.getByRole('button', {name: 'Send'}).click();
    await owner.writes('By the Enter key');
    for (const text of ['By the button', 'By the Enter key'])
      await until(`“${text}” has arrived`, () => others.hasReachedCustomer(text));
  });

  it('9 card, bank account and social security numbers are masked in the conversation', async () => {
    await others.mask(true);
    const hidden = ['4111 1111 1111 1111', 'DE89 3704 0044 0532 0130 00', '536-22-8714'];
    await others.customerWrites(`Pay by ${hidden.join(' or ')}`);
    await reads(owner.bubble('Pay by'), {shown: ['************1111', '******************3000', '*******8714'], hidden});
    await owner.writes('Thank you. Is 5555 5555 5555 4444 yours, too?');
    await owner.sendsAnyway();
    await reads(owner.bubble('Thank you'), {shown: ['************4444'], hidden: ['5555 5555']});
    await until('the customer has it as it was written', () =>
      others.hasReachedCustomer('Thank you. Is 5555 5555 5555 4444 yours, too?'),
    );
  });

  it('10 e-mail addresses and mobile numbers are masked on the desktop', async () => {
    const hidden = ['anna@example.com', '+33 6 12 34 56 78'];
    await others.customerWrites(`Ask ${hidden.join(' or ')}`);
    await reads(owner.bubble('Ask'), {shown: ['a***@example.com', '********5678'], hidden});
    await reads(owner.page.locator('wa-task-details'), {shown: ['*********0401'], hidden: [others.customer.number]});
  });

  it('11 the examples are masked as they are given', async () => {
    await others.customerWrites('Examples: + 1 (123) 456 7890, +447966197542, melissa@gmail.com');
    await reads(owner.bubble('Examples'), {
      shown: ['**********7890', '*********7542', 'm******@gmail.com'],
      hidden: ['123', '7966', 'melissa'],
    });
    await owner.writes('Thank you, that is all');
  });

  it('12 every place masks: task, popups, notifications, title, signature, composer, history, variables', async () => {
    const [number, line] = ['*********7542', '*********0401'];
    const hidden = [others.numbered.number, others.line.number];
    const secrets = hidden.map((value) => ({name: value, value}));
    owner.forgetWhatPassed(); // it was shown, as the sentences before have it
    await others.customerWrites('Hello there, my card is 4111 1111 1111 1111', others.numbered.name);
    const popup = owner.offer('7542');
    await reads(popup, {shown: [number, line], hidden});
    await owner.accepts('7542');
    await owner.page.getByPlaceholder(number).waitFor();
    await reads(owner.page.locator('wa-interaction').getByRole('heading'), {shown: [number], hidden});
    await reads(owner.log, {shown: [number, '************1111'], hidden});
    await reads(owner.tasks, {shown: [number, '************1111'], hidden});
    await reads(owner.page.locator('wa-task-details'), {shown: [number, line], hidden});
    assert.deepEqual(
      await owner.page.evaluate(() =>
        [...document.querySelector('wa-desk-session').session.state.tasks.values()]
          .flatMap(({variables}) => variables)
          .filter(({name}) => name === 'ani' || name === 'dn')
          .map(({value}) => value.text.slice(-5)),
      ),
      ['*0401', '*0401', '*7542', '*0401'],
    );
    await owner.opens(customer);
    await others.customerWrites('And my mail is melissa@gmail.com', others.numbered.name);
    const toasts = owner.page.locator('wa-desk-notifications');
    await toasts.getByText('And my mail').first().waitFor();
    await reads(toasts, {shown: [number, 'm******@gmail.com'], hidden});
    const desktop = await until('it stands on the desktop', () =>
      owner.page.evaluate(() => globalThis.standingNotifications().find(({body}) => body.includes('And my mail'))),
    );
    assert.ok(desktop.title.includes(number), desktop.title);
    assert.ok(desktop.body.includes('m******@gmail.com'), desktop.body);
    await owner.opens('7542');
    await owner.page.getByPlaceholder(number).waitFor();
    await owner.ends();
    await wrapUp(owner);
    await reads(owner.page.locator('wa-agent-history').getByRole('listitem'), {shown: [number], hidden});
    assert.deepEqual(await owner.search(secrets), {});
  });

  it('13 a customer’s name that is a mobile number is masked, another is not', async () => {
    await others.customerWrites('It is me again', others.numbered.name);
    const popup = owner.offer('7542');
    await popup.waitFor();
    await reads(popup, {shown: ['*********7542'], hidden: [others.numbered.name]});
    await owner.accepts('7542');
    await reads(owner.tasks, {shown: ['*********7542', customer], hidden: [others.numbered.name]});
    await owner.opens('7542');
    await owner.page.getByPlaceholder('*********7542').waitFor();
    await owner.ends();
    await wrapUp(owner);
    await others.mask(false);
    await owner.opens(customer);
    await reads(owner.page.locator('wa-task-details'), {shown: [others.customer.number]});
  });

  it('6 a deleted asset interrupts: an alert, nothing can be written, only End', async () => {
    await others.deleteLine();
    await owner.page.getByRole('alert').filter({hasText: 'deleted the WhatsApp line'}).waitFor();
    assert.equal(await owner.composer.isEditable().catch(() => false), false);
    for (const name of ['Transfer', 'Conference'])
      assert.equal(await owner.control(name).getAttribute('aria-disabled'), 'true');
    await owner.ends();
    await wrapUp(owner);
    await others.restoreLine();
  });

  it('14 Transfer opens the Transfer request dialog', async () => {
    await converse('Please connect me to Ben');
    await owner.control('Transfer').click();
    await owner.dialog.getByRole('heading', {name: /Transfer/}).waitFor();
  });

  it('15 a queue or an agent is chosen from a list, or found by the search field', async () => {
    await owner.choosesTarget('Queue');
    await owner.dialog.getByRole('option', {name: /Support/}).waitFor();
    await owner.dialog.getByRole('combobox').fill('supp');
    await until('it is filtered', async () => (await owner.dialog.getByRole('option').count()) === 1);
    await owner.choosesTarget('Agent');
    await owner.dialog.getByRole('combobox').fill('ben');
    const ben = owner.dialog.getByRole('option', {name: new RegExp(others.agents.colleague.name)});
    await ben.waitFor();
    assert.equal(await ben.getAttribute('aria-disabled'), 'true', 'he is not Available');
  });

  it('16 a refresh fetches the newest list', async () => {
    await colleague.chooses('Available');
    await owner.dialog.getByRole('button', {name: /Refresh/}).click();
    const ben = owner.dialog.getByRole('option', {name: new RegExp(others.agents.colleague.name)});
    await until('he can be chosen', async () => (await ben.getAttribute('aria-disabled')) !== 'true');
    await owner.dialog
      .getByText(/Updated/)
      .first()
      .waitFor();
  });

  it('17 Transfer starts the request, and the wrap-up reasons appear', async () => {
    await owner.dialog.getByRole('option', {name: new RegExp(others.agents.colleague.name)}).click();
    await owner.dialog.getByRole('button', {name: 'Transfer', exact: true}).click();
    await owner.reasons.waitFor();
    await request(colleague).filter({hasText: others.agents.owner.name}).waitFor();
  });

  it('18 a request that is not accepted is dropped', async () => {
    await request(colleague).waitFor({state: 'hidden', timeout: others.offerMs + 10_000});
    await colleague.page.getByRole('button', {name: /^Your state.*RONA/}).waitFor();
    await owner.page
      .getByText(/was not accepted/)
      .first()
      .waitFor();
    await wrapUp(owner);
    await owner.accepts(customer); // nobody is lost: the customer is offered anew
  });

  it('19 Conference opens the Conference request dialog, with the same choices and search', async () => {
    await colleague.chooses('Available');
    await owner.control('Conference').click();
    await owner.dialog.getByRole('heading', {name: /Conference/}).waitFor();
    await owner.choosesTarget('Queue');
    await owner.choosesTarget('Agent');
    await owner.dialog.getByRole('combobox').fill('ben');
    await owner.dialog.getByRole('button', {name: /Refresh/}).waitFor();
  });

  it('20 “Conference requested” becomes “Conference”, and a message says who joined', async () => {
    await owner.dialog.getByRole('option', {name: new RegExp(others.agents.colleague.name)}).click();
    await owner.dialog.getByRole('button', {name: 'Request conference'}).click();
    await owner.page.getByText('Conference requested').first().waitFor();
    await colleague.accepts(customer);
    await owner.page.getByText('Conference requested').first().waitFor({state: 'hidden'});
    await owner.page.getByText('Conference', {exact: true}).first().waitFor();
    await owner.log.getByText(`${others.agents.colleague.name} joined the conversation`).waitFor();
  });

  it('22 the guest leaves by Exit conference, and the conversation goes on', async () => {
    await colleague.control('Exit conference').click();
    await owner.log.getByText(`${others.agents.colleague.name} left the conversation`).waitFor();
    await owner.writes('We are alone again');
    await until('it goes on', () => others.hasReachedCustomer('We are alone again'));
  });

  it('23 the guest who left wraps up', async () => {
    await colleague.reasons.waitFor();
    await wrapUp(colleague);
  });

  it('21 End conference ends the chat for all, and the owner wraps up', async () => {
    await owner.asks('Conference', {to: 'Agent', name: others.agents.colleague.name});
    await colleague.accepts(customer);
    await owner.control('End conference').click();
    for (const agent of [owner, colleague]) {
      await agent.reasons.waitFor();
      await wrapUp(agent);
    }
  });

  it('24 End opens the wrap-up reasons', async () => {
    await colleague.chooses('Lunch');
    await converse('One more thing');
    await owner.ends();
    await owner.reasons.waitFor();
  });

  it('25 a reason is selected from the list or found by the search field', async () => {
    const options = owner.page.locator('wa-wrapup').getByRole('option');
    await options.filter({hasText: 'Product advice'}).waitFor();
    await owner.reasons.fill('produ');
    await until('it is filtered', async () => (await options.count()) === 1);
    await options.click();
  });

  it('26 Submit completes it', async () => {
    await owner.page.getByRole('button', {name: 'Submit wrap-up'}).click();
    await owner.reasons.waitFor({state: 'hidden'});
    await owner.tasks.getByText('No conversations yet').waitFor();
  });

  it('no script failed and no policy was broken on the way', () => {
    assert.deepEqual([owner.problems, colleague.problems], [[], []]);
  });
});

/** In the page: what can be read in elements, those within others included. */
function textWithin(elements) {
  const read = (node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.data
      : [...(node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes].map(read).join('');
  return elements.map(read);
}

/** Red, green and blue, 0 to 255, of what the browser computed. */
function colourOf(computed) {
  const numbers = computed
    .match(/[\d.]+/g)
    .map(Number)
    .slice(0, 3);
  return computed.startsWith('color(') ? numbers.map((part) => part * 255) : numbers;
}
