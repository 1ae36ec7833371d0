import type {WebhookUpdate} from './update.js';

/** What is equal in repeated deliveries of one event, for as long as the platform retries; null for an error, which has no id. */
export function dedupeKey(update: WebhookUpdate): string | null {
  if (update.kind === 'error') return null;
  if (update.kind !== 'status') return JSON.stringify([update.messageId]);
  const {messageId, rawStatus, groupId, customer} = update;
  const participant = groupId === null ? null : (customer.phone ?? customer.userId);
  return JSON.stringify([messageId, rawStatus, participant]);
}

/** How many updates repeat the key of an earlier one. */
export function countDuplicates(updates: WebhookUpdate[]): number {
  const keys = updates.map(dedupeKey).filter((key) => key !== null);
  return keys.length - new Set(keys).size;
}
