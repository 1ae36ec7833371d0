/** What a value says as text; nothing when it is none or cannot say it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  try {
    return [value].map(String).join('');
  } catch {
    return '';
  }
}
