import * as v from 'valibot';
import {showPath, showValue, type ConfigProblem} from './problem.js';

// A view that is there however wrong the rest is, so that references are reported along with all other mistakes.
const looseText = v.fallback(v.string(), '');
const looseList = <const Item extends v.GenericSchema>(item: Item) => v.fallback(v.array(item), () => []);
const loose = <const Entries extends v.ObjectEntries>(entries: Entries) => {
  const schema = v.object(entries);
  return v.fallback(schema, () => v.parse(schema, {}));
};
const LooseTenant = loose({
  issuer: loose({issuer: looseText}),
  lines: looseList(loose({phoneNumberId: looseText, queue: looseText})),
  queues: looseList(
    loose({
      id: looseText,
      agents: looseList(looseText),
      wrapUpReasons: looseList(looseText),
      wrapUpLimitSeconds: v.optional(v.unknown()),
      defaultReason: v.optional(v.unknown()),
    }),
  ),
  agents: looseList(loose({id: looseText})),
  reasons: looseList(loose({id: looseText})),
  idleCodes: looseList(loose({id: looseText})),
  cannedReplies: looseList(loose({id: looseText})),
  variables: looseList(loose({name: looseText})),
});
const LooseConfig = loose({tenants: v.fallback(v.record(v.string(), LooseTenant), () => ({}))});

/** Finds ids used twice and references to what does not exist. */
export function findReferenceProblems(json: unknown): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const refuse = (keys: readonly unknown[], value: string | undefined, expected: string) => {
    problems.push({path: showPath(keys), given: showValue(value), expected});
  };
  /** @param seen - the values so far, each with the path of what it belongs to */
  const requireOwn = (seen: Map<string, string>, keys: readonly unknown[], value: string, what: string) => {
    const first = seen.get(value);
    if (first !== undefined) refuse(keys, value, `${what} of its own; it is already that of ${first}`);
    else if (value !== '') seen.set(value, showPath(keys.slice(0, -1)));
  };

  const issuers = new Map<string, string>();
  const phoneNumberIds = new Map<string, string>();
  for (const [tenantId, tenant] of Object.entries(v.parse(LooseConfig, json).tenants)) {
    const at = ['tenants', tenantId];
    requireOwn(issuers, [...at, 'issuer', 'issuer'], tenant.issuer.issuer, 'an issuer');
    for (const [index, {phoneNumberId}] of tenant.lines.entries()) {
      requireOwn(phoneNumberIds, [...at, 'lines', index, 'phoneNumberId'], phoneNumberId, 'a phone number id');
    }
    for (const section of ['queues', 'agents', 'reasons', 'idleCodes', 'cannedReplies'] as const) {
      const seen = new Map<string, string>();
      for (const [index, {id}] of tenant[section].entries()) {
        requireOwn(seen, [...at, section, index, 'id'], id, 'an id');
      }
    }
    const names = new Map<string, string>();
    for (const [index, {name}] of tenant.variables.entries())
      requireOwn(names, [...at, 'variables', index, 'name'], name, 'a name');

    const requireKnown = (section: 'queues' | 'agents' | 'reasons', keys: readonly unknown[], value: string) => {
      const ids = tenant[section].map(({id}) => id).filter((id) => id !== '');
      if (value === '' || ids.includes(value)) return;
      const known = ids.length > 0 ? ids.join(', ') : 'there are none';
      refuse([...at, ...keys], value, `the id of one of this tenant's ${section}: ${known}`);
    };
    for (const [index, {queue}] of tenant.lines.entries()) requireKnown('queues', ['lines', index, 'queue'], queue);
    for (const [index, queue] of tenant.queues.entries()) {
      for (const [section, field] of [
        ['agents', 'agents'],
        ['reasons', 'wrapUpReasons'],
      ] as const) {
        const seen = new Set<string>();
        for (const [position, id] of queue[field].entries()) {
          requireKnown(section, ['queues', index, field, position], id);
          if (seen.has(id)) refuse([...at, 'queues', index, field, position], id, 'each id once');
          seen.add(id);
        }
      }
      const {defaultReason, wrapUpLimitSeconds, wrapUpReasons} = queue;
      const ofQueue = `one of this queue's wrapUpReasons: ${wrapUpReasons.join(', ')}`;
      if (typeof defaultReason === 'string' && !wrapUpReasons.includes(defaultReason))
        refuse([...at, 'queues', index, 'defaultReason'], defaultReason, ofQueue);
      if (wrapUpLimitSeconds !== undefined && defaultReason === undefined)
        refuse(
          [...at, 'queues', index, 'defaultReason'],
          undefined,
          `${ofQueue}; it is submitted when the limit is over`,
        );
      if (defaultReason !== undefined && wrapUpLimitSeconds === undefined)
        refuse(
          [...at, 'queues', index, 'wrapUpLimitSeconds'],
          undefined,
          'a limit in seconds, after which defaultReason is submitted',
        );
    }
  }
  return problems;
}
