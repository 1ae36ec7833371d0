import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';
const TOMAS = 'Tomás Rivera';

describe('one agent in several tabs of one browser', () => {
  let demo;
  let browser;
  let context;
  const pages = [];
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser()];
    context = await browser.newContext({viewport: {width: 1400, height: 860}, locale: 'en-GB'});
    await context.grantPermissions(['notifications'], {origin: new URL(demo.crmUrl).origin});
    await context.addInitScript(listen);
    for (let i = 0; i < 5; i++) {
      const page = await context.newPage();
      await page.goto(demo.crmUrl);
      await page.getByRole('button', {name: /^Your state: /}).waitFor();
      pages.push(page);
    }
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** How often each tab was about to ring, or opened a stream. */
  const heard = (what) => Promise.all(pages.map((page) => page.evaluate((name) => globalThis.heard[name], what)));
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  const offerIn = (page, customer) => page.getByRole('article', {name: `Request from ${customer}`});
  const everywhere = (run) => Promise.all(pages.map(run));

  it('has one stream', async () => {
    await until('every tab has what it needs', async () => sum(await heard('snapshots')) === 4);
    assert.deepEqual(await heard('snapshots'), [0, 1, 1, 1, 1]);
    assert.deepEqual(await heard('streams'), [1, 0, 0, 0, 0]);
  });

  it('shows an offer in every tab and rings in one', async () => {
    const [, second] = pages;
    await second.getByRole('button', {name: /^Your state: /}).click();
    await second.getByRole('menuitemradio', {name: 'Available'}).click();
    await demo.phone.writes(MAYA, 'Where is my sofa?');
    await everywhere((page) => offerIn(page, MAYA).waitFor());
    await until('it rings', async () => sum(await heard('rings')) > 0);
    assert.deepEqual(await heard('rings'), [1, 0, 0, 0, 0]);
    assert.ok(sum(await heard('desktop')) <= 1);
  });

  it('goes on ringing in another tab, within a second, when the leader is closed', async () => {
    const [leader] = pages.splice(0, 1);
    const closedAt = Date.now();
    await leader.close();
    await until('one of the others has the stream', async () => sum(await heard('streams')) === 1, 10);
    const handOver = Date.now() - closedAt;
    console.log(`hand-over: ${handOver} ms`);
    assert.ok(handOver < 1000, `${handOver} ms`);
    await until('it rings there', async () => sum(await heard('rings')) === 1);
  });

  it('is rid of the offer in all tabs when it is accepted in one', async () => {
    const last = pages.at(-1);
    await last.getByRole('button', {name: new RegExp(`Accept.*${MAYA}`)}).click();
    await last.locator('wa-composer').getByRole('textbox').waitFor();
    await everywhere((page) => offerIn(page, MAYA).waitFor({state: 'detached'}));
    await everywhere((page) => page.locator('wa-task-list').getByText(MAYA).waitFor());
  });

  it('hears of a message in every tab where the conversation is not in view', async () => {
    await demo.phone.writes(TOMAS, 'Is my lamp there?');
    const [first] = pages;
    await first.getByRole('button', {name: new RegExp(`Accept.*${TOMAS}`)}).click();
    await everywhere((page) => page.locator('wa-task-list').getByText(TOMAS).waitFor());
    await everywhere((page) =>
      page
        .locator('wa-task-list')
        .getByRole('button', {name: new RegExp(MAYA)})
        .click(),
    );
    await demo.phone.writes(TOMAS, 'Hello?');
    const toast = (page) => page.locator('wa-desk-notifications').getByRole('button', {name: /Tomás Rivera.*Hello\?/});
    await everywhere((page) => toast(page).waitFor());
    await toast(first).click();
    const composer = first.locator('wa-composer').getByRole('textbox');
    await until('the agent can write', () => composer.evaluate((field) => field.matches(':focus')));
    await everywhere((page) => toast(page).waitFor({state: 'detached'}));
  });

  it('survives the crash of the leader', async () => {
    const streams = await heard('streams');
    const [crashed] = pages.splice(streams.indexOf(1), 1);
    crashed.goto('chrome://crash').catch(() => undefined); // nothing comes back from there
    await until('one of the others has the stream', async () => sum(await heard('streams')) === 1);
    await demo.phone.writes(MAYA, 'After the crash');
    await everywhere((page) =>
      page.locator('wa-task-list, wa-desk-notifications').getByText('After the crash').first().waitFor(),
    );
  });

  it('shares nothing with another agent of the same browser', async () => {
    const ben = await context.newPage();
    await ben.goto(demo.otherCrmUrl);
    await ben.getByRole('button', {name: /^Your state: /}).waitFor();
    await until('a stream of their own', async () => (await ben.evaluate(() => globalThis.heard.streams)) === 1);
    await ben.locator('wa-task-list').getByText('No conversations yet').waitFor();
    assert.equal(await ben.locator('wa-task-list').getByRole('listitem').count(), 0);
  });
});

/** In the page: counts what would be heard and what is asked of the gateway. */
function listen() {
  globalThis.heard = {rings: 0, desktop: 0, streams: 0, snapshots: 0};
  const {fetch} = globalThis;
  globalThis.fetch = (input, init) => {
    if (String(input).endsWith('/v1/desk/events')) globalThis.heard.streams += 1;
    if (String(input).endsWith('/v1/desk/snapshot')) globalThis.heard.snapshots += 1;
    return fetch(input, init);
  };
  addEventListener('wa-notify', ({channel, kind}) => {
    if (channel === 'sound' && kind === 'offer') globalThis.heard.rings += 1;
    if (channel === 'desktop') globalThis.heard.desktop += 1;
  });
}
