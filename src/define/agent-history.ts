import {WaAgentHistory} from '../components/agent-history/agent-history.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

register('wa-agent-history', WaAgentHistory);
void fetchPart(() => import('./past-messages.js')); // shown when a brick is opened

export type {WaAgentHistory};
