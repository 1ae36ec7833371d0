import {WaFactEvent, type DeskFactName} from '../core/facts.js';

/** Which fact an event of the session is. */
export const isFact = <N extends DeskFactName>(event: Event, name: N): event is WaFactEvent<N> =>
  event instanceof WaFactEvent && event.type === name;
