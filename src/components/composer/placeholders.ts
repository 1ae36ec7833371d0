import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import type {DisplayText} from '../../core/text.js';

const PLACE = /\{\{\s*([\w.-]+)\s*(?:\|([^{}]*))?\}\}/g;

/** A reply with its places filled in; `start` to `end` is the first that nobody can fill but the agent. */
export interface Filled {
  readonly text: string;
  readonly empty: {readonly start: number; readonly end: number} | null;
}

/** What is masked, or not known, is left to the fall-back, or to the agent. */
export function fillIn(text: string, valueOf: (name: string) => string): Filled {
  let filled = '';
  let at = 0;
  let empty: Filled['empty'] = null;
  for (const match of text.matchAll(PLACE)) {
    const [place, name = '', otherwise] = match;
    filled += text.slice(at, match.index);
    const value = valueOf(name) || (otherwise?.trim() ?? '');
    if (value === '') empty ??= {start: filled.length, end: filled.length + place.length};
    filled += value === '' ? place : value;
    at = match.index + place.length;
  }
  return {text: filled + text.slice(at), empty};
}

/** Of the customer, the agent, and the CAD variables of the task. */
export const valuesOf =
  ({customer, variables}: Task, {agent}: DeskState) =>
  (name: string): string => {
    if (name === 'customerName') return readable(customer.name);
    if (name === 'agentName') return agent?.name ?? '';
    return readable(variables.find((variable) => variable.name === name)?.value ?? null);
  };

const readable = (text: DisplayText | null): string => (text && text.masked.length === 0 ? text.text.trim() : '');
