import {DeskError, type Named, type Task} from '../../core/index.js';
import type {SimulatorScript} from './script.js';

/** How the queues let their work be wrapped up. */
export class WrapUpRules {
  readonly #script: SimulatorScript;

  constructor(script: SimulatorScript) {
    this.#script = script;
  }

  /** How long it may take before the default reason is submitted; null is for ever. */
  limit(task: Task): number | null {
    return this.defaultReason(task) === null ? null : (this.#queue(task)?.wrapUpLimit ?? null);
  }

  defaultReason(task: Task): Named | null {
    const queue = this.#queue(task);
    return queue?.wrapUpReasons.find(({id}) => id === queue.defaultReasonId) ?? null;
  }

  reason(task: Task, reasonId: string): Named {
    const reason = this.#queue(task)?.wrapUpReasons.find(({id}) => id === reasonId);
    if (!reason) throw new DeskError('unknown-reason', 'Choose one of the wrap-up reasons of the queue.');
    return reason;
  }

  #queue(task: Task) {
    return this.#script.queues.find(({id}) => id === task.queue.id);
  }
}
