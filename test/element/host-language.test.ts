import {html} from 'lit';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import type {WaDeskSession} from '../../src/components/desk-session/desk-session.js';
import '../../src/define/agent-state.js';
import '../../src/define/desk-session.js';
import {en} from '../../src/strings/en.js';
import {testScript} from '../../src/testing/index.js';
import {find, stage, until} from './page.js';

/** A desk of which the page shows the agent's state. */
async function open(properties: Partial<WaDeskSession> = {}) {
  const desk = Object.assign(document.createElement('wa-desk-session'), {
    adapter: createSimulatorAdapter({script: testScript}),
    ...properties,
  });
  desk.append(document.createElement('wa-agent-state'));
  const page = stage(html`${desk}`);
  const shown = () => find(page, 'wa-agent-state').shadowRoot?.textContent ?? '';
  const shows = (word: string) => until(() => shown().includes(word), `“${word}” is shown`);
  return {desk, shows};
}

describe('the language of a desk', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('is that of the page, and follows it while the page is open', async () => {
    document.documentElement.lang = 'fr-CA';
    const {shows} = await open();
    await shows('Disponible');
    document.documentElement.lang = 'en-US';
    await shows('Available');
  });

  it('is the one the desk was given, switched live, whatever the page speaks', async () => {
    const {desk, shows} = await open({locale: 'fr'});
    await shows('Disponible');
    desk.locale = 'en-GB';
    await shows('Available');
    desk.locale = 'fr-CH';
    await shows('Disponible');
  });

  it('is English where we have no catalogue, or what was said is no language', async () => {
    const {desk, shows} = await open({locale: 'fr'});
    await shows('Disponible');
    desk.locale = 'nonsense language';
    await shows('Available');
    desk.locale = 'fr';
    await shows('Disponible');
    desk.locale = 'ja';
    await shows('Available');
  });

  it('gives way to the page’s own words', async () => {
    const {desk, shows} = await open({locale: 'fr'});
    await shows('Disponible');
    desk.strings = {...en, agentState: {...en.agentState, available: 'Ready to write'}};
    await shows('Ready to write');
    desk.strings = undefined;
    await shows('Disponible');
  });
});
