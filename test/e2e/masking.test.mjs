import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, until} from './demo.mjs';
import {everyTypeSaying, wamid} from './every-type.mjs';
import {openHouse} from './house.mjs';
import {findSecrets, watchForLeaks} from './leaks.mjs';

const NUMBER = {phone: '+447966197542', userId: 'GB.50100000000000000001', name: '+44 7966 197 542'};
const MELISSA = {phone: '+447966200013', userId: 'GB.50200000000000000002', name: 'Melissa Clark'};
/** The customer without another name, as an agent may see them with masking and without. */
const NUMBERED = '(7542|197 542)';

const SECRETS = [
  {name: 'card', value: '4111 1111 1111 1111'},
  {name: 'IBAN', value: 'DE89 3704 0044 0532 0130 00'},
  {name: 'social security number', value: '536-22-8714'},
  {name: 'e-mail address', value: 'melissa@gmail.com'},
  {name: 'foreign number', value: '+33 6 12 34 56 78', national: '612345678'},
  {name: 'customer’s number', value: NUMBER.phone, national: '7966197542'},
  {name: 'other customer’s number', value: MELISSA.phone, national: '7966200013'},
  {name: 'next number', value: '+447966311384', national: '7966311384'},
  {name: 'business number', value: '+44 20 7946 0401', national: '2079460401'},
];
const names = (secrets) => secrets.map(({name}) => name).toSorted();
const [card, iban, ssn, mail, foreign, own, other, next, line] = SECRETS.map(({value}) => value);
const TEXT =
  `card ${card}, IBAN ${iban}, ssn ${ssn}, mail ${mail}, abroad ${foreign}, you ${line}, soon ${next}, her ${other}, ` +
  `me ${own} or 07966 197542 or +44 (0)7966-197-542 or 00447966197542 or 0 7 9 6 6 1 9 7 5 4 2`;

/** Ids of WhatsApp, which no desk may get, masked or not. */
const IDS = [
  {name: 'a message id of WhatsApp', value: 'wamid'},
  {name: 'the name of a WhatsApp id', value: 'wa_id'},
  {name: 'a business-scoped id', value: NUMBER.userId},
  {name: 'another business-scoped id', value: MELISSA.userId},
];

const EVERYTHING = {pci: true, pii: true};
const NOTHING = {pci: false, pii: false};

describe('masking, in the whole desk', () => {
  let house;
  let browser;
  let nadia;
  let ben;
  const switchTo = (masking) => house.reconfigure((tenant) => (tenant.masking = masking));

  /** An agent whose page is watched from before it loads. */
  const sitDownWatched = async (agentId) => {
    const agent = await sitDown(browser, house.crmFor(agentId), {
      prepare: watchForLeaks,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await agent.page.goto(new URL('/one-tag.html', agent.page.url()).href);
    await agent.page.getByRole('button', {name: /^Your state/}).waitFor();
    return agent;
  };
  before(async () => {
    house = await openHouse({
      customers: [NUMBER, MELISSA],
      logLevel: 'trace',
      change(tenant) {
        tenant.masking = EVERYTHING;
        for (const queue of tenant.queues) queue.offerSeconds = 60;
      },
    });
    browser = await startBrowser();
    [nadia, ben] = [await sitDownWatched('nadia'), await sitDownWatched('ben')];
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  const deliver = (customer, raw) =>
    house.phone.call(`customers/${customer.userId}/messages`, {numberId: house.lineIds[0], type: 'raw', raw});
  const writes = (customer, text) =>
    deliver(customer, {type: 'text', text: {body: text}, id: wamid(customer.phone.slice(1))});
  const nothingLeaks = async (agent) => assert.deepEqual(await agent.search([...SECRETS, ...IDS]), {});
  const toast = (agent, text) => agent.page.locator('wa-desk-notifications').getByText(text).first();
  /** Accepts, and has the conversation in view. */
  const takesOn = async (agent, customer) => {
    await agent.accepts(customer);
    await agent.page.locator('wa-composer').getByPlaceholder(new RegExp(customer)).waitFor();
  };
  /** A notification of the operating system. */
  const stands = (agent, text) =>
    until(`“${text}” stands on the desktop`, () =>
      agent.page.evaluate((part) => globalThis.standingNotifications().some(({body}) => body.includes(part)), text),
    );
  const offersStand = (seconds) =>
    house.reconfigure(({queues}) => {
      for (const queue of queues) queue.offerSeconds = seconds;
    });
  const opensDetails = (agent) => agent.page.getByRole('button', {name: 'Show customer details'}).click();
  const opensOwnDay = (agent) => agent.page.getByRole('tab', {name: 'Last 24 hours'}).click();
  const opensHistory = async (agent) => {
    const history = agent.page.locator('wa-customer-history');
    await history.getByRole('button', {expanded: false}).first().click();
    await history.getByText('That was all').first().waitFor();
  };
  const wrapUp = async (agent) => {
    await agent.wrapsUp('refund');
    await agent.reasons.waitFor({state: 'hidden'});
  };

  it('leaks nothing while a customer whose name is their number waits', async () => {
    await nadia.chooses('Available');
    await writes(NUMBER, TEXT);
    await nadia.offer(NUMBERED).waitFor();
    await nothingLeaks(nadia);
  });

  it('leaks nothing of any type of message', async () => {
    await takesOn(nadia, NUMBERED);
    await nadia.bubble('card ************1111').first().waitFor();
    const phone = NUMBER.phone.slice(1);
    const earlier = wamid(phone);
    await deliver(NUMBER, {type: 'text', text: {body: TEXT}, id: earlier});
    for (const {raw} of await everyTypeSaying(TEXT, {phone, earlier, nextPhone: next.slice(1)}))
      await deliver(NUMBER, raw);
    await writes(NUMBER, 'That was all');
    await nadia.bubble('That was all').waitFor();
    await nothingLeaks(nadia);
  });

  it('leaks nothing of what the agent wrote, which leaves as typed', async () => {
    await nadia.writes(`We wrote to ${mail} and charged ${card}`);
    await nadia.sendsAnyway();
    await nadia.bubble('We wrote to').getByRole('img', {name: 'Delivered'}).waitFor();
    await nothingLeaks(nadia);
    const received = await house.phone.received(NUMBER.name);
    assert.equal(received.at(-1).text, `We wrote to ${mail} and charged ${card}`);
  });

  it('leaks nothing to a colleague who is asked to join, nor by the note they get', async () => {
    await ben.chooses('Available');
    await nadia.asks('Conference', {to: 'Agent', name: 'Ben Castellano', note: TEXT});
    await ben.offer(NUMBERED).getByText('card ************1111').waitFor();
    for (const agent of [nadia, ben]) await nothingLeaks(agent);
    await takesOn(ben, NUMBERED);
    await nadia.log.getByText('Ben Castellano joined the conversation').waitFor();
    for (const agent of [nadia, ben]) await nothingLeaks(agent);
    await ben.control('Exit conference').click();
    await wrapUp(ben);
  });

  it('leaks nothing of a CAD variable, once it is saved', async () => {
    await opensDetails(nadia);
    const field = nadia.page.locator('wa-task-details').getByLabel('Order number', {exact: true});
    await field.fill(TEXT);
    await field.press('Enter');
    await nadia.page.locator('wa-task-details').getByText('card ************1111').first().waitFor();
    await nothingLeaks(nadia);
  });

  it('leaks nothing by a transfer, its wrap-up and an agent’s own day', async () => {
    await nadia.asks('Transfer', {to: 'Agent', name: 'Ben Castellano', note: TEXT});
    await ben.offer(NUMBERED).getByText('card ************1111').waitFor();
    await nadia.reasons.waitFor();
    for (const agent of [nadia, ben]) await nothingLeaks(agent);
    await takesOn(ben, NUMBERED);
    await wrapUp(nadia);
    await opensOwnDay(nadia);
    await nadia.page.locator('wa-agent-history').getByText('7542').first().waitFor();
    for (const agent of [nadia, ben]) await nothingLeaks(agent);
  });

  it('leaks nothing by toasts and notifications while the agent looks at another conversation', async () => {
    await nadia.chooses('Lunch');
    await writes(MELISSA, TEXT);
    await takesOn(ben, MELISSA.name);
    await writes(NUMBER, `Hello again, ${TEXT}`);
    await toast(ben, 'Hello again').waitFor();
    await stands(ben, 'Hello again');
    await nothingLeaks(ben);
  });

  it('leaks nothing when a request is not accepted, neither to who let it pass nor to who asked', async () => {
    await nadia.chooses('Available');
    await ben.opens(NUMBERED);
    await offersStand(5);
    await ben.asks('Transfer', {to: 'Agent', name: 'Nadia Brandt', note: TEXT});
    await nadia.offer(NUMBERED).waitFor();
    await offersStand(60);
    await nadia.page.getByRole('button', {name: /^Your state.*RONA/}).waitFor();
    await ben.page
      .getByText(/was not accepted/)
      .filter({visible: true})
      .first()
      .waitFor();
    for (const agent of [nadia, ben]) await nothingLeaks(agent);
    await wrapUp(ben);
    await takesOn(ben, NUMBERED);
  });

  it('leaks nothing by the error of a message that did not arrive', async () => {
    await house.phone.call('fail', {customer: NUMBER.userId, code: 131026});
    await ben.writes(`Call ${own}`);
    await ben.bubble('Call *********7542').getByRole('img', {name: 'Not delivered'}).waitFor();
    await house.phone.call('fail', {customer: NUMBER.userId, code: null});
    await nothingLeaks(ben);
  });

  it('leaks nothing by the clipboard', async () => {
    const [from, to] = await Promise.all(
      ['That was all', 'Hello again'].map((text) => ben.bubble(text).last().getByText(text).boundingBox()),
    );
    await ben.page.mouse.move(from.x + 1, from.y + from.height / 2);
    await ben.page.mouse.down();
    await ben.page.mouse.move(to.x + to.width, to.y + to.height - 2, {steps: 4});
    await ben.page.mouse.up();
    await ben.page.keyboard.press('Control+C');
    const copied = await ben.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /That was all[^]*card \*{12}1111/);
    assert.deepEqual(findSecrets(copied, SECRETS), []);
  });

  it('leaks nothing by the customer’s history, nor after a reload', async () => {
    await ben.ends();
    await wrapUp(ben);
    await writes(NUMBER, TEXT);
    await takesOn(ben, NUMBERED);
    await opensDetails(ben);
    await opensHistory(ben);
    await nothingLeaks(ben);
    await ben.page.reload();
    await ben.bubble('card ************1111').first().waitFor();
    await nothingLeaks(ben);
  });

  it('has left nothing in the page’s memory of what others wrote', async () => {
    assert.deepEqual(await ben.searchMemory([...SECRETS, ...IDS]), []);
  });

  it('leaks nothing into the gateway’s log', async () => {
    const logs = await house.logs();
    assert.match(logs, /the configuration was reloaded/);
    assert.deepEqual(findSecrets(logs, [...SECRETS, ...IDS.slice(2)]), []);
  });

  it('keeps a draft as ciphertext alone', async () => {
    const kept = await ben.textIn('databases');
    await ben.composer.fill(TEXT);
    await until('it is kept', async () => (await ben.textIn('databases')) !== kept);
    await ben.page.reload();
    await until('it is back', async () => (await ben.composer.inputValue().catch(() => '')) === TEXT);
    const found = await ben.search(SECRETS);
    for (const place of ['databases', 'web storage', 'caches', 'network', 'other tabs', 'events', 'urls', 'console'])
      assert.equal(found[place], undefined, place);
    await ben.composer.fill('');
  });

  it('shows all of it at once when masking is switched off, so the search can see', async () => {
    await switchTo(NOTHING);
    await ben.opens(NUMBERED);
    await ben.bubble('Hello again').getByText(card).waitFor();
    await nadia.chooses('Available');
    await opensDetails(ben);
    await opensHistory(ben);
    await ben.asks('Conference', {to: 'Agent', name: 'Nadia Brandt', note: TEXT});
    await nadia.offer(NUMBERED).getByText(card).waitFor();
    await writes(MELISSA, TEXT);
    await toast(ben, card).waitFor();
    await stands(ben, card);
    const found = await ben.search(SECRETS);
    for (const place of ['dom', 'accessibility tree', 'state', 'network', 'events', 'notifications'])
      assert.deepEqual(found[place]?.toSorted(), names(SECRETS), place);
    const asked = await nadia.search(SECRETS);
    for (const place of ['dom', 'accessibility tree', 'state', 'network', 'events'])
      assert.deepEqual(asked[place]?.toSorted(), names(SECRETS), place);
    for (const agent of [nadia, ben]) assert.deepEqual(await agent.search(IDS), {}, 'no id, even so');
  });

  it('leaves nothing of it anywhere, within a second, when masking is switched on', async () => {
    for (const agent of [nadia, ben]) agent.forgetWhatPassed();
    await switchTo(EVERYTHING);
    const switchedAt = Date.now();
    for (const agent of [nadia, ben]) {
      let lookedAt;
      let found;
      do {
        lookedAt = Date.now();
        found = await agent.search(SECRETS);
      } while (Object.keys(found).length > 0 && lookedAt < switchedAt + 1000);
      assert.deepEqual(found, {});
    }
  });

  it('shows all of it again when masking is switched off once more', async () => {
    await switchTo(NOTHING);
    await ben.bubble('Hello again').getByText(card).waitFor();
    await until('nothing is missing', async () => {
      const {dom = [], state = []} = await ben.search(SECRETS);
      return [dom, state].every((found) => found.length === SECRETS.length);
    });
    await switchTo(EVERYTHING);
    await ben.bubble('Hello again').getByText('card ************1111').waitFor();
  });

  it('shows the first part of a number, and masks all of them when the last is here', async () => {
    await ben.opens(MELISSA.name);
    await ben.page.locator('wa-composer').getByPlaceholder(new RegExp(MELISSA.name)).waitFor();
    await writes(NUMBER, '4111 1111');
    await ben.tasks.getByText('4111 1111').waitFor();
    await toast(ben, '4111 1111').waitFor();
    await stands(ben, '4111 1111');
    ben.forgetWhatPassed();
    await writes(NUMBER, '1111 1111');
    await ben.tasks.getByText('****1111').first().waitFor();
    await toast(ben, '****1111').waitFor();
    await stands(ben, '****1111');
    await ben.opens(NUMBERED);
    await ben.log.getByText('********', {exact: true}).first().waitFor();
    await ben.log.getByText('****1111', {exact: true}).first().waitFor();
    const parts = ['4111 1111', '1111 1111'].map((value) => ({name: value, value}));
    await until('what a screen reader was told is gone too', async () => {
      const found = await ben.search([...SECRETS, ...parts]);
      return Object.keys(found).length === 0;
    });
  });

  it('has broken no script and no policy on the way', () => {
    assert.deepEqual([nadia.problems, ben.problems], [[], []]);
  });
});
