import type {AgentState, Named} from '../../core/agent.js';
import type {Strings} from '../../strings/en.js';

/** A state that can be chosen. */
export interface StateOption {
  readonly state: 'available' | 'idle';
  readonly codeId: string | null;
  readonly name: string;
  readonly current: boolean;
}

/** Available, then every auxiliary code of Idle; Idle by itself where the administrator made no codes. */
export function stateOptions(codes: readonly Named[], now: AgentState | null, strings: Strings): StateOption[] {
  const {available, idle} = strings.agentState;
  const idles = codes.length > 0 ? codes : [{id: null, name: idle}];
  return [
    {state: 'available', codeId: null, name: available, current: now?.name === 'available'},
    ...idles.map(({id, name}) => ({
      state: 'idle' as const,
      codeId: id,
      name,
      current: now?.name === 'idle' && (now.code?.id ?? null) === id,
    })),
  ];
}

/** What the agent's state is called: an Idle by the name of its code. */
export function stateName({name, code}: AgentState, strings: Strings): string {
  return name === 'idle' ? (code?.name ?? strings.agentState.idle) : strings.agentState[name];
}

/** Where the typed letters lead: the next option that begins with them; the same letter again goes on to the one after. */
export function findByLetters(options: readonly StateOption[], letters: string, from: number, locale: string): number {
  const [first = ''] = letters;
  const typed = letters === first.repeat(letters.length) ? first : letters;
  const start = typed === first ? from + 1 : Math.max(from, 0); // a longer beginning may still be this one's
  for (let step = 0; step < options.length; step++) {
    const at = (start + step) % options.length;
    if (options[at]?.name.toLocaleLowerCase(locale).startsWith(typed.toLocaleLowerCase(locale))) return at;
  }
  return -1;
}
