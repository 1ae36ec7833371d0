import './composer.js';
import './conversation.js';
import './elapsed-timer.js';
import './wrapup.js';
import {WaInteraction} from '../components/interaction/interaction.js';
import {register} from './register.js';

register('wa-interaction', WaInteraction);
