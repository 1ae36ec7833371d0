import {WaTemplatePicker} from '../components/template-picker/template-picker.js';
import {register} from './register.js';

register('wa-template-picker', WaTemplatePicker);

export type {WaTemplatePicker};
