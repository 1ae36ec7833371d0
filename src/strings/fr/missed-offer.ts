import type {Strings} from '../en.js';

export const missedOffer: Strings['missedOffer'] = {
  reasons: {
    lapsed: (customer) => `Vous n’avez pas accepté ${customer} à temps.`,
    taken: (customer) => `Quelqu’un d’autre a accepté ${customer}.`,
    takenBy: (customer, by) => `${by} a accepté ${customer}.`,
    withdrawn: (customer) => `La demande de ${customer} a été retirée.`,
  },
  rona: 'Vous êtes en RONA : aucune demande n’arrive avant votre choix.',
  choices: 'Choisissez votre état',
  goAvailable: 'Passer à Disponible',
  goIdle: 'Passer à Inactif',
  goIdleWith: (code) => `Passer à Inactif : ${code}`,
  dismiss: 'Fermer',
};
