import './past-messages.js';
import {WaCustomerHistory} from '../components/customer-history/customer-history.js';
import {register} from './register.js';

register('wa-customer-history', WaCustomerHistory);

export type {WaCustomerHistory};
