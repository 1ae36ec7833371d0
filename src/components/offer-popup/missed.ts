import type {AgentState} from '../../core/agent.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf, type MissedOffer} from '../../core/state.js';
import {announce} from '../../element/announcer.js';
import {spokenText} from '../../element/shown-text.js';
import {isNewsIn, ronaKey} from '../../element/told.js';
import type {Strings} from '../../strings/en.js';
import {agentStateWords} from '../../strings/en/agent-state.js';
import {missedOfferWords} from '../../strings/en/missed-offer.js';
import {bring} from '../../strings/english.js';
import {missedWords} from './missed-card.js';

export {renderMissed} from './missed-card.js';

bring({agentState: agentStateWords, missedOffer: missedOfferWords}); // with the code: most offers are accepted

export const STATE = subjectOf({type: 'setAgentState', state: 'idle', codeId: null});

/** An offer that left, again when it turns out that a colleague has it, and what RONA means. */
export function tellMissed(
  from: Element,
  session: DeskSession,
  missed: MissedOffer,
  agentState: AgentState | null,
  strings: Strings,
): void {
  const {offer, reason, by} = missed;
  if (isNewsIn(session, `missed:${offer.id}:${reason}:${by ?? ''}`))
    announce(from, spokenText(missedWords(missed, strings), strings));
  if (agentState?.name === 'rona' && isNewsIn(session, ronaKey(agentState.since)))
    announce(from, strings.agentState.ronaTold, 'assertive');
}

/** The way out of RONA that the agent chose. */
export async function goOn(
  from: Element,
  session: DeskSession,
  wanted: 'available' | 'idle',
  codeId: string | null,
  strings: Strings,
): Promise<void> {
  if (session.state.pending.has(STATE)) return;
  try {
    await session.setAgentState(wanted, codeId, {source: from});
    session.dismissMissedOffer(); // who goes on has read it
  } catch {
    const refusal = session.state.refusals.get(STATE);
    if (refusal) announce(from, strings.refused(refusal.code), 'assertive');
  }
}
