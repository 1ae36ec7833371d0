import type {Strings} from '../en.js';
import {plural} from './numbers.js';

export const oneLine: Strings['oneLine'] = {
  named: (kind, name) => `${kind} : ${name}`,
  timed: (kind, length) => `${kind} (${length})`,
  chose: (title) => `A choisi : ${title}`,
  contacts: (name, more) => `Contacts : ${name} et ${plural(more, 'autre', 'autres')}`,
  form: 'Formulaire rempli',
  order: (count) => `Commande : ${plural(count, 'article', 'articles')}`,
};
