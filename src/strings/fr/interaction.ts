import type {Strings} from '../en.js';

export const interaction: Strings['interaction'] = {
  label: 'Conversation',
  line: (name, number) => `${name}, ${number}`,
  interrupted:
    'Un administrateur a supprimé la ligne WhatsApp. Cette conversation ne peut pas continuer : appuyez sur Terminer.',
  interruptedGuest:
    'Un administrateur a supprimé la ligne WhatsApp. Cette conversation ne peut pas continuer : appuyez sur Quitter la conférence.',
  dismiss: 'Fermer',
  lost: 'La conversation s’est terminée avant que tout ce que vous y avez écrit ne parte. Le client n’a pas reçu :',
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
  connectionLost: 'Connexion perdue. Reconnexion…',
  emptyTitle: 'Aucune conversation ouverte',
  emptyAvailable: 'La demande du prochain client apparaît dans une fenêtre : appuyez sur Accepter.',
  emptyIdle: 'Passez à Disponible pour recevoir les demandes des clients.',
  emptyChoose: 'Choisissez-en une dans la liste.',
};
