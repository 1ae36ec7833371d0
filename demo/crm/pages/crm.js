import {showAccount} from './account.js';
import {listCustomers} from './customer-list.js';
import {Customers} from './customers.js';
import {noteMessage, setUpPanels, showConversation, showView} from './panels.js';
import {showRecord} from './record-view.js';
import {popRecords} from './screen-pop.js';

const customers = new Customers();
setUpPanels();
showRecord(customers);
listCustomers(customers, () => showView('record'));
addEventListener('beforeunload', (event) => {
  if (customers.hasEdits) event.preventDefault();
});
await Promise.all([customers.load(), showAccount()]);
popRecords(customers, {onConversation: showConversation, onMessage: noteMessage});
