import {sitDown} from '../test/e2e/agent.mjs';
import {startBrowser, startDemo} from '../test/e2e/demo.mjs';

const MAYA = 'Maya Okafor';

/** From the start of the process to its last address, when everything is built and the database exists. */
export async function startTime() {
  const demo = await startDemo();
  const startedAt = performance.now();
  const again = await demo.restart();
  const ms = performance.now() - startedAt;
  await again.close();
  return {'npm start, built, second start (its stop included)': `${(ms / 1000).toFixed(1)} s`};
}

/** From the webhook that the fake Graph API posts to the painted bubble in a real browser, one at a time. */
export async function bubbles() {
  const demo = await startDemo();
  const browser = await startBrowser();
  try {
    const nadia = await sitDown(browser, demo.crmUrl);
    await nadia.chooses('Available');
    await demo.phone.writes(MAYA, 'start');
    await nadia.accepts(MAYA);
    const times = [];
    for (let i = 0; i < 100; i++) {
      const text = `bubble ${i}.`;
      const seen = nadia.page.evaluate(paintedAt, text);
      const sentAt = Date.now();
      await demo.phone.writes(MAYA, text);
      times.push((await seen) - sentAt);
    }
    times.sort((a, b) => a - b);
    return {'webhook to painted bubble, median / worst of 100': `${times[50]} / ${times[99]} ms`};
  } finally {
    await browser.close();
    await demo.close();
  }
}

/** In the page: resolves with the time of the frame in which a bubble shows the text. */
function paintedAt(text) {
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? inside(node.shadowRoot) : [])]);
  const conversation = inside(document).find((node) => node.localName === 'wa-conversation');
  return new Promise((resolve) => {
    const look = () => {
      const bubblesShown = [...conversation.shadowRoot.querySelectorAll('[data-message-id]')].slice(-3);
      if (bubblesShown.some((bubble) => bubble.textContent.includes(text)))
        requestAnimationFrame(() => resolve(Date.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}
