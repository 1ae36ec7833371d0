import './elapsed-timer.js';
import './later.js';
import {WaInteraction} from '../components/interaction/interaction.js';
import {register} from './register.js';

WaInteraction.loadDialogs = () => Promise.all([import('./transfer-dialog.js'), import('./conference-dialog.js')]);
register('wa-interaction', WaInteraction);

export type {WaInteraction};
