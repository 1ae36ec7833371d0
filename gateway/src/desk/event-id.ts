import type {Tenant} from '../config.js';

/**
 * The id of an event in a stream: a number that rises with the agent's log and also tells under which masking the desk
 * was told so far. A desk that comes back under another must not just go on.
 */
export const eventId = (seq: number, tenant: Pick<Tenant, 'masking'> | undefined): number =>
  seq * 4 + maskingOf(tenant);

/** Undefined for what is no id, or was told under another masking. */
export function seqOf(id: string | undefined, tenant: Pick<Tenant, 'masking'>): number | undefined {
  if (!/^\d{1,15}$/.test(id ?? '')) return undefined;
  return Number(id) % 4 === maskingOf(tenant) ? Math.floor(Number(id) / 4) : undefined;
}

const maskingOf = (tenant: Pick<Tenant, 'masking'> | undefined): number =>
  Number(tenant?.masking.pci ?? true) * 2 + Number(tenant?.masking.pii ?? true);
