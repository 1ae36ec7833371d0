import type {Strings} from '../en.js';
import {whole} from './numbers.js';

export const notifications: Strings['notifications'] = {
  region: 'Notifications',
  quiet: 'Ne pas déranger',
  settings: 'Réglages des notifications',
  acceptIt: 'Acceptez-la dans le poste de travail.',
  messages: (customer, unread) =>
    unread > 1 ? `${customer} : ${whole(unread)} messages non lus` : `Nouveau message de ${customer}`,
  hiddenMessage: 'Nouveau message WhatsApp',
  hiddenOffer: 'Nouvelle demande WhatsApp',
  hiddenOther: 'Du nouveau dans une conversation WhatsApp',
  told: (title, text) => `${title}. ${text}`,
  dismiss: (title) => `Fermer : ${title}`,
  connectionLost: 'Connexion perdue',
  connectionLostNext: 'Reconnexion en cours. Les messages des clients sont conservés jusqu’à votre retour.',
  desktop: 'Notifications du bureau',
  desktopOffer:
    'Les notifications du bureau montrent demandes et messages quand vous travaillez dans une autre fenêtre.',
  turnOn: 'Activer',
  desktopTurnOn: 'Activer les notifications du bureau',
  desktopGranted: 'Activées. Elles apparaissent quand cette page n’est pas au premier plan.',
  desktopDenied: 'Votre navigateur les bloque pour cette page. Autorisez-les dans ses réglages pour ce site.',
  desktopUnsupported: 'Ce navigateur ne peut pas les afficher pour cette page.',
  notNow: 'Plus tard',
  sounds: 'Sons',
  soundOffer: 'Sonner pour les demandes jusqu’à la réponse',
  soundMessage: 'Son bref pour les messages et les avis',
  volume: 'Volume',
  test: 'Écouter un essai',
  soundBlocked: 'Votre navigateur garde cette page muette tant que vous n’autorisez pas les sons.',
  enableSound: 'Activer le son',
};
