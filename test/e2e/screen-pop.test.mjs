import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser} from './demo.mjs';
import {openHouse} from './house.mjs';

const MAYA = 'Maya Okafor';
const TOMAS = 'Tomás Rivera';

describe('the CRM around the desk', () => {
  let house;
  let browser;
  let nadia;
  before(async () => {
    house = await openHouse();
    browser = await startBrowser();
    nadia = await sitDown(browser, house.crmFor('nadia'));
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  const shows = (customer) => nadia.page.locator('#customer-name', {hasText: customer}).waitFor();
  const crmButton = (name) => nadia.page.locator('#record').getByRole('button', {name}).first();

  it('opens the record of the customer whose offer is accepted, and of the one whose task is opened', async () => {
    await nadia.chooses('Available');
    await house.phone.writes(MAYA, 'Can I have my money back?');
    await nadia.accepts(MAYA);
    await shows(MAYA);
    await house.phone.writes(TOMAS, 'Hello?');
    await nadia.offer(TOMAS).waitFor();
    assert.equal(await nadia.page.locator('#customer-name').textContent(), MAYA, 'an offer opens nothing yet');
    await nadia.accepts(TOMAS);
    await shows(TOMAS);
    await nadia.tasks.getByRole('button', {name: TOMAS}).waitFor(); // taking it up opens it: only now another stays open
    await nadia.opens(MAYA);
    await shows(MAYA);
  });

  it('fills the wrap-up with what was done in the record, and writes down what the agent submitted', async () => {
    await crmButton(/Refund/).click();
    await nadia.ends();
    const wrapUp = nadia.page.locator('wa-wrapup');
    const refund = wrapUp.getByRole('option', {name: /Refund/, selected: true});
    await refund.waitFor();
    await refund.getByText('Suggested').waitFor();
    await wrapUp.getByRole('button', {name: 'Submit wrap-up'}).click();
    await nadia.reasons.waitFor({state: 'hidden'});
    await nadia.page
      .locator('#record')
      .getByText(/Wrapped up: .*[Rr]efund/)
      .waitFor();
    assert.deepEqual(nadia.problems, []);
  });
});
