import type {Strings} from '../en.js';

const administrator = 'Prévenez votre administrateur.';
const another = 'Choisissez un autre modèle.';

export const failure: Strings['failure'] = {
  reasons: {
    expired: {cause: 'La connexion à WhatsApp a expiré.', step: administrator},
    notPermitted: {cause: 'L’envoi n’est pas autorisé pour cette ligne.', step: administrator},
    accountTooFast: {
      cause: 'Trop de messages ont été envoyés depuis ce compte.',
      step: 'Attendez quelques minutes, puis réessayez.',
    },
    lineTooFast: {cause: 'Cette ligne envoie trop vite.', step: 'Attendez un instant, puis réessayez.'},
    lineLimited: {cause: 'WhatsApp limite l’envoi depuis cette ligne.', step: administrator},
    customerTooFast: {
      cause: 'Trop de messages à ce client en peu de temps.',
      step: 'Attendez un peu, puis réessayez.',
    },
    accountLimited: {
      cause: 'WhatsApp empêche pour l’instant ce compte d’envoyer des modèles.',
      step: administrator,
    },
    windowClosed: {
      cause: 'Plus de 24 heures se sont écoulées depuis le dernier message du client.',
      step: 'Envoyez un modèle. Quand le client répondra, vous pourrez de nouveau écrire librement.',
    },
    unreachable: {
      cause:
        'WhatsApp ne peut rien remettre à ce client : pas sur WhatsApp, application trop ancienne ou numéro bloqué.',
      step: 'Utilisez un autre canal.',
    },
    heldBack: {
      cause: 'WhatsApp a choisi de ne pas remettre ce message, pour que le client ne reçoive pas trop de publicité.',
      step: 'Attendez un jour avant de réessayer.',
    },
    noMarketing: {
      cause: 'Le client ne souhaite pas de messages publicitaires.',
      step: 'N’envoyez plus de publicité à ce client.',
    },
    experiment: {
      cause: 'WhatsApp retient ce message dans le cadre d’une expérience.',
      step: 'Utilisez un autre canal.',
    },
    unsupported: {cause: 'WhatsApp ne transporte pas ce type de message.', step: 'Écrivez-le autrement.'},
    notAvailable: {
      cause: 'WhatsApp n’a pas pu transmettre ce message.',
      step: 'Demandez au client de le renvoyer.',
    },
    fileNotFetched: {
      cause: 'Le fichier du client n’a pas pu être récupéré. Il est peut-être trop volumineux.',
      step: 'Demandez au client de le renvoyer, en plus petit.',
    },
    fileRefused: {
      cause: 'WhatsApp n’a pas accepté le fichier : son type, sa taille ou la façon dont il est fait.',
      step: 'Enregistrez-le dans un autre format, puis joignez-le à nouveau.',
    },
    notOnTestList: {cause: 'Ce numéro ne figure pas dans la liste des numéros de test.', step: administrator},
    sameNumber: {
      cause: 'L’expéditeur et le destinataire ont le même numéro.',
      step: 'Demandez un autre numéro au client.',
    },
    restricted: {cause: 'Le compte WhatsApp est restreint.', step: administrator},
    country: {cause: 'Le compte WhatsApp n’a pas le droit d’écrire dans ce pays.', step: administrator},
    displayName: {
      cause: 'WhatsApp n’a pas approuvé le nom affiché de cette ligne.',
      step: administrator,
    },
    payment: {cause: 'WhatsApp a un problème avec le paiement de ce compte.', step: administrator},
    notRegistered: {cause: 'Cette ligne n’est pas enregistrée auprès de WhatsApp.', step: administrator},
    upgrading: {
      cause: 'WhatsApp met cette ligne à niveau.',
      step: 'Attendez quelques minutes, puis réessayez.',
    },
    badRequest: {cause: 'WhatsApp n’a pas pu lire la demande.', step: administrator},
    problem: {cause: 'WhatsApp a eu un problème.', step: 'Réessayez.'},
    needsNumber: {
      cause: 'Ce message exige le numéro de téléphone du client.',
      step: 'Demandez-le au client.',
    },
    marketingOff: {
      cause: 'Cette ligne ne peut pas envoyer de modèles publicitaires de cette façon.',
      step: administrator,
    },
    templateValues: {
      cause: 'Ce qui a été saisi ne convient pas au modèle.',
      step: 'Rouvrez le modèle et corrigez les valeurs.',
    },
    templateMissing: {cause: 'WhatsApp n’a pas ce modèle dans cette langue.', step: another},
    templateTooLong: {
      cause: 'Avec ces valeurs, le modèle est trop long.',
      step: 'Choisissez un modèle plus court, ou raccourcissez les valeurs.',
    },
    templateRefused: {cause: 'Le contenu de ce modèle enfreint les règles de WhatsApp.', step: another},
    templatePaused: {
      cause: 'WhatsApp a suspendu ce modèle, car des clients s’en sont plaints.',
      step: another,
    },
    templateDisabled: {cause: 'WhatsApp a désactivé ce modèle définitivement.', step: another},
    flowBlocked: {cause: 'WhatsApp a bloqué le formulaire de ce modèle.', step: another},
    flowTooFast: {
      cause: 'Le formulaire de ce modèle a été envoyé trop souvent depuis une heure.',
      step: another,
    },
    newSecurityCode: {
      cause: 'Le code de sécurité du client a changé : c’est peut-être un nouveau téléphone, ou quelqu’un d’autre.',
      step: 'Assurez-vous de la personne à qui vous écrivez, puis réessayez.',
    },
  },
  otherReason: (code) => `Non remis (code ${code}).`,
  otherStep: 'Réessayez. Si l’envoi échoue encore, prévenez votre administrateur.',
  trying: 'Pas encore remis : nouvel essai…',
  sendTemplate: 'Envoyer un modèle',
  templatesUnloaded: 'Les modèles n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.',
};
