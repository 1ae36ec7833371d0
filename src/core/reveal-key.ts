import type {Revealed} from './reveal.js';

export const revealKey = ({taskId, messageId, stretch}: Pick<Revealed, 'taskId' | 'messageId' | 'stretch'>): string =>
  JSON.stringify([taskId, messageId, stretch]);

export function withoutRevealedOf(shown: ReadonlyMap<string, Revealed>, taskId: string): ReadonlyMap<string, Revealed> {
  const rest = [...shown].filter(([, one]) => one.taskId !== taskId);
  return rest.length === shown.size ? shown : new Map(rest);
}
