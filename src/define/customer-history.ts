import {WaCustomerHistory} from '../components/customer-history/customer-history.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

register('wa-customer-history', WaCustomerHistory);
void fetchPart(() => import('./past-messages.js')); // shown when a brick is opened

export type {WaCustomerHistory};
