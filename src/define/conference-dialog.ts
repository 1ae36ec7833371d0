import './target-picker.js';
import {WaConferenceDialog} from '../components/conference-dialog/conference-dialog.js';
import {register} from './register.js';

register('wa-conference-dialog', WaConferenceDialog);

export type {WaConferenceDialog};
