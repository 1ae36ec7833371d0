import {whole} from './numbers.js';

export const emojiWords = {
  open: 'Emoji',
  title: 'Choose an emoji',
  search: 'Search emoji',
  found: (count: number) => (count === 1 ? '1 emoji' : `${whole(count)} emoji`),
  none: 'No emoji has this name. Try another word.',
  results: 'Results',
  categories: 'Categories',
  recent: 'Recently used',
  groups: {
    smileys: 'Smileys and emotion',
    people: 'People and body',
    animals: 'Animals and nature',
    food: 'Food and drink',
    travel: 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Symbols',
    flags: 'Flags',
  },
  tone: 'Skin tone',
  tones: {
    '0': 'No skin tone',
    '1': 'Light skin tone',
    '2': 'Medium-light skin tone',
    '3': 'Medium skin tone',
    '4': 'Medium-dark skin tone',
    '5': 'Dark skin tone',
  },
  unloaded: 'The emoji could not be loaded. Check your connection, then try again.',
};
