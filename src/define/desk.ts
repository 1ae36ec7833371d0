import './agent-history.js';
import './agent-state.js';
import './customer-history.js';
import './interaction.js';
import './offer-popup.js';
import './task-details.js';
import './task-list.js';
import {WaDesk} from '../components/desk/desk.js';
import {register} from './register.js';

register('wa-desk', WaDesk);
