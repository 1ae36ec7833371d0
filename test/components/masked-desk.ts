import type {DisplayText, MaskedSpan} from '../../src/core/index.js';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {createTappedDesk, type TappedDesk} from './tapped-desk.js';

/** As a contact centre masks: enough of it for what these tests write. */
const PATTERN = /(?<email>[\w.]+@[\w.]+\.\w+)|(?<card>\b4\d{3}(?: \d{4}){3}\b)|(?<phone>\+\d[\d ]{8,}\d)/g;

export function masked(text: string): DisplayText {
  const spans: MaskedSpan[] = [];
  let shown = '';
  let at = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [kind] = (['email', 'card', 'phone'] as const).filter((one) => match.groups?.[one] !== undefined);
    if (!kind) continue;
    shown += text.slice(at, match.index);
    const start = shown.length;
    shown += kind === 'email' ? maskedEmail(match[0]) : maskedNumber(match[0]);
    spans.push({start, end: shown.length, kind});
    at = match.index + match[0].length;
  }
  return {text: shown + text.slice(at), masked: spans};
}

function maskedNumber(number: string): string {
  const seen = number.replaceAll(' ', '');
  return '*'.repeat(seen.length - 4) + seen.slice(-4);
}

const maskedEmail = (address: string): string => address.replace(/(?<=.)[^@](?=.*@)/g, '*');

/** A desk of a contact centre that masks all it tells. */
export const createMaskedDesk = (changes: Partial<SimulatorScript> = {}): Promise<TappedDesk> =>
  createTappedDesk({masking: {pci: true, pii: true}, ...changes});

/** Two people whose numbers end alike, and one with a name. */
export const lookAlikes = {
  customers: [
    {key: 'one', name: null, username: null, number: '+447700907542', lineId: 'shop'},
    {key: 'two', name: null, username: null, number: '+447966197542', lineId: 'shop'},
    {key: 'ava', name: 'Ava Hill', username: null, number: '+447700900123', lineId: 'shop'},
  ],
} satisfies Partial<SimulatorScript>;
