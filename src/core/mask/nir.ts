/** How the French social-security number is written: sex, year, month, department, commune, order, key. */
export const NIR_SIZES = '1-2-2-2-3-3-2';

/** Thirteen digits and their key, which is 97 less the remainder of the number by 97. */
export function isNir(digits: string): boolean {
  if (!/^[1-478][0-9]{14}$/.test(digits)) return false;
  return Number(digits.slice(13)) === 97 - (Number(digits.slice(0, 13)) % 97);
}
