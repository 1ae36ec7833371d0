import type {Strings} from '../en.js';

export const customer: Strings['customer'] = {
  unnamed: (shortId) => `Client WhatsApp ${shortId}`,
  numberHidden: 'Numéro masqué par le client',
  id: (shortId) => `client ${shortId}`,
  withId: (name, shortId) => `${name}, client ${shortId}`,
  group: (shortId) => `Groupe ${shortId}`,
  member: (shortId) => `Membre du groupe ${shortId}`,
  role: 'Client',
  groupRole: 'Groupe',
};
