import {WaConversation} from '../components/conversation/conversation.js';
import {register} from './register.js';

register('wa-conversation', WaConversation);
