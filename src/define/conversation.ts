import {WaConversation} from '../components/conversation/conversation.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-conversation', WaConversation);

export type {WaConversation};
