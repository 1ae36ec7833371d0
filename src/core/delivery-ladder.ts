/** The one ladder, lowest first: a status replaces every status before it and none after it. */
export const deliveryLadder = [
  'queued',
  'sending',
  'unconfirmed',
  'accepted',
  'sent',
  'failed',
  'delivered',
  'read',
  'played',
] as const;
