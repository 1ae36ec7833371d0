/** Values that must not be seen, one of each kind, and what finds them. */
export const SECRETS = {
  card: '4111 1111 1111 1111',
  iban: 'DE89 3704 0044 0532 0130 00',
  ssn: '123-45-6789',
  email: 'melissa@gmail.com',
  phone: '+44 7966 197542',
} as const;

export type SecretKind = keyof typeof SECRETS;

const all = Object.keys(SECRETS).filter((kind): kind is SecretKind => kind in SECRETS);

/** All of them in one sentence. */
export const SECRET_TEXT = all.map((kind) => `${kind} ${SECRETS[kind]}`).join(', ');

const dense = (text: string): string => text.replaceAll(/[^\p{L}\p{N}@]/gu, '').toLowerCase();

/** The kinds of which a value is found in a text, with or without its separators or country code. */
export function leaksIn(text: string, kinds: readonly SecretKind[] = all): SecretKind[] {
  const [plain, bare] = [text.toLowerCase(), dense(text)];
  return kinds.filter((kind) => {
    const value = SECRETS[kind];
    const shortest = kind === 'phone' ? dense(value).slice(2) : dense(value);
    return plain.includes(value.toLowerCase()) || bare.includes(shortest);
  });
}

/** A state as text: all that is in it. */
export const inspect = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (part instanceof Map || part instanceof Set ? [...part] : part));
