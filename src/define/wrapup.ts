import {WaWrapup} from '../components/wrapup/wrapup.js';
import {register} from './register.js';

register('wa-wrapup', WaWrapup);

export type {WaWrapup};
