/** What stands for a masked stretch when it is heard, within any sentence. */
export const maskedWords = {
  whole: {
    card: 'masked card number',
    iban: 'masked bank account number',
    ssn: 'masked social security number',
    phone: 'masked phone number',
    email: 'masked e-mail address',
  },
  /** By kind: what can still be read of it. */
  endingIn: {
    card: (end: string) => `masked card number ending in ${end}`,
    iban: (end: string) => `masked bank account number ending in ${end}`,
    ssn: (end: string) => `masked social security number ending in ${end}`,
    phone: (end: string) => `masked phone number ending in ${end}`,
  },
  emailAt: (domain: string) => `masked e-mail address at ${domain}`,
};
