import {WaDeskNotifications} from '../components/desk-notifications/desk-notifications.js';
import {register} from './register.js';

register('wa-desk-notifications', WaDeskNotifications);

export type {WaDeskNotifications};
