import {WaMessageBubble} from '../components/message-bubble/message-bubble.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-message-bubble', WaMessageBubble);

export type {WaMessageBubble};
