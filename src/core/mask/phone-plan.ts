import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type {Work} from './page.js';

/** What one call may ask of the phone library; then every long number is masked. */
export const MAX_PARSES = 1500;

export type Validity = 'valid' | 'possible' | null;

/** The numbering plans, asked at most so often, and never twice for the same digits. */
export class PhonePlans {
  readonly #work: Work;
  readonly #region: CountryCode | null;
  readonly #international = new Map<string, Validity>();
  readonly #national = new Map<string, boolean>();
  readonly #spellings = new Map<string, string[]>();

  constructor(region: string | null | undefined, work: Work) {
    const country = (region ?? '').toUpperCase();
    this.#region = isSupportedCountry(country) ? country : null;
    this.#work = work;
  }

  get region(): CountryCode | null {
    return this.#region;
  }

  get isSpent(): boolean {
    return this.#work.phoneParses >= MAX_PARSES;
  }

  /** Digits with a country code first. */
  international(digits: string): Validity {
    if (digits.length < 7 || digits.length > 15 || digits.startsWith('0')) return null;
    const known = this.#international.get(digits);
    if (known !== undefined) return known;
    const number = this.#parse(`+${digits}`);
    const validity = number?.isValid() === true ? 'valid' : number?.isPossible() === true ? 'possible' : null;
    this.#international.set(digits, validity);
    return validity;
  }

  /** Whether it is worth asking if these digits are a national number; cheap, and never wrong when it says no. */
  mayBeNational(digits: string): boolean {
    if (this.#region === null) return false;
    const plan = planOf(this.#region);
    return plan.mayHold(digits) || plan.abroad.some((prefix) => prefix.test(digits));
  }

  /** Digits as one dials them in the region: with the trunk prefix where there is one, or with a country code. */
  national(digits: string): boolean {
    const known = this.#national.get(digits);
    if (known !== undefined) return known;
    const valid = this.#region !== null && this.#isDialled(digits, this.#region);
    this.#national.set(digits, valid);
    return valid;
  }

  /** The ways one writes a known number: with country code, as dialled, without trunk prefix. */
  spellings(number: string): string[] {
    const known = this.#spellings.get(number);
    if (known !== undefined) return known;
    const digits = digitsOf(number);
    const parsed = this.#parse(`+${digits}`);
    const spellings = [
      digits,
      ...(parsed === undefined ? [] : [parsed.nationalNumber, digitsOf(parsed.formatNational())]),
    ];
    this.#spellings.set(number, spellings);
    return spellings;
  }

  #isDialled(digits: string, region: CountryCode): boolean {
    const plan = planOf(region);
    for (const prefix of plan.abroad) {
      const dialled = prefix.exec(digits)?.[0];
      if (dialled !== undefined && this.international(digits.slice(dialled.length)) === 'valid') return true;
    }
    if (!plan.mayHold(digits)) return false;
    if (digits.startsWith(plan.callingCode) && this.international(digits) === 'valid') return true;
    const number = this.#parse(digits, region);
    if (number?.isValid() !== true || number.countryCallingCode !== plan.callingCode) return false;
    return (
      digits === digitsOf(number.formatNational()) ||
      digits === digitsOf(number.format('NATIONAL', {nationalPrefix: false}))
    );
  }

  #parse(text: string, region?: CountryCode): PhoneNumber | undefined {
    if (this.isSpent) return undefined;
    this.#work.phoneParses++;
    return parsePhoneNumberFromString(text, {
      ...(region === undefined ? {} : {defaultCountry: region}),
      extract: false,
    });
  }
}

/** What can be known of digits before they are parsed. */
interface Plan {
  readonly callingCode: string;
  /** What one dials before a foreign number. */
  readonly abroad: readonly RegExp[];
  mayHold(digits: string): boolean;
}

/** The part of a numbering plan that the library has and its types do not name. */
interface Patterns {
  nationalNumberPattern(): string;
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
}

const plans = new Map<CountryCode, Plan>();

function planOf(region: CountryCode): Plan {
  const known = plans.get(region);
  if (known !== undefined) return known;
  const callingCode = getCountryCallingCode(region);
  const neighbours = getCountries().filter((country) => getCountryCallingCode(country) === callingCode);
  const patterns = neighbours.flatMap((country) => patternsOf(country) ?? []);
  const whole =
    patterns.length === neighbours.length
      ? patterns.map((each) => new RegExp(`^(?:${each.nationalNumberPattern()})$`))
      : [/^/];
  const own = patternsOf(region);
  const prefix = own?.nationalPrefixForParsing();
  const trunk = prefix === undefined ? null : new RegExp(`^(?:${prefix})`);
  const isRewritten = own?.nationalPrefixTransformRule() !== undefined;
  const isNumber = (digits: string): boolean => whole.some((pattern) => pattern.test(digits));
  const plan: Plan = {
    callingCode,
    abroad: [/^00/, new RegExp(`^(?:${idd(region)})`)],
    mayHold: (digits) => {
      if (isNumber(digits)) return true;
      if (digits.startsWith(callingCode) && isNumber(digits.slice(callingCode.length))) return true;
      const dialled = trunk?.exec(digits)?.[0];
      return dialled !== undefined && (isRewritten || isNumber(digits.slice(dialled.length)));
    },
  };
  plans.set(region, plan);
  return plan;
}

function idd(region: CountryCode): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  return metadata.numberingPlan?.IDDPrefix() ?? '00';
}

function patternsOf(country: CountryCode): Patterns | null {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan: object = metadata.numberingPlan ?? {};
  return hasPatterns(plan) ? plan : null;
}

function hasPatterns(plan: object): plan is Patterns {
  return 'nationalNumberPattern' in plan && 'nationalPrefixTransformRule' in plan && 'nationalPrefixForParsing' in plan;
}

const digitsOf = (text: string): string => text.replaceAll(/[^0-9]/g, '');
