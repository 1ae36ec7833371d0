/** One mistake in the configuration. */
export interface ConfigProblem {
  /** Where, from the top: `tenants.demo.lines[0].queue`; empty for the whole. */
  readonly path: string;
  /** What was found, fit for a log: long texts cut, and only the kind of what may be secret. */
  readonly given: string;
  readonly expected: string;
}

/** The configuration cannot be used. Its message lists every mistake. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({path, given, expected}) => `  ${path || 'all of it'}: ${given} — expected ${expected}`,
    );
    super(`The configuration needs ${problems.length === 1 ? 'a correction' : 'corrections'}:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const LONGEST_SHOWN = 80;

/** A value as people will recognise it. */
export function showValue(value: unknown): string {
  if (typeof value === 'object' || value === undefined) return showKind(value);
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** What kind of value it is, for one that may be secret. */
export function showKind(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

export function showPath(keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}
