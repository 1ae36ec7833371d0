/** A JSON object of unknown content. Read it by fixed names only; lookups by names from outside belong in a Map. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Any value JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | {[key: string]: JsonValue};

/** Called once for every element that cannot be used. */
export type ReportProblem = () => void;

const replacementCharacter = '\uFFFD';

/** `text` with U+0000 and lone surrogates replaced by U+FFFD: neither fits a PostgreSQL text or jsonb column. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', replacementCharacter).replaceAll(/\p{Surrogate}/gu, replacementCharacter);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** A string of any length, also an empty one. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' ? cleanText(value) : null;
}

/** A string with at least one character. */
export function readWord(value: unknown): string | null {
  return readText(value) || null;
}

/** An id or a phone number: a non-empty string, or an integer small enough to have arrived unrounded. */
export function readId(value: unknown): string | null {
  return Number.isSafeInteger(value) ? String(value) : readWord(value);
}

/** A whole number from 0 up to 2^53 - 1, as a number or as a string of digits. */
export function readInteger(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A finite number, or a string that holds a decimal one. */
export function readNumber(value: unknown): number | null {
  // Number('') and Number(' ') are 0, a real coordinate
  const decimal = typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value);
  const number = decimal ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function readFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The objects of a list that must be there; anything else in it is reported and left out. */
export function requireObjects(value: unknown, report: ReportProblem): JsonObject[] {
  if (!Array.isArray(value)) {
    report();
    return [];
  }
  const elements: unknown[] = value;
  return elements.filter((element) => {
    const usable = isObject(element);
    if (!usable) report();
    return usable;
  });
}

/** The objects of a list that may be absent (missing or null). */
export function readObjects(value: unknown, report: ReportProblem): JsonObject[] {
  return value === undefined || value === null ? [] : requireObjects(value, report);
}

const deepestLevel = 32;

/** A copy with clean strings, without `__proto__` members and cut off below 32 levels: safe to print, merge and store. */
export function copyObject(object: JsonObject, level = 0): {[key: string]: JsonValue} {
  const members = Object.entries(object).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [cleanText(name), copyValue(member, level + 1)]));
}

function copyValue(value: unknown, level: number): JsonValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || level === deepestLevel) return null;
  if (Array.isArray(value)) return value.map((element: unknown) => copyValue(element, level + 1));
  return isObject(value) ? copyObject(value, level) : null;
}
