import {WaPastMessages} from '../components/past-messages/past-messages.js';
import {register} from './register.js';

register('wa-past-messages', WaPastMessages);

export type {WaPastMessages};
