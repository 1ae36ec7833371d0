import type {Strings} from '../en.js';

export const masked: Strings['masked'] = {
  whole: {
    card: 'numéro de carte masqué',
    iban: 'numéro de compte bancaire masqué',
    ssn: 'numéro de sécurité sociale masqué',
    phone: 'numéro de téléphone masqué',
    email: 'adresse e-mail masquée',
  },
  endingIn: {
    card: (end) => `numéro de carte masqué qui finit par ${end}`,
    iban: (end) => `numéro de compte bancaire masqué qui finit par ${end}`,
    ssn: (end) => `numéro de sécurité sociale masqué qui finit par ${end}`,
    phone: (end) => `numéro de téléphone masqué qui finit par ${end}`,
  },
  emailAt: (domain) => `adresse e-mail masquée chez ${domain}`,
};
