import {WaMessageBubble} from '../components/message-bubble/message-bubble.js';
import {register} from './register.js';

register('wa-message-bubble', WaMessageBubble);
