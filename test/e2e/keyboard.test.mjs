import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the desk in one tag', () => {
  let demo;
  let browser;
  let nadia;
  let keys;
  let looked;
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser()];
    const oneTag = `${demo.crmUrl}/one-tag.html`;
    nadia = await sitDown(browser, oneTag);
    await nadia.page.evaluate(watchFocus);
    keys = createKeys(nadia.page);
    looked = await sitDown(browser, oneTag, {bypassCSP: true}); // as she sees it; axe may not run under the policy
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('is worked by keyboard alone, the focus in sight all the way, and is accessible at every step', async () => {
    const {page} = nadia;
    await nadia.page.getByRole('button', {name: /^Your state/}).waitFor();
    await keys.tabTo(/^Your state/);
    await keys.press('Enter');
    await until('the menu has the focus', async () => !(await keys.focused()).startsWith('Your state'));
    await keys.press('A', 'v');
    await keys.press('Enter');
    await page.getByRole('button', {name: /^Your state: Available/}).waitFor();

    await demo.phone.writes(MAYA, 'Where is my sofa?');
    await nadia.offer(MAYA).waitFor();
    await looked.offer(MAYA).waitFor();
    await expectAccessible(looked.page, 'with a request');
    await keys.press('Alt+Shift+A');
    assert.match(await keys.focused(), /^Accept/);
    await keys.press('Enter');
    await until('the composer has the focus', async () => (await keys.focused()).startsWith('Message to'));

    await page.keyboard.type('It arrives tomorrow.');
    await keys.press('Enter');
    await nadia.bubble('It arrives tomorrow.').getByRole('img', {name: 'Delivered'}).waitFor();
    assert.match(await keys.focused(), /^Message to/);
    await looked.bubble('It arrives tomorrow.').waitFor();
    await expectAccessible(looked.page, 'in a conversation');

    await keys.tabTo(/^End/, 'Shift+Tab');
    await keys.press('Enter');
    await until('the reasons have the focus', async () => (await keys.focused()) === 'Search reasons');
    await looked.reasons.waitFor();
    await expectAccessible(looked.page, 'in wrap-up');
    await page.keyboard.type('refund');
    await keys.press('Enter', 'Control+Enter');
    await nadia.tasks.getByText('No conversations yet').waitFor();
    await looked.tasks.getByText('No conversations yet').waitFor();
    await expectAccessible(looked.page, 'with nothing to do');
    assert.match(await keys.focused(), /^WhatsApp desk/);
    assert.deepEqual(await page.evaluate(() => globalThis.focusLost), []);
  });

  it('breaks none of the page’s content security policy', () => {
    assert.deepEqual(nadia.problems, []);
  });

  it('is accessible as single tags in the CRM', async () => {
    await looked.page.goto(demo.crmUrl);
    await looked.page.getByRole('button', {name: /^Your state: Available/}).waitFor();
    await demo.phone.writes(MAYA, 'One thing more');
    await looked.offer(MAYA).waitFor();
    await expectAccessible(looked.page, 'with a request');
    await looked.accepts(MAYA);
    await looked.bubble('One thing more').waitFor();
    await expectAccessible(looked.page, 'in a conversation');
  });
});

/** Keys as a person presses them; each leaves the focus on something that shows it. */
function createKeys(page) {
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await until(`the focus is in sight after ${key}`, () => page.evaluate(isFocusInSight), 5);
    }
  };
  const focused = () => page.evaluate(nameOfFocused);
  return {
    press,
    focused,
    async tabTo(name, key = 'Tab') {
      for (let stop = 0; stop < 40; stop++) {
        if (name.test(await focused())) return;
        await press(key);
      }
      throw new Error(`Forty stops of ${key}, and none was ${name}.`);
    },
  };
}

/** In the page: notes every frame in which nothing has the focus once something had it. */
function watchFocus() {
  globalThis.focusLost = [];
  let had = false;
  const look = () => {
    const {activeElement} = document;
    const has = activeElement !== null && activeElement !== document.body;
    if (had && !has) globalThis.focusLost.push(performance.now());
    had ||= has;
    requestAnimationFrame(look);
  };
  look();
}

/** In the page: what has the focus stands in the window, and it or what it stands in has an outline. */
function isFocusInSight() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return false;
  const {top, bottom, left, right} = active.getBoundingClientRect();
  if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) return false;
  const isOutlined = ({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  const around = [active, active.parentElement, active.parentElement?.parentElement].filter(Boolean);
  return around.some((one) => isOutlined(getComputedStyle(one)) || isOutlined(getComputedStyle(one, '::after')));
}

/** In the page: its label, else its words. */
function nameOfFocused() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return (active?.ariaLabel ?? active?.textContent ?? '').trim();
}

async function expectAccessible(page, when) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({path: AXE});
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme, reducedMotion: 'reduce'}); // half there is half legible
    const found = await page.evaluate(async () => {
      const {violations} = await globalThis.axe.run(document);
      return violations.flatMap(({id, help, nodes}) =>
        nodes.map(({target, failureSummary}) => `${id} (${help}) at ${String(target)}: ${failureSummary}`),
      );
    });
    assert.deepEqual(found, [], `${when}, in the ${colorScheme}`);
  }
}
