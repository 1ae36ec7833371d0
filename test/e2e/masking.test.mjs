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
const [card, iban, ssn, mail, foreign, own, , next, line] = SECRETS.map(({value}) => value);
const TEXT =
  `card ${card}, IBAN ${iban}, ssn ${ssn}, mail ${mail}, abroad ${foreign}, you ${line}, soon ${next}, ` +
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
    let watch;
    const agent = await sitDown(browser, house.crmFor(agentId), {
      prepare: async (page) => (watch = await watchForLeaks(page)),
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const {page} = agent;
    await page.goto(new URL('/one-tag.html', page.url()).href);
    await page.getByRole('button', {name: /^Your state/}).waitFor();
    return {...agent, ...watch};
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
    await nadia.accepts(NUMBERED);
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
    await nadia.bubble('We wrote to').getByText('Delivered').waitFor();
    await nothingLeaks(nadia);
    const received = await house.phone.received(NUMBER.name);
    assert.equal(received.at(-1).text, `We wrote to ${mail} and charged ${card}`);
  });
});
