import {WaElapsedTimer} from '../components/elapsed-timer/elapsed-timer.js';
import {register} from './register.js';

register('wa-elapsed-timer', WaElapsedTimer);

export type {WaElapsedTimer};
