import {createSimulatorAdapter, type SimulatorScript} from '../../src/adapters/simulator.js';
import {createManualClock, type ContactCenterAdapter} from '../../src/core/index.js';
import {adapterChecks, testScript, type AdapterUnderTest} from '../../src/testing/index.js';

/** Breaks one promise: what is left out is the good adapter's. */
export type Breaking = (good: ContactCenterAdapter) => Partial<ContactCenterAdapter>;

const masked: SimulatorScript = {...testScript, masking: {pci: true, pii: true}};

/** A fresh simulator with all that the checks can ask for. */
export function makeSimulator(breaking?: Breaking, script = masked): AdapterUnderTest {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9));
  const simulator = createSimulatorAdapter({clock, script});
  return {
    adapter: breaking ? {...simulator, ...breaking(simulator)} : simulator,
    customerWrites: (text) => void simulator.simulate.customerWrites('ava', text),
    passTime: (ms) => clock.advance(ms),
    connection: {breaks: () => simulator.simulate.disconnect(), comesBack: () => simulator.simulate.reconnect()},
    colleague: {
      id: 'sam',
      accepts: () => simulator.simulate.colleagueJoins('ava'),
      goesIdle: () => simulator.simulate.colleagueState('sam', 'idle'),
      invites: () => simulator.simulate.conferenceFor('ben', {from: {id: 'sam', name: 'Sam Reed'}, note: null}),
    },
  };
}

/** The checks that an adapter fails, with what each says. */
export async function failuresOf(make: () => AdapterUnderTest): Promise<ReadonlyMap<string, string>> {
  const results = await Promise.all(
    adapterChecks.map(({name, run}) =>
      run(make).then(
        () => undefined,
        (error: unknown) => [name, error instanceof Error ? error.message : ''] as const,
      ),
    ),
  );
  return new Map(results.filter((result) => result !== undefined));
}
