import {DeskError, type Agent, type AgentState, type Clock, type DeskEvent, type Named} from '../../core/index.js';
import type {Random} from './random.js';
import type {SimulatorScript} from './script.js';

export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly tell: (event: DeskEvent) => void;
}

/** The one agent and the state they are in. */
export class AgentDesk {
  readonly #script: SimulatorScript;
  readonly #around: Surroundings;
  #agent: Agent;

  constructor(script: SimulatorScript, around: Surroundings) {
    this.#script = script;
    this.#around = around;
    this.#agent = {...script.agent, version: 0, states: [], capacity: script.capacity, desks: 1};
    this.signIn();
  }

  get agent(): Agent {
    return this.#agent;
  }

  get state(): AgentState['name'] {
    return this.#agent.states[0]?.name ?? 'offline';
  }

  signIn(): void {
    const {startsAs, idleCodes} = this.#script;
    this.#enter(startsAs, startsAs === 'idle' ? (idleCodes[0] ?? null) : null);
  }

  choose(name: 'available' | 'idle', codeId: string | null): void {
    const code = name === 'available' ? null : this.#script.idleCodes.find(({id}) => id === codeId);
    if (code === undefined) throw new DeskError('unknown-code', 'Idle needs one of the idle codes of `settings`.');
    this.become(name, code);
  }

  /** On so many devices in all. */
  signedInOn(desks: number): void {
    this.#agent = {...this.#agent, version: this.#agent.version + 1, desks};
    this.#around.tell({type: 'agent', agent: this.#agent});
  }

  become(name: AgentState['name'], code: Named | null): void {
    this.#enter(name, code);
    this.#around.tell({type: 'agent', agent: this.#agent});
  }

  #enter(name: AgentState['name'], code: Named | null): void {
    const since = this.#around.clock.now();
    const version = this.#agent.version + 1;
    this.#agent = {...this.#agent, version, states: [{channel: 'whatsapp', name, code, since}]};
  }
}
