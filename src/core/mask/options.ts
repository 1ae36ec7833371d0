import type {MaskedSpan} from '../text.js';

export interface MaskOptions {
  /** The country of the business number, ISO 3166: numbers written as dialled there are found. */
  readonly region?: string | null;
  /** The customer's and the line's own numbers, masked wherever they stand. */
  readonly known?: readonly string[];
  /** Whether cards, IBANs and social security numbers are replaced; they are by default. */
  readonly pci?: boolean;
  /** Whether e-mail addresses and phone numbers are replaced; they are by default. */
  readonly pii?: boolean;
  /** Stretches of the text that are masked already: left as they are and among the spans of the result. */
  readonly masked?: readonly MaskedSpan[];
}

/** Whether the switches have what is of this kind replaced. */
export function isReplaced(kind: MaskedSpan['kind'], {pci = true, pii = true}: MaskOptions): boolean {
  return kind === 'email' || kind === 'phone' ? pii : pci;
}
