import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, until} from './demo.mjs';
import {openHouse} from './house.mjs';

const MAYA = 'Maya Okafor';
const TOMAS = 'Tomás Rivera';
const JO = 'Jo Marlow';
const OFFER_SECONDS = 8;

for (const gateways of [1, 2])
  describe(`a day of three agents and three customers on ${gateways === 1 ? 'one gateway' : 'two gateways and one database'}`, () => {
    let house;
    let browser;
    let nadia;
    let ben;
    let priya;
    before(async () => {
      house = await openHouse({
        gateways,
        change: ({queues}) => {
          for (const queue of queues) queue.offerSeconds = OFFER_SECONDS;
        },
      });
      browser = await startBrowser();
      [nadia, ben, priya] = await Promise.all(
        ['nadia', 'ben', 'priya'].map((agent, index) => sitDown(browser, house.crmFor(agent, index))),
      );
    });
    after(async () => {
      await browser?.close();
      await house?.close();
    });

    const isRona = (agent) => agent.page.getByRole('button', {name: /^Your state.*RONA/}).waitFor({timeout: 30_000});
    const isOffered = (agent, customer) => agent.offer(customer).waitFor();
    const says = (agent, text) => agent.page.getByText(text).first().waitFor();
    const wrapUp = async (agent) => {
      await agent.wrapsUp('refund');
      await agent.reasons.waitFor({state: 'hidden'});
    };
    const arrived = (customer, text) =>
      until(`“${text}” is on the phone`, async () =>
        (await house.phone.received(customer)).some((message) => message.text === text),
      );

    it('an offer that lapses goes to the next agent, and the first sees who took it', async () => {
      await nadia.chooses('Available');
      await house.phone.writes(MAYA, 'Where is my sofa?');
      await isOffered(nadia, MAYA);
      await ben.chooses('Available');
      await isRona(nadia);
      await ben.accepts(MAYA);
      await says(nadia, `Ben Castellano accepted ${MAYA}`);
      await nadia.chooses('Available');
      assert.equal(await nadia.offer(MAYA).count(), 0);
    });

    it('a transfer brings the customer, the thread and the note to the colleague, and the giver wraps up', async () => {
      await ben.writes('One moment, my colleague knows more.');
      await ben.asks('Transfer', {to: 'Agent', name: 'Nadia Brandt', note: 'The slate sofa, order HH-20418'});
      await isOffered(nadia, MAYA);
      await says(nadia, 'The slate sofa, order HH-20418');
      await nadia.accepts(MAYA);
      await nadia.bubble('One moment, my colleague knows more.').waitFor();
      await wrapUp(ben);
      await nadia.writes('Hello Maya, it arrives tomorrow.');
      await arrived(MAYA, 'Hello Maya, it arrives tomorrow.');
    });

    it('a transfer that nobody accepts is dropped, the giver is told, and the customer goes to the next agent', async () => {
      await priya.chooses('Available');
      await ben.chooses('Lunch');
      await nadia.asks('Transfer', {to: 'Agent', name: 'Priya Raman'});
      await isOffered(priya, MAYA);
      await nadia.chooses('Lunch');
      await wrapUp(nadia);
      await ben.chooses('Available');
      await isRona(priya);
      await says(nadia, `The transfer of ${MAYA} was not accepted`);
      await ben.accepts(MAYA);
      await ben.bubble('Hello Maya, it arrives tomorrow.').waitFor();
    });

    it('a conference is requested, joined, and left by the guest; customer and owner talk on', async () => {
      await nadia.chooses('Available');
      await ben.asks('Conference', {to: 'Agent', name: 'Nadia Brandt', note: 'Please join'});
      await says(ben, 'Conference requested');
      await nadia.accepts(MAYA);
      await ben.log.getByText('Nadia Brandt joined the conversation').waitFor();
      await nadia.writes('Nadia here as well.');
      await ben.bubble('Nadia here as well.').waitFor();
      await arrived(MAYA, 'Nadia here as well.');
      await house.phone.writes(MAYA, 'Thank you both');
      for (const agent of [nadia, ben]) await agent.bubble('Thank you both').waitFor();
      await nadia.control('Exit conference').click();
      await ben.log.getByText('Nadia Brandt left the conversation').waitFor();
      await wrapUp(nadia);
      await ben.writes('Anything else?');
      await arrived(MAYA, 'Anything else?');
    });

    it('a conference that nobody joins is given up, and the owner is told', async () => {
      await priya.chooses('Available');
      await ben.asks('Conference', {to: 'Agent', name: 'Priya Raman'});
      await says(ben, 'Conference requested');
      await isRona(priya);
      await says(ben, 'Nobody joined');
      await ben.control('Conference').waitFor();
    });

    it('a conference by queue goes to whoever is free; End conference ends it for all', async () => {
      await ben.asks('Conference', {to: 'Queue', name: 'Support'});
      await nadia.accepts(MAYA);
      await ben.control('End conference').click();
      for (const agent of [ben, nadia]) {
        await agent.reasons.waitFor();
        await wrapUp(agent);
      }
    });

    it('a deleted line interrupts all its conversations within a second', async () => {
      await ben.chooses('Lunch');
      await house.phone.writes(TOMAS, 'Hello from Tomás');
      await nadia.accepts(TOMAS);
      await nadia.chooses('Lunch');
      await ben.chooses('Available');
      await house.phone.writes(JO, 'Hello from Jo');
      await ben.accepts(JO);
      const line = `tenants/demo/lines/${house.lineIds[0]}`;
      await house.administer('DELETE', line, 1);
      const deletedAt = Date.now();
      for (const agent of [nadia, ben]) await says(agent, 'An administrator deleted the WhatsApp line');
      const took = Date.now() - deletedAt;
      assert.ok(took < 1000, `${took} ms`);
      for (const agent of [nadia, ben]) {
        await agent.ends();
        await wrapUp(agent);
      }
      await house.administer('PUT', line);
    });

    it('history shows the colleague’s conversations with this customer, and the agent’s own day', async () => {
      await house.phone.writes(MAYA, 'It is me again');
      await ben.accepts(MAYA);
      const earlier = ben.page.locator('wa-customer-history');
      await earlier.getByText('Nadia Brandt').first().waitFor();
      await earlier.getByRole('button', {expanded: false}).first().click();
      await earlier.getByText('Hello Maya, it arrives tomorrow.').waitFor();
      await ben.ends();
      await wrapUp(ben);
      const own = ben.page.locator('wa-agent-history');
      await own.getByText(JO).first().waitFor();
      assert.ok((await own.getByText(MAYA).count()) >= 2);
      assert.equal(await own.getByText(TOMAS).count(), 0, 'that was another agent’s');
    });

    it('no script failed and no policy was broken on the way', () => {
      assert.deepEqual([nadia.problems, ben.problems, priya.problems], [[], [], []]);
    });
  });
