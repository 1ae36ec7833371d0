import {WaFactEvent, type DeskFactName, type DeskFacts} from '../core/facts.js';
import type {DeskSession} from '../core/session.js';

/** Calls back with every fact of this name until the signal aborts. */
export function onFact<N extends DeskFactName>(
  session: DeskSession,
  name: N,
  run: (detail: DeskFacts[N]) => void,
  signal: AbortSignal,
): void {
  const listener = (event: Event) => {
    if (isFact(event, name)) run(event.detail);
  };
  session.addEventListener(name, listener, {signal});
}

const isFact = <N extends DeskFactName>(event: Event, name: N): event is WaFactEvent<N> =>
  event instanceof WaFactEvent && event.type === name;
