import './past-messages.js';
import {WaAgentHistory} from '../components/agent-history/agent-history.js';
import {register} from './register.js';

register('wa-agent-history', WaAgentHistory);

export type {WaAgentHistory};
