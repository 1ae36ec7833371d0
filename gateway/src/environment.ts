import {resolve} from 'node:path';
import {META_HOSTS} from './media/address.js';
import {parseSecureUrl} from './secure-url.js';

/** What the process was told at its start. */
export interface Environment {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** Undefined: run the embedded PostgreSQL in `dataDir`. Secret. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly configPath: string;
  readonly graphUrl: URL;
  readonly graphVersion: string;
  /** From where files may be fetched, besides the Graph API itself: `host`, or `*.host` for all below it. */
  readonly mediaHosts: readonly string[];
  /** Secret. */
  readonly accessToken: string;
  /** Secret. */
  readonly appSecret: string;
  /** Secret. */
  readonly verifyToken: string;
  /** Undefined: no administration calls. Secret. */
  readonly adminToken: string | undefined;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lists every variable that is missing or wrong, and what is expected; never the value of a secret. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The gateway's environment needs attention:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads the environment variables once, at start. An empty one counts as not set.
 * @throws EnvironmentError
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];
  const given = (name: string) => variables[name] || undefined;
  const refuse = (name: string, expected: string, shown = given(name)) => {
    problems.push(`${name}: ${shown === undefined ? 'not set' : JSON.stringify(shown)} — expected ${expected}`);
  };
  const pick = <T>(name: string, parse: (value: string) => T | undefined, fallback: T, expected: string): T => {
    const value = given(name);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) refuse(name, expected, value.includes('@') ? '(hidden)' : value); // credentials in an address
    return parsed ?? fallback;
  };
  const required = (name: string, expected: string) => {
    const value = given(name);
    if (value === undefined) refuse(name, expected);
    return value ?? '';
  };
  const secret = (name: string, expected: string) => {
    const value = required(name, expected);
    if (/\s/.test(value)) refuse(name, `${expected}, without white space in or around it`, '(hidden)');
    return value;
  };
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\/\S+$/.test(databaseUrl)) {
    refuse('DATABASE_URL', 'an address such as postgresql://user:password@host:5432/database', '(hidden)');
  }
  const adminToken = given('WA_ADMIN_TOKEN');
  if (adminToken !== undefined && !/^\S{32,}$/.test(adminToken)) {
    refuse('WA_ADMIN_TOKEN', 'at least 32 characters without white space', '(hidden)');
  }

  const environment: Environment = {
    port: pick('PORT', parsePort, 4000, 'a whole number from 0 to 65535'),
    host: pick(
      'HOST',
      (value) => (/^[\w.:-]+$/.test(value) ? value : undefined),
      '127.0.0.1',
      'a host name or address',
    ),
    databaseUrl,
    dataDir: resolve(given('WA_DATA_DIR') ?? '.data'),
    configPath: resolve(required('WA_CONFIG', 'the path of the configuration file')),
    graphUrl: pick('WA_GRAPH_URL', parseGraphUrl, new URL('https://graph.facebook.com'), GRAPH_URL_EXPECTED),
    graphVersion: pick('WA_GRAPH_VERSION', parseGraphVersion, 'v24.0', 'a version such as v24.0'),
    mediaHosts: pick(
      'WA_MEDIA_HOSTS',
      parseHosts,
      META_HOSTS,
      'host names with commas between them, *. before a name for all below it',
    ),
    accessToken: secret('WA_ACCESS_TOKEN', 'the access token of a WhatsApp system user'),
    appSecret: secret('WA_APP_SECRET', 'the secret of the Meta app that sends the webhooks'),
    verifyToken: secret('WA_VERIFY_TOKEN', 'the verify token entered for the webhook in the Meta app'),
    adminToken,
    logLevel: pick(
      'LOG_LEVEL',
      (value) => LOG_LEVELS.find((level) => level === value),
      'info',
      `one of ${LOG_LEVELS.join(', ')}`,
    ),
  };
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environment;
}

const GRAPH_URL_EXPECTED =
  'an https address without path, query or credentials (http only on 127.0.0.1, [::1] or localhost)';

function parsePort(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined;
}

function parseGraphVersion(value: string): string | undefined {
  return /^v\d+\.\d+$/.test(value) ? value : undefined;
}

function parseHosts(value: string): string[] | undefined {
  const hosts = value.split(',').map((host) => host.trim());
  return hosts.every((host) => /^(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host)) ? hosts : undefined;
}

function parseGraphUrl(value: string): URL | undefined {
  const url = parseSecureUrl(value);
  return url?.href === `${url?.origin}/` ? url : undefined;
}
