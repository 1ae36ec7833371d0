import {sitDown} from '../test/e2e/agent.mjs';
import {startBrowser, startDemo} from '../test/e2e/demo.mjs';
import {medianAndWorst} from './median.mjs';

const MAYA = 'Maya Okafor';

/** From the click on Accept to the painted conversation with its composer, over the running gateway, one at a time. */
export async function accepting() {
  const demo = await startDemo();
  const browser = await startBrowser();
  try {
    const nadia = await sitDown(browser, demo.crmUrl);
    await nadia.chooses('Available');
    const times = [];
    for (let i = 0; i < 40; i++) {
      const text = `Hello ${i}.`;
      await demo.phone.writes(MAYA, text);
      await nadia.offer(MAYA).waitFor();
      await nadia.page.evaluate(timeTheNextClick, text);
      await nadia.accepts(MAYA);
      times.push(await nadia.page.evaluate(() => globalThis.opened));
      await nadia.ends();
      await nadia.wrapsUp('refund');
      await nadia.reasons.waitFor({state: 'hidden'});
    }
    return {'Accept clicked to open conversation painted, median / worst of 40': medianAndWorst(times)};
  } finally {
    await browser.close();
    await demo.close();
  }
}

/** In the page: `opened` resolves with the time from the next click until the text and the composer are painted. */
function timeTheNextClick(text) {
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? inside(node.shadowRoot) : [])]);
  const isOpen = () => {
    const interaction = inside(document).find(({localName}) => localName === 'wa-interaction');
    const parts = inside(interaction.shadowRoot);
    const said = parts.some((one) => one.matches('[data-message-id]') && one.textContent.includes(text));
    return said && parts.some((one) => one.localName === 'textarea' && one.checkVisibility());
  };
  globalThis.opened = new Promise((resolve) => {
    const onClick = ({timeStamp}) => {
      const afterPaint = new MessageChannel();
      afterPaint.port1.addEventListener('message', () => resolve(performance.now() - timeStamp));
      afterPaint.port1.start();
      const look = () => (isOpen() ? afterPaint.port2.postMessage(null) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    };
    addEventListener('click', onClick, {capture: true, once: true});
  });
}
