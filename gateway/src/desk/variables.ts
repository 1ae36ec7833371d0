import type {Selectable} from 'kysely';
import {plainText, type Variable} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import type {RESERVED_VARIABLES} from '../config/variable.js';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';

type Saved = Pick<Selectable<Tables['variables']>, 'name' | 'value' | 'version' | 'changed_by'>;

/** CAD variables that were saved, by interaction. */
export type SavedVariables = ReadonlyMap<string, readonly Saved[]>;

/** What the system fills by itself. */
export type ReservedValues = Readonly<Record<(typeof RESERVED_VARIABLES)[number], string>>;

/** One query, whatever the number of tasks; none where the tenant has no variables of its own. */
export async function readVariables(
  {tx, tenant, tenantId}: Scope,
  interactionIds: readonly string[],
): Promise<SavedVariables> {
  const saved = new Map<string, Saved[]>();
  if (tenant.variables.length === 0 || interactionIds.length === 0) return saved;
  const rows = await tx
    .selectFrom('variables')
    .select(['interaction_id', 'name', 'value', 'version', 'changed_by'])
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', 'in', interactionIds)
    .execute();
  for (const row of rows) {
    const known = saved.get(row.interaction_id);
    if (known) known.push(row);
    else saved.set(row.interaction_id, [row]);
  }
  return saved;
}

/** The system's own first, then the configured ones in the order of the configuration. */
export function variableNouns(tenant: Tenant, reserved: ReservedValues, saved: readonly Saved[] = []): Variable[] {
  const own = (name: keyof ReservedValues, label: string): Variable => ({
    name,
    label,
    type: 'string',
    value: plainText(reserved[name]),
    editable: false,
    version: 0,
    changedBy: null,
  });
  return [
    own('ani', 'Customer number'),
    own('dn', 'Source number'),
    own('virtualTeamName', 'Queue'),
    own('customerName', 'Customer name'),
    ...tenant.variables.map(({name, label, type, editable, initial}): Variable => {
      const row = saved.find((one) => one.name === name);
      const by = row?.changed_by ?? null;
      return {
        name,
        label,
        type,
        value: plainText(row?.value ?? initial),
        editable,
        version: row?.version ?? 0,
        changedBy: by === null ? null : {id: by, name: tenant.agents.get(by)?.name ?? by},
      };
    }),
  ];
}
