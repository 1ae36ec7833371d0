/** All chance of a simulation comes from here, so that the same seed tells the same story. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** 16 hexadecimal digits. */
  id(): string;
  /** Base64 of so many bytes. */
  key(bytes: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed | 0;
  // mulberry32: one word of state, and even enough for delays and ids that nobody has to guess
  const word = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const hex = () => word().toString(16).padStart(8, '0');
  return {
    between: (low, high) => low + Math.floor((word() / 2 ** 32) * (high - low + 1)),
    id: () => hex() + hex(),
    key: (bytes) => btoa(Array.from({length: bytes}, () => String.fromCharCode(word() & 255)).join('')),
  };
}
