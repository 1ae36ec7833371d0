/** The most that WhatsApp takes, lengths in UTF-16 units; `rows` are those of all sections together. */
export const interactiveLimits = {
  header: 60,
  footer: 60,
  buttons: {text: 1024, most: 3, title: 20},
  list: {text: 4096, button: 20, sections: 10, section: 24, rows: 10, row: 24, description: 72},
} as const;

/** What stands around the text, in whatever way its words are held. */
export interface InteractiveParts<T> {
  header: T | null;
  footer: T | null;
  offers:
    | {kind: 'buttons'; buttons: T[]}
    | {kind: 'list'; button: T; sections: {title: T | null; rows: {title: T; description: T | null}[]}[]};
}

/** The same with each of its words changed. */
export function changeParts<A, B>(
  {header, footer, offers}: InteractiveParts<A>,
  change: (words: A) => B,
): InteractiveParts<B> {
  const maybe = (words: A | null) => (words === null ? null : change(words));
  return {
    header: maybe(header),
    footer: maybe(footer),
    offers:
      offers.kind === 'buttons'
        ? {kind: 'buttons', buttons: offers.buttons.map(change)}
        : {
            kind: 'list',
            button: change(offers.button),
            sections: offers.sections.map(({title, rows}) => ({
              title: maybe(title),
              rows: rows.map((row) => ({title: change(row.title), description: maybe(row.description)})),
            })),
          },
  };
}
