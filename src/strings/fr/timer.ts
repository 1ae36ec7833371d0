import type {Strings} from '../en.js';
import {whole} from './numbers.js';

export const timer: Strings['timer'] = {
  labelled: (label, duration) => `${label} : ${duration}`,
  window: {
    label: 'Temps restant pour le texte libre',
    hours: (count) => `reste ${whole(count)} h`,
    minutes: (count) => `reste ${whole(count)} min`,
    seconds: (count) => `reste ${whole(count)} s`,
    closed: 'Modèles seulement',
    spoken: {
      open: 'Plus d’une heure reste pour le texte libre',
      hour: 'Moins d’une heure reste pour le texte libre',
      minutes: 'Moins de 10 minutes restent pour le texte libre',
      closed: 'Le temps du texte libre est passé',
    },
  },
};
