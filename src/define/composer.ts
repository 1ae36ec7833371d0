import {WaComposer} from '../components/composer/composer.js';
import {register} from './register.js';

register('wa-composer', WaComposer);
