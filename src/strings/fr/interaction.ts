import type {Strings} from '../en.js';

export const interaction: Strings['interaction'] = {
  label: 'Conversation',
  line: (name, number) => `${name}, ${number}`,
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
  interrupted:
    'Un administrateur a supprimé la ligne WhatsApp. Cette conversation ne peut pas continuer : appuyez sur Terminer.',
  interruptedGuest:
    'Un administrateur a supprimé la ligne WhatsApp. Cette conversation ne peut pas continuer : appuyez sur Quitter la conférence.',
  unloaded: 'Cette partie du bureau n’a pas pu être chargée. Vérifiez votre connexion et réessayez.',
  dismiss: 'Fermer',
  lost: 'La conversation s’est terminée avant que tout ce que vous y avez écrit ne parte. Le client n’a pas reçu :',
  from: {
    transfer: (name) => `${name} vous a transféré cette conversation.`,
    conference: (name) => `${name} vous a demandé de rejoindre cette conversation.`,
  },
  noteFrom: (name) => `Note de ${name} :`,
  notices: {
    'transfer-dropped': (customer, queue) =>
      queue === null
        ? `Le transfert de ${customer} n’a pas été accepté. Le client est de retour dans la file.`
        : `Le transfert de ${customer} n’a pas été accepté. Le client est de retour dans ${queue}.`,
    'conference-dropped': (customer, asked) =>
      asked === null
        ? `Personne n’a rejoint votre conférence avec ${customer}.`
        : `La demande de conférence au sujet de ${customer} à ${asked} n’a pas été acceptée. Personne ne s’est joint à vous.`,
    requeued: (customer, queue) =>
      queue === null
        ? `Vous avez été absent trop longtemps : ${customer} est de retour dans la file.`
        : `Vous avez été absent trop longtemps : ${customer} est de retour dans ${queue}.`,
    inherited: (customer, owner) =>
      owner === null
        ? `Votre collègue a quitté la conversation avec ${customer}. Vous la poursuivez seul.`
        : `${owner} a quitté la conversation avec ${customer}. Vous la poursuivez seul.`,
    'wrapped-up': (customer, reason) =>
      reason === null
        ? `Le temps de clôture pour ${customer} est écoulé. La clôture a été envoyée pour vous.`
        : `Le temps de clôture pour ${customer} est écoulé. « ${reason} » a été envoyé pour vous.`,
    'line-deleted': (customer, line) =>
      line === null
        ? `Un administrateur a supprimé la ligne WhatsApp alors que ${customer}, que vous aviez transféré, attendait. Plus personne ne peut y répondre.`
        : `Un administrateur a supprimé la ligne WhatsApp ${line} alors que ${customer}, que vous aviez transféré, attendait. Plus personne ne peut y répondre.`,
  },
  windowEnds: {
    hour: (customer) => `Moins d’une heure reste pour écrire librement à ${customer}.`,
    minutes: (customer) => `Moins de 10 minutes restent pour écrire librement à ${customer}.`,
  },
  connectionLost: 'Connexion perdue. Reconnexion…',
  emptyTitle: 'Aucune conversation ouverte',
  emptyAvailable: 'La demande du prochain client apparaît dans une fenêtre : appuyez sur Accepter.',
  emptyIdle: 'Passez à Disponible pour recevoir les demandes des clients.',
  emptyChoose: 'Choisissez-en une dans la liste.',
  confirm: {
    end: {title: 'Terminer cette conversation ?', go: 'Terminer la conversation'},
    endConference: {title: 'Terminer cette conférence pour tous ?', go: 'Terminer la conférence'},
    exitConference: {title: 'Quitter cette conférence ?', go: 'Quitter la conférence'},
  },
  confirmDraft: 'Vous avez écrit un texte qui n’a pas été envoyé. Il sera perdu si vous continuez.',
  confirmUnsent: 'Certains messages n’ont pas encore été envoyés.',
  goBack: 'Revenir',
};
