import type {Tenant} from '../config.js';

/** The WhatsApp account of a line: as configured, else as its webhooks say. */
export const accountOf = (
  {lines}: Tenant,
  {line_id, line_account}: {readonly line_id: string; readonly line_account: string | null},
): string | null => lines.get(line_id)?.wabaId ?? line_account;
