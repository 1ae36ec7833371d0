import type {Recipient} from '../whatsapp/graph.js';

/** Always with a plus sign: without it WhatsApp puts the business's own country code in front. */
export function recipientOf({
  group_id,
  phone,
  user_id,
}: {
  readonly group_id: string | null;
  readonly phone: string | null;
  readonly user_id: string | null;
}): Recipient | undefined {
  if (group_id !== null) return {group: group_id};
  if (phone !== null) return {to: /^\d+$/.test(phone) ? `+${phone}` : phone};
  return user_id === null ? undefined : {recipient: user_id};
}
