import type {Strings} from '../en.js';

export const controlPane: Strings['controlPane'] = {
  elapsed: 'Temps depuis l’acceptation',
  wrapping: 'Temps de clôture',
  controls: 'Ce que vous pouvez faire de cette conversation',
  control: {
    transfer: () => 'Transférer',
    conference: () => 'Conférence',
    cancelConference: () => 'Annuler la demande',
    releaseGuest: (name) => `Libérer ${name}`,
    endConference: () => 'Terminer la conférence',
    exitConference: () => 'Quitter la conférence',
    end: () => 'Terminer',
  },
  conference: {requested: 'Conférence demandée', active: 'Conférence'},
  conferenceElapsed: {requested: 'Temps depuis la demande', active: 'Temps en conférence'},
  endings: {
    ended: 'Terminée',
    transferred: 'Transférée',
    left: 'Vous avez quitté la conférence',
    released: 'Vous avez été libéré de la conférence',
    requeued: 'De retour dans la file',
  },
  unloaded: 'Cette partie du bureau n’a pas pu être chargée. Vérifiez votre connexion et réessayez.',
  from: {
    transfer: (name) => `${name} vous a transféré cette conversation.`,
    conference: (name) => `${name} vous a demandé de rejoindre cette conversation.`,
  },
  noteFrom: (name) => `Note de ${name} :`,
  windowEnds: {
    hour: (customer) => `Moins d’une heure reste pour écrire librement à ${customer}.`,
    minutes: (customer) => `Moins de 10 minutes restent pour écrire librement à ${customer}.`,
  },
  confirm: {
    end: {title: 'Terminer cette conversation ?', go: 'Terminer la conversation'},
    endConference: {title: 'Terminer cette conférence pour tous ?', go: 'Terminer la conférence'},
    exitConference: {title: 'Quitter cette conférence ?', go: 'Quitter la conférence'},
  },
  confirmDraft: 'Vous avez écrit un texte qui n’a pas été envoyé. Il sera perdu si vous continuez.',
  confirmUnsent: 'Certains messages n’ont pas encore été envoyés.',
  goBack: 'Revenir',
};
