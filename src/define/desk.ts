import './agent-state.js';
import './interaction.js';
import './offer-popup.js';
import './task-list.js';
import {WaDesk} from '../components/desk/desk.js';
import {register} from './register.js';

register('wa-desk', WaDesk);
import('./desk-notifications.js').catch(() => undefined); // when the desk stands; without them it still works
