/** How the index is made and read; the builder and the page must agree. */
export const indexOptions = {
  fields: ['title', 'where', 'text'],
  storeFields: ['title', 'where', 'kind', 'href'],
  // `wa-offer-popup`, `--wa-desk-radius` and `tokenUrl` are found whole and by their words
  tokenize: (text) => {
    const words = text.split(/[^\p{L}\p{N}_-]+/u).filter(Boolean);
    return words.flatMap((word) => [
      word,
      ...word.split(/-+|(?<=[a-z])(?=[A-Z])/).filter((part) => part && part !== word),
    ]);
  },
};

export const searchOptions = {
  prefix: true,
  fuzzy: (word) => (word.length > 4 ? 0.2 : 0),
  boost: {title: 4, where: 2},
  combineWith: 'AND',
};
