import {createManualClock} from 'wa-desk/core';
import {createMyAdapter} from './adapter.mjs';

/** What `npx wa-desk-conformance ./conformance.mjs` asks for: a fresh contact centre for every check. */
export default function make() {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9));
  const adapter = createMyAdapter({now: () => clock.now()});
  return {
    adapter,
    customerWrites: (text) => adapter.customerWrites(text),
    passTime: (ms) => clock.advance(ms),
  };
}
