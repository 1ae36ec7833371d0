import {WaComposer} from '../components/composer/composer.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-composer', WaComposer);

export type {WaComposer};
