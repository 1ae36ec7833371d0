const CODES =
  'EUR|USD|GBP|CHF|CAD|AUD|NZD|JPY|CNY|RMB|HKD|SGD|TWD|KRW|INR|PKR|BDT|LKR|NPR|AED|SAR|QAR|KWD|BHD|OMR|JOD|ILS|EGP|MAD|DZD|TND|' +
  'ZAR|NGN|KES|GHS|UGX|TZS|XOF|XAF|BRL|ARS|CLP|COP|MXN|PEN|UYU|PYG|BOB|VES|CRC|GTQ|HNL|DOP|PLN|CZK|HUF|RON|BGN|HRK|RSD|' +
  'SEK|NOK|DKK|ISK|RUB|UAH|KZT|MYR|IDR|THB|PHP|VND|kr|Kr|Kč|zł|Ft|Rs\\.?|лв|руб|₽';
const BEFORE = new RegExp(`(?:\\p{Sc}|(?<![\\p{L}])(?:${CODES})) ?$`, 'u');
const AFTER = new RegExp(`^ {0,2}(?:\\p{Sc}|(?:${CODES})(?!\\p{L}))`, 'u');
const REACH = 8;

/** Whether a currency sign or code ends before `from`. */
export const isCurrencyBefore = (plain: string, from: number): boolean =>
  BEFORE.test(plain.slice(Math.max(0, from - REACH), from));

/** Whether a currency sign or code begins at `to`. */
export const isCurrencyAfter = (plain: string, to: number): boolean => AFTER.test(plain.slice(to, to + REACH));
