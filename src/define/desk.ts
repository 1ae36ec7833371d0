import './agent-state.js';
import './interaction.js';
import './task-list.js';
import './later.js';
import {WaDesk} from '../components/desk/desk.js';
import {register} from './register.js';

register('wa-desk', WaDesk);

export type {WaDesk};
