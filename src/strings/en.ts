/** English: the type of every catalogue. Sentences are whole, never glued; what varies comes in by name. */
export const en = {
  locale: 'en',
  dir: 'ltr',
  customer: {
    unnamed: (shortId: string) => `WhatsApp customer ${shortId}`,
    numberHidden: 'Number hidden by the customer',
  },
};

export type Strings = Omit<typeof en, 'locale' | 'dir'> & {locale: string; dir: string};
