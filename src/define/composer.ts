import {WaComposer} from '../components/composer/composer.js';
import {TemplateDoor} from '../components/composer/template-door.js';
import {register} from './register.js';

TemplateDoor.load = () => import('./template-picker.js');
register('wa-composer', WaComposer);
