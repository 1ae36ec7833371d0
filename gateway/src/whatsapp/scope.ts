import type {ContactBook} from './customer.js';
import type {ReportProblem} from './json.js';
import type {Origin} from './update.js';

/** What the elements of one change share. */
export interface Scope {
  origin: Origin;
  contacts: ContactBook;
  report: ReportProblem;
}
