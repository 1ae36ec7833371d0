import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';
const TOMAS = 'Tomás Rivera';
const JO = 'Jo Marlow';

describe('an agent in the CRM and customers on WhatsApp', () => {
  let demo;
  let browser;
  let nadia;
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser()];
    nadia = await sitDown(browser, demo.crmUrl);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  const finish = async (reason = 'refund') => {
    const tasks = nadia.tasks.getByRole('listitem');
    const count = await tasks.count();
    await nadia.ends();
    await nadia.wrapsUp(reason);
    await until('the task is done', async () => (await tasks.count()) === count - 1);
  };
  const arrived = (customer, text) =>
    until(`“${text}” is on the phone`, async () =>
      (await demo.phone.received(customer)).some((message) => message.text === text),
    );

  it('goes from the customer’s message through offer, Accept, answer and ticks to wrap-up', async () => {
    await nadia.chooses('Available');
    await demo.phone.writes(MAYA, 'Where is my sofa?');
    const offer = nadia.offer(MAYA);
    await offer.waitFor();
    for (const shown of ['+447700900401', '+44 20 7946 0401', 'Orders'])
      assert.match(await offer.innerText(), new RegExp(shown.replace('+', '\\+')));
    await offer.getByRole('timer', {name: /^Waiting/}).waitFor();
    await nadia.accepts(MAYA);
    await nadia.bubble('Where is my sofa?').waitFor();
    await nadia.writes('It arrives tomorrow.');
    assert.equal(await nadia.composer.inputValue(), '');
    await nadia.bubble('It arrives tomorrow.').getByRole('img', {name: 'Delivered'}).waitFor();
    await demo.phone.opensChat(MAYA);
    await nadia.bubble('It arrives tomorrow.').getByRole('img', {name: 'Read', exact: true}).waitFor();
    await arrived(MAYA, 'It arrives tomorrow.');
    await finish();
    assert.deepEqual(nadia.problems, []);
  });

  it('keeps two customers apart while they write in turns', async () => {
    await demo.phone.writes(MAYA, 'Maya one');
    await nadia.accepts(MAYA);
    await demo.phone.writes(TOMAS, 'Tomás one');
    await nadia.accepts(TOMAS);
    await demo.phone.writes(MAYA, 'Maya two');
    await demo.phone.writes(TOMAS, 'Tomás two');
    await nadia.bubble('Tomás two').waitFor();
    assert.equal(await nadia.bubble('Maya').count(), 0);
    await nadia.composer.fill('half a thought for Tomás');
    await nadia.opens(MAYA);
    await nadia.bubble('Maya two').waitFor();
    assert.equal(await nadia.bubble('Tomás').count(), 0);
    assert.equal(await nadia.composer.inputValue(), '');
    await nadia.writes('answer for Maya');
    await nadia.opens(TOMAS);
    assert.equal(await nadia.composer.inputValue(), 'half a thought for Tomás');
    await nadia.composer.press('Enter');
    await arrived(MAYA, 'answer for Maya');
    await arrived(TOMAS, 'half a thought for Tomás');
    assert.ok(!(await demo.phone.received(MAYA)).some(({text}) => text.includes('Tomás')));
    await finish();
    await finish();
  });

  it('finds everything again after a reload in the midst of each step', async () => {
    const reload = () => nadia.page.reload();
    await demo.phone.writes(JO, 'Can I change my order?');
    await nadia.offer(JO).waitFor();
    await reload();
    await nadia.offer(JO).waitFor();
    assert.match(await nadia.offer(JO).innerText(), /Number hidden by the customer/);
    await nadia.accepts(JO);
    await reload();
    await nadia.bubble('Can I change my order?').waitFor();
    await nadia.composer.fill('Of course, what');
    await until('the draft is kept', async () => (await draftsKept(nadia.page)) > 0);
    await reload();
    await until(
      'the draft is back',
      async () => (await nadia.composer.inputValue().catch(() => '')) === 'Of course, what',
    );
    await nadia.writes('Of course, what would you like?');
    await reload();
    await nadia
      .bubble('Of course, what would you like?')
      .getByRole('img', {name: /Delivered|Sent|Read/})
      .first()
      .waitFor();
    assert.equal(await nadia.bubble('Of course, what would you like?').count(), 1);
    await arrived(JO, 'Of course, what would you like?');
    assert.equal((await demo.phone.received(JO)).length, 1);
    await nadia.ends();
    await nadia.reasons.waitFor();
    await reload();
    await nadia.reasons.waitFor();
    await nadia.wrapsUp('refund');
    await nadia.tasks.getByText('No conversations yet').waitFor();
  });

  it('loses and doubles nothing when the gateway is killed, and catches up without a reload', async () => {
    await demo.phone.writes(MAYA, 'before the crash');
    await nadia.accepts(MAYA);
    await nadia.bubble('before the crash').waitFor();
    await demo.killGateway();
    await nadia.page
      .getByText(/Reconnecting|connection/i)
      .first()
      .waitFor();
    await nadia.writes('written while it was down');
    await nadia.bubble('written while it was down').waitFor();
    await demo.phone.writes(MAYA, 'asked while it was down');
    await demo.whenBack();
    await nadia.bubble('asked while it was down').waitFor({timeout: 60_000});
    await nadia
      .bubble('written while it was down')
      .getByRole('img', {name: /Delivered|Read/})
      .first()
      .waitFor({timeout: 60_000});
    for (const text of ['before the crash', 'written while it was down', 'asked while it was down'])
      assert.equal(await nadia.bubble(text).count(), 1);
    const received = (await demo.phone.received(MAYA)).filter(({text}) => text === 'written while it was down');
    assert.equal(received.length, 1);
    await finish();
  });

  it('is found again when everything is started anew', async () => {
    await demo.phone.writes(TOMAS, 'Remember me');
    await nadia.accepts(TOMAS);
    await nadia.writes('I will');
    await arrived(TOMAS, 'I will');
    demo = await demo.restart();
    await nadia.page.goto(demo.crmUrl);
    await nadia.bubble('Remember me').waitFor();
    await nadia.bubble('I will').waitFor();
  });
});

/** How many entries the vault holds; they are ciphertext. */
const draftsKept = (page) =>
  page.evaluate(async () => {
    const count = async ({name}) => {
      const database = await new Promise((resolve, reject) => {
        const open = indexedDB.open(name);
        open.addEventListener('success', () => resolve(open.result));
        open.addEventListener('error', () => reject(open.error));
      });
      const counts = [...database.objectStoreNames].map(
        (store) =>
          new Promise((resolve) => {
            const all = database.transaction(store).objectStore(store).count();
            all.addEventListener('success', () => resolve(all.result));
          }),
      );
      const sum = (await Promise.all(counts)).reduce((a, b) => a + b, 0);
      database.close();
      return sum;
    };
    const sums = await Promise.all((await indexedDB.databases()).map(count));
    return sums.reduce((a, b) => a + b, 0);
  });
