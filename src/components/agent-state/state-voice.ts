import type {Agent, AgentState} from '../../core/agent.js';
import type {DeskSession} from '../../core/session.js';
import {announce} from '../../element/announcer.js';
import {isNewsIn, ronaKey} from '../../element/told.js';
import type {Strings} from '../../strings/en.js';
import {stateName} from './state-options.js';

/** Says what has changed about the agent, once, and nothing of what was so before. */
export class StateVoice {
  #state: AgentState | null = null;
  #desks = 1;

  /** Another session's state is no change of this one's. */
  forget(): void {
    this.#state = null;
    this.#desks = 1;
  }

  tell(from: Element, session: DeskSession, {desks, states: [now], version}: Agent, strings: Strings): void {
    if (desks !== this.#desks && isNewsIn(session, `desks:${version}:${desks}`))
      announce(from, strings.agentState.devices(desks));
    this.#desks = desks;
    const before = this.#state;
    this.#state = now ?? null;
    if (now && before && (now.name !== before.name || now.code?.id !== before.code?.id))
      tellState(from, session, now, strings);
  }
}

function tellState(from: Element, session: DeskSession, agentState: AgentState, strings: Strings): void {
  const {name, since, code} = agentState;
  const {label, ronaTold} = strings.agentState;
  const rona = name === 'rona';
  if (!isNewsIn(session, rona ? ronaKey(since) : `state:${since}:${name}:${code?.id ?? ''}`)) return;
  announce(from, rona ? ronaTold : label(stateName(agentState, strings)), rona ? 'assertive' : 'polite');
}
