import * as v from 'valibot';

/** The longest reason an agent can give, in UTF-16 units. */
export const MAX_REVEAL_REASON = 200;

/** A masked value in clear, for the agent who gave a reason. Lives in memory only, until `until` (ms of server time). */
export const revealed = v.object({
  taskId: v.string(),
  /** Null is the customer's number. */
  messageId: v.nullable(v.string()),
  /** Its place in the message's `masked`. */
  stretch: v.number(),
  value: v.string(),
  until: v.number(),
});

export type Revealed = v.InferOutput<typeof revealed>;

export const revealKey = ({taskId, messageId, stretch}: Pick<Revealed, 'taskId' | 'messageId' | 'stretch'>): string =>
  JSON.stringify([taskId, messageId, stretch]);

export function withoutRevealedOf(shown: ReadonlyMap<string, Revealed>, taskId: string): ReadonlyMap<string, Revealed> {
  const rest = [...shown].filter(([, one]) => one.taskId !== taskId);
  return rest.length === shown.size ? shown : new Map(rest);
}
