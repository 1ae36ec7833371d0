import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser} from './demo.mjs';
import {openHouse} from './house.mjs';
import {watchForLeaks} from './leaks.mjs';

const ANN = {phone: '+447966200013', userId: 'GB.50200000000000000002', name: 'Ann Clark'};
const CARD = '4111 1111 1111 1111';
const SECRETS = [{name: 'card', value: CARD}];

describe('a reveal, where the administrator allows it', () => {
  let house;
  let browser;
  let nadia;
  before(async () => {
    house = await openHouse({
      customers: [ANN],
      change: (tenant) => (tenant.masking = {pci: true, pii: true, revealsPerHour: 1}),
    });
    browser = await startBrowser();
    nadia = await sitDown(browser, house.crmFor('nadia'), {prepare: watchForLeaks});
    await nadia.chooses('Available');
    const raw = {type: 'text', text: {body: `please charge *${CARD}*`}};
    await house.phone.call(`customers/${ANN.userId}/messages`, {numberId: house.lineIds[0], type: 'raw', raw});
    await nadia.offer(ANN.name).waitFor();
    await nadia.accepts(ANN.name);
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });
  const ask = () => nadia.log.getByRole('button', {name: /^Reveal masked card number/}).click();

  it('shows one value for a reason, and nothing of it afterwards', async () => {
    await ask();
    await nadia.dialog.getByRole('textbox', {name: 'Reason'}).fill('The customer asked which card it was');
    await nadia.dialog.getByRole('button', {name: 'Reveal', exact: true}).click();
    await nadia.log.getByText(CARD).waitFor();
    await nadia.log.getByRole('button', {name: 'Hide'}).click();
    await nadia.log.getByText(CARD).waitFor({state: 'detached'});
    nadia.forgetWhatPassed(); // the answer itself, which was asked for
    assert.deepEqual(await nadia.search(SECRETS), {});
  });

  it('says when an hour has had its reveals, and keeps the reason', async () => {
    await ask();
    await nadia.dialog.getByRole('textbox', {name: 'Reason'}).fill('Once more');
    await nadia.dialog.getByRole('button', {name: 'Reveal', exact: true}).click();
    await nadia.dialog.getByText('You have revealed as many values as you may for now.').waitFor();
    assert.equal(await nadia.dialog.getByRole('textbox', {name: 'Reason'}).inputValue(), 'Once more');
  });

  it('is on record', async () => {
    const {reveals} = await house.administer('GET', 'tenants/demo/reveals');
    assert.deepEqual(
      reveals.map(({agentId, kind, reason}) => [agentId, kind, reason]),
      [['nadia', 'card', 'The customer asked which card it was']],
    );
    assert.deepEqual(nadia.problems, []);
  });
});
