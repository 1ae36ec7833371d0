/** Texts made to cost the masker the most, of any length; `region` is the line they are read on. */
export interface Generator {
  readonly name: string;
  readonly region: string;
  readonly make: (length: number) => string;
}

const repeated =
  (unit: string) =>
  (length: number): string =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Numbers that look random and are the same each time. */
const counted =
  (unit: (next: (below: number) => number) => string) =>
  (length: number): string => {
    let state = 7;
    const next = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    let text = '';
    while (text.length < length) text += unit(next);
    return text.slice(0, length);
  };
const two = (value: number): string => String(value).padStart(2, '0');

export const generators: readonly Generator[] = [
  {name: 'digits', region: 'US', make: counted((next) => String(next(10)))},
  {name: 'single digits', region: 'US', make: counted((next) => `${next(10)} `)},
  {name: 'at signs', region: 'US', make: repeated('@')},
  {name: 'a@', region: 'US', make: repeated('a@')},
  {name: 'a.', region: 'US', make: (length) => `${repeated('a.')(length - 3)}@b.`},
  {name: 'pluses', region: 'US', make: repeated('+')},
  {name: '+1 ', region: 'US', make: repeated('+1 ')},
  {name: 'DE', region: 'DE', make: repeated('DE')},
  {name: 'parts of an IBAN', region: 'DE', make: repeated('DE89 3704 0044 ')},
  {name: 'brackets', region: 'US', make: repeated('(')},
  {name: 'stars', region: 'US', make: repeated('*')},
  {name: '***1', region: 'US', make: repeated('***1')},
  {name: 'digits and zero-width spaces', region: 'US', make: counted((next) => `${next(10)}\u200b`)},
  {name: 'near cards', region: 'US', make: counted((next) => `4111-1111-1111-${two(next(100))}${two(next(100))} `)},
  {name: 'quotes', region: 'US', make: repeated('"@')},
  {name: 'addresses', region: 'US', make: repeated('a@b.co')},
  {name: 'pairs', region: 'US', make: counted((next) => `${two(next(100))} `)},
  {name: 'pairs with a trunk zero', region: 'DE', make: counted((next) => `0${next(10)} ${two(next(100))} `)},
  {name: 'keywords', region: 'US', make: repeated('ssn tel social security ')},
  {name: 'hex and dashes', region: 'US', make: counted((next) => `${next(65_536).toString(16).padStart(4, '0')}-`)},
];
