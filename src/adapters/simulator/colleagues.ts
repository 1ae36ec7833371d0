import type {AgentState, AgentTarget, Named, Unavailable} from '../../core/index.js';
import type {ScriptedColleague, SimulatorScript} from './script.js';

/** Somebody else who answers customers. */
export interface Colleague {
  readonly agent: Named;
  readonly script: ScriptedColleague;
  state: AgentState['name'];
  /** Offers and tasks in hand. */
  load: number;
}

/** The other agents: their states and how much they have to do. */
export class Colleagues {
  readonly #all: readonly Colleague[];

  constructor({colleagues = []}: SimulatorScript) {
    this.#all = colleagues.map((script) => ({
      agent: {id: script.id, name: script.name},
      script,
      state: script.state,
      load: script.load,
    }));
  }

  find(id: string): Colleague | undefined {
    return this.#all.find(({agent}) => agent.id === id);
  }

  of(id: string): Colleague {
    const colleague = this.find(id);
    if (!colleague) throw new Error('The script has no colleague with this id.');
    return colleague;
  }

  /** Who could be offered work of this queue now, in the order of the script. */
  freeIn(queueId: string): readonly Colleague[] {
    return this.#all.filter((one) => one.script.queues.includes(queueId) && whyUnavailable(one) === null);
  }

  /** The colleague, known or not, has one thing less to do. */
  release({id}: Named): void {
    const colleague = this.find(id);
    if (colleague) colleague.load--;
  }

  targets(inConversation: Named | null): AgentTarget[] {
    return this.#all.map((one) => ({
      ...one.agent,
      load: one.load,
      capacity: one.script.capacity,
      unavailable: one.agent.id === inConversation?.id ? 'in-conversation' : whyUnavailable(one),
    }));
  }
}

export function whyUnavailable({state, load, script}: Colleague): Unavailable | null {
  if (state !== 'available') return state;
  return load >= script.capacity ? 'at-capacity' : null;
}
