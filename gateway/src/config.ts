import {readFile, stat} from 'node:fs/promises';
import * as v from 'valibot';
import type {Variable} from 'wa-desk/core';
import type {Issuer} from './config/issuer.js';
import {ConfigError, showKind, showPath, showValue, type ConfigProblem} from './config/problem.js';
import {findReferenceProblems} from './config/references.js';
import {configSchema} from './config/tenant.js';
import {errorCode} from './error-code.js';

export type {Issuer} from './config/issuer.js';
export {ConfigError, type ConfigProblem} from './config/problem.js';

/** What the administrator decides: tenants and, of each, its lines, queues, people and rules. */
export interface Config {
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Whose line a webhook is for. */
  readonly tenantByPhoneNumberId: ReadonlyMap<string, Tenant>;
}

/** All maps keep the order of the file. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  /** Of the configuration it comes from; rises with every reload. */
  readonly version: number;
  readonly issuer: Issuer;
  /** By phone number id. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly agents: ReadonlyMap<string, Agent>;
  /** Reasons for wrap-up. */
  readonly reasons: ReadonlyMap<string, Named>;
  /** Never empty; agents sign in with the first. */
  readonly idleCodes: ReadonlyMap<string, Named>;
  /** CAD variables besides the system's own. */
  readonly variables: readonly VariableRule[];
  /** Texts agents send often, with `{{name}}` where something known comes in. */
  readonly cannedReplies: readonly CannedReply[];
  /** SHA-256 of the token with which the tenant's back end asks who a customer is; undefined: it cannot ask. */
  readonly customersToken?: Buffer;
  /** `pci`: cards, IBANs and social security numbers; `pii`: e-mail addresses and phone numbers. */
  readonly masking: {
    readonly pci: boolean;
    readonly pii: boolean;
    /** How many masked values an agent may reveal in an hour; 0: none, ever. */
    readonly revealsPerHour: number;
  };
  /** For how many days a customer's file is kept; undefined: for good. */
  readonly media: {readonly keepDays?: number};
  /** Origins of pages that may call the gateway. */
  readonly origins: ReadonlySet<string>;
}

/** A WhatsApp business number. */
export interface Line {
  readonly phoneNumberId: string;
  readonly displayNumber: string;
  readonly name: string;
  readonly queue: string;
  /** Its WhatsApp business account; undefined: as its webhooks say. */
  readonly wabaId?: string;
  /** ISO 3166 code of the country whose phone numbers are written without a country code here. */
  readonly region?: string;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly agents: readonly string[];
  /** How long an offer stands before it lapses. */
  readonly offerSeconds: number;
  /** For how long a conference request to this queue goes from one agent to the next. */
  readonly conferenceWaitSeconds: number;
  /** For how long an agent who is away keeps the conversations of this queue. */
  readonly keepForSeconds: number;
  /** How long wrap-up may take, in seconds, before `defaultReason` is submitted; undefined: as long as it takes. */
  readonly wrapUpLimitSeconds?: number;
  /** One of `wrapUpReasons`; there whenever wrap-up is limited. */
  readonly defaultReason?: string;
  readonly wrapUpReasons: readonly string[];
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  /** How many tasks at once, those in wrap-up included. */
  readonly capacity: number;
}

/** A CAD variable that the administrator has added. */
export interface VariableRule {
  readonly name: string;
  readonly label: string;
  readonly type: Variable['type'];
  /** Whether agents may change it. */
  readonly editable: boolean;
  /** What it holds until somebody saves another value. */
  readonly initial: string;
}

export interface CannedReply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Checks the configuration as a whole.
 * @param variables - where secrets given as `{"env": "NAME"}` are looked up
 * @throws ConfigError with every mistake
 */
export function parseConfig(json: unknown, variables: Variables = process.env, version = 1): Config {
  const result = v.safeParse(configSchema(variables), json);
  const problems = [...(result.issues ?? []).map(toProblem), ...findReferenceProblems(json)];
  if (!result.success || problems.length > 0) throw new ConfigError(problems);

  refuseSharedTokens(Object.entries(result.output.tenants));
  const tenants = Object.entries(result.output.tenants).map(([id, tenant]): Tenant => ({
    id,
    name: tenant.name ?? id,
    version,
    issuer: tenant.issuer,
    lines: new Map(tenant.lines.map((line) => [line.phoneNumberId, line])),
    queues: byId(tenant.queues),
    agents: byId(tenant.agents),
    reasons: byId(tenant.reasons),
    idleCodes: byId(tenant.idleCodes),
    variables: tenant.variables,
    cannedReplies: tenant.cannedReplies,
    ...(tenant.customersToken && {customersToken: tenant.customersToken}),
    masking: tenant.masking,
    media: tenant.media,
    origins: new Set(tenant.origins),
  }));
  return configOf(tenants);
}

/** The same under another version. */
export const withVersion = ({tenants}: Config, version: number): Config =>
  configOf([...tenants.values()].map((tenant) => ({...tenant, version})));

const configOf = (tenants: readonly Tenant[]): Config => ({
  tenants: byId(tenants),
  tenantByPhoneNumberId: new Map(tenants.flatMap((tenant) => [...tenant.lines.keys()].map((id) => [id, tenant]))),
});

/**
 * Reads and checks a configuration file (JSON, UTF-8); its version is the time of its last change.
 * @throws ConfigError, also when the file is missing or not JSON
 */
export async function readConfigFile(path: string, variables: Variables = process.env): Promise<Config> {
  const refuse = (given: string, expected: string) => new ConfigError([{path, given, expected}]);
  const source = await readFile(path, 'utf8').catch((error: unknown) => {
    throw refuse(
      `cannot be read (${errorCode(error) ?? 'unknown error'})`,
      'the configuration file; name it in WA_CONFIG',
    );
  });
  let json: unknown;
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refuse(`no JSON${findLine(source, error)}`, 'a JSON file; mind commas after the last item, and quotes');
  }
  const {mtimeMs} = await stat(path);
  return parseConfig(json, variables, Math.round(mtimeMs));
}

// The message of JSON.parse may quote the file, secrets included: only its position is passed on.
function findLine(source: string, error: unknown): string {
  const position = error instanceof SyntaxError ? / at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` from line ${source.slice(0, Number(position)).split('\n').length} on`;
}

/** The token names the tenant, so no two may have the same. */
function refuseSharedTokens(tenants: readonly (readonly [string, {readonly customersToken?: Buffer}])[]): void {
  const seen = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const [id, {customersToken}] of tenants) {
    if (!customersToken) continue;
    const digest = customersToken.toString('hex');
    const first = seen.get(digest);
    if (first === undefined) seen.set(digest, id);
    else
      problems.push({
        path: showPath(['tenants', id, 'customersToken']),
        given: showKind(''),
        expected: `a token of its own; it is already that of tenants.${first}`,
      });
  }
  if (problems.length > 0) throw new ConfigError(problems);
}

function byId<Item extends {readonly id: string}>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function toProblem(issue: v.BaseIssue<unknown>): ConfigProblem {
  const last = issue.path?.at(-1);
  const keys = (issue.path ?? []).map(({key}) => key);
  const value = last ? last.value : issue.input;
  const mayBeSecret =
    /^(?:custom|object_with_rest|array|never)$/.test(issue.type) ||
    ['secret', 'keySet', 'customersToken'].some((key) => keys.includes(key));
  return {path: showPath(keys), given: mayBeSecret ? showKind(value) : showValue(value), expected: issue.message};
}
