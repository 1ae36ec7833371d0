const promising = /[*_~`]|^(?:>|-|\d{1,3}\.) |:\/\/|\.[a-z]/im;

/** Most texts hold neither markup nor a link, and need not be read for them. */
export const mayHoldMarkup = (text: string): boolean => promising.test(text);
