import {WaConversation} from '../components/conversation/conversation.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-conversation', WaConversation);
fetchPart(() => WaConversation.fetchThread());

export type {WaConversation};
