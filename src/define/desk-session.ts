import {WaDeskSession} from '../components/desk-session/desk-session.js';
import {register} from './register.js';

register('wa-desk-session', WaDeskSession);

export type {WaDeskSession};
