import type {Strings} from '../en.js';

export const connection: Strings['connection'] = {
  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  offline: 'Pas de connexion',
  'signed-out': 'Déconnecté',
};
