import type {Strings} from '../en.js';

export const reveal: Strings['reveal'] = {
  title: (masked) => `Afficher : ${masked}`,
  reason: 'Motif',
  recorded: (name) => `Votre nom (${name}), l’heure et ce motif sont enregistrés. La valeur s’affiche peu de temps.`,
  missing: 'Indiquez d’abord un motif.',
  tooMany: 'Vous avez affiché autant de valeurs qu’il est permis pour l’instant. Réessayez plus tard.',
  cancel: 'Annuler',
  submit: 'Afficher',
  shown: (duration) => `La valeur s’affiche pendant ${duration}.`,
  left: (duration) => `Encore affichée pendant ${duration}`,
  hide: 'Masquer',
};
