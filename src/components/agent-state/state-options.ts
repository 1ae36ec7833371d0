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

/** What the agent's state is called: an Idle by the name of its code, one of the system's by our word for it. */
export function stateName({name, code}: AgentState, {agentState: words}: Strings): string {
  if (name !== 'idle' || !code) return words[name];
  return words.systemCodes[code.id] ?? code.name;
}

/** Where the typed letters lead: the next name that begins with them; the same letter again goes on to the one after. */
export function findByLetters(names: readonly string[], letters: string, from: number, locale: string): number {
  const [first = ''] = letters;
  const typed = letters === first.repeat(letters.length) ? first : letters;
  const start = typed === first ? from + 1 : Math.max(from, 0); // a longer beginning may still be this one's
  for (let step = 0; step < names.length; step++) {
    const at = (start + step) % names.length;
    if (names[at]?.toLocaleLowerCase(locale).startsWith(typed.toLocaleLowerCase(locale))) return at;
  }
  return -1;
}
