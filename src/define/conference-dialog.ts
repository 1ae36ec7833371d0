import {WaConferenceDialog} from '../components/conference-dialog/conference-dialog.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

register('wa-conference-dialog', WaConferenceDialog);
void fetchPart(() => import('./target-picker.js')); // before the dialog is first opened

export type {WaConferenceDialog};
