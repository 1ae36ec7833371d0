import type {Named, Settings, Variable} from '../../core/index.js';

/** A story for the simulator, as plain data: who works, who writes, and when. Times are ms. */
export interface SimulatorScript {
  readonly agent: Named;
  /** What the agent signs in as; `idle` takes the first idle code. */
  readonly startsAs: 'available' | 'idle';
  /** How many tasks and offers at once; a task in wrap-up counts. */
  readonly capacity: number;
  /** How long an offer stands before it lapses; null is for ever. */
  readonly offerStands: number | null;
  readonly idleCodes: readonly Named[];
  readonly queues: readonly Settings['queues'][number][];
  readonly lines: readonly ScriptedLine[];
  readonly masking: Settings['masking'];
  readonly customers: readonly ScriptedCustomer[];
  readonly steps: readonly ScriptStep[];
}

export interface ScriptedLine extends Named {
  readonly number: string;
  readonly region: string | null;
  /** Where its conversations wait. */
  readonly queueId: string;
}

export interface ScriptedCustomer {
  readonly key: string;
  readonly name: string | null;
  readonly username: string | null;
  readonly number: string | null;
  readonly lineId: string;
  /** What was written before the story begins, oldest first. */
  readonly history?: readonly ScriptedMessage[];
  readonly variables?: readonly Variable[];
}

export interface ScriptedMessage {
  /** How long before the story begins. */
  readonly ago: number;
  readonly by: 'customer' | 'agent';
  readonly text: string;
}

/**
 * One thing that happens. The steps of one customer follow each other, as do those without a customer; `after` counts
 * from the step before, the first from when the desk first connects.
 */
export type ScriptStep =
  | {readonly customer: string; readonly after: number; readonly writes: string}
  /** `after` counts from when the customer has read the agent's next message. */
  | {readonly customer: string; readonly after: number; readonly answers: string}
  /** The agent's next message to this customer fails with this Graph error code. */
  | {readonly customer: string; readonly fails: string}
  /** The phone is off: messages stay `sent` until the customer writes again. */
  | {readonly customer: string; readonly goesSilent: true}
  | {readonly after: number; readonly deleteLine: string}
  /** The connection is lost for so long. */
  | {readonly after: number; readonly disconnect: number};
