import {WaTargetPicker} from '../components/target-picker/target-picker.js';
import {register} from './register.js';

register('wa-target-picker', WaTargetPicker);

export type {WaTargetPicker};
