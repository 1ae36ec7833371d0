import type {Strings} from '../en.js';
import {whole} from './numbers.js';

export const emoji: Strings['emoji'] = {
  open: 'Émoji',
  title: 'Choisir un émoji',
  search: 'Rechercher un émoji',
  found: (count) => (count < 2 ? '1 émoji' : `${whole(count)} émojis`),
  none: 'Aucun émoji ne porte ce nom. Essayez un autre mot.',
  results: 'Résultats',
  categories: 'Catégories',
  recent: 'Utilisés récemment',
  groups: {
    smileys: 'Visages et émotions',
    people: 'Personnes et corps',
    animals: 'Animaux et nature',
    food: 'Nourriture et boissons',
    travel: 'Voyages et lieux',
    activities: 'Activités',
    objects: 'Objets',
    symbols: 'Symboles',
    flags: 'Drapeaux',
  },
  tone: 'Couleur de peau',
  tones: {
    '0': 'Sans couleur de peau',
    '1': 'Peau claire',
    '2': 'Peau modérément claire',
    '3': 'Peau mate',
    '4': 'Peau modérément foncée',
    '5': 'Peau foncée',
  },
  unloaded: 'Les émojis n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.',
};
