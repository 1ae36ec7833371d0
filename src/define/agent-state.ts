import {WaAgentState} from '../components/agent-state/agent-state.js';
import {WaElapsedTimer} from '../components/elapsed-timer/elapsed-timer.js';
import {register} from './register.js';

register('wa-elapsed-timer', WaElapsedTimer);
register('wa-agent-state', WaAgentState);

export type {WaAgentState, WaElapsedTimer};
