/**
 * What follows the two check digits of an IBAN: n digits, a letters, c both, by country (the SWIFT
 * registry and the countries that use IBANs without being in it).
 */
const COUNTRIES_BY_STRUCTURE: Readonly<Record<string, string>> = {
  '1a 23n': 'CI',
  '1a 10n 12c': 'IT SM',
  '2c 22n': 'BF BJ ML',
  '2a 12n': 'FK',
  '2c 16n': 'GE',
  '2a 19n': 'GW',
  '2a 22n': 'NE SN TG',
  '2n 18c': 'SA',
  '3n 13c': 'KZ LU',
  '3n 10c 2n': 'MK',
  '3n 16c': 'OM',
  '4a 20c': 'AZ',
  '4a 6n 8c': 'BG',
  '4a 14c': 'BH',
  '4c 4n 16c': 'BY',
  '4a 20n': 'HN NI SV',
  '4c 20n': 'DO',
  '4a 14n': 'GB',
  '4a 15c': 'GI',
  '4c 14n': 'IE',
  '4a 15n': 'IQ',
  '4a 4n 18c': 'JO YE',
  '4a 22c': 'KW',
  '4n 20c': 'LB',
  '4a 24c': 'LC',
  '4a 13c': 'LV',
  '4a 5n 18c': 'MT',
  '4a 19n 3a': 'MU',
  '4a 10n': 'NL',
  '4a 21c': 'QA',
  '4a 16c': 'RO',
  '4a 20n 3a': 'SC',
  '4c 16n': 'VG',
  '5n 12c': 'CH LI',
  '5n 17c': 'TR',
  '6n 19c': 'UA',
  '7n 16c': 'GR',
  '8n 12c': 'AD',
  '8n 16c': 'AL CY',
  '10n 11c 2n': 'BL FR GF GP MC MF MQ NC PF PM RE TF WF YT',
  '11n': 'NO',
  '12n': 'BE',
  '14n': 'AX DK FI FO GL SD',
  '14n 15c': 'RU',
  '15n': 'SI',
  '16n': 'AT BA EE LT MN XK',
  '17n': 'HR',
  '18n': 'CR DE ME RS VA',
  '19n': 'AE IL SO TL',
  '20n': 'CZ ES SE SK TN',
  '20c': 'MD PK',
  '21n': 'AO CV LY MZ PT ST',
  '22n': 'DZ IR IS',
  '23n': 'BI CF CG CM DJ GA GQ KM MG MR TD',
  '23n 1a 1c': 'BR',
  '24c': 'GT',
  '24n': 'HU MA PL',
  '25n': 'EG',
  '25c': 'PS',
};

const CLASSES: Readonly<Record<string, string>> = {n: '[0-9]', a: '[A-Z]', c: '[0-9A-Z]'};

export interface IbanStructure {
  /** Characters in all, country and check digits included. */
  readonly length: number;
  readonly pattern: RegExp;
}

/** What an IBAN of a country looks like, upper case and without separators. */
export const IBAN_STRUCTURES: ReadonlyMap<string, IbanStructure> = new Map(
  Object.entries(COUNTRIES_BY_STRUCTURE).flatMap(([structure, countries]) => {
    const parts = structure.split(' ').map((part) => ({count: Number.parseInt(part, 10), letter: part.slice(-1)}));
    const length = parts.reduce((sum, {count}) => sum + count, 4);
    const pattern = new RegExp(
      `^[A-Z]{2}[0-9]{2}${parts.map(({count, letter}) => `${CLASSES[letter]}{${count}}`).join('')}$`,
    );
    return countries.split(' ').map((country): [string, IbanStructure] => [country, {length, pattern}]);
  }),
);
