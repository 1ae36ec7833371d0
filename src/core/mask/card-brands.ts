/** Whether a card of this many digits may begin like these ones do. */
export function isOfBrand(digits: string): boolean {
  const first = (count: number): number => Number(digits.slice(0, count));
  const within = (count: number, low: number, high: number): boolean => first(count) >= low && first(count) <= high;
  const {length} = digits;
  const long = length >= 16 && length <= 19;
  switch (true) {
    case first(1) === 4: // Visa; its thirteen digits are retired and would take article numbers
      return length === 16 || length === 18 || length === 19;
    case within(2, 51, 55) || within(4, 2221, 2720): // Mastercard
      return length === 16;
    case first(2) === 34 || first(2) === 37: // American Express
      return length === 15;
    case first(2) === 50 || within(2, 56, 58) || first(2) === 67 || first(4) === 6304 || first(4) === 6390: // Maestro, Verve, Dankort
      return length >= 12 && length <= 19;
    case within(3, 300, 305) || first(3) === 309 || first(2) === 36 || first(2) === 38 || first(2) === 39: // Diners
      return length === 14 || long;
    case first(4) === 6011 || within(3, 644, 649) || first(2) === 65: // Discover, Elo
    case within(4, 3528, 3589): // JCB
    case first(2) === 62 || first(2) === 81: // UnionPay
    case within(4, 2200, 2204): // Mir
      return long;
    case first(2) === 60 || first(2) === 82 || first(3) === 353 || first(3) === 356: // RuPay, Hipercard
    case first(6) === 636297 || first(6) === 636368: // Elo
    case within(3, 637, 639): // InstaPayment, Hipercard
    case first(4) === 9792: // Troy
    case first(4) === 8600 || first(4) === 9860: // Uzcard, Humo
      return length === 16;
    default:
      return false;
  }
}
