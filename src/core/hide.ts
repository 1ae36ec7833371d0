import type {DeskState} from './state.js';
import type {Customer} from './customer.js';
import type {Line, Offer, Task, Variable} from './task.js';
import {plainText} from './plain-text.js';
import {unconfirmedPart, withMessage} from './thread.js';
import {asSeen, asTyped} from './typed.js';

/**
 * What was told under another masking must not be seen under this one: the snapshot that follows brings it anew. Work
 * stays open meanwhile, without what is told of the customer.
 */
export function hideToldSoFar(state: DeskState): DeskState {
  const threads = new Map(
    [...state.threads].map(([id, thread]) => {
      const own = unconfirmedPart(thread);
      const seen = own.messages.map((one) => asSeen(asTyped(state.typed, one), state.settings));
      return [id, seen.reduce(withMessage, {...own, messages: []})];
    }),
  );
  return {
    ...state,
    offers: mapValues(state.offers, hideWork),
    tasks: mapValues(state.tasks, hideTask),
    lines: mapValues(state.lines, hideLine),
    notices: mapValues(state.notices, (notice) => ({...notice, customer: hideCustomer(notice.customer)})),
    missedOffer: null,
    revealed: new Map(),
    threads,
    histories: new Map(),
    pastThreads: new Map(),
  };
}

const NOTHING = plainText('');

const hideTask = (task: Task): Task => ({...hideWork(task), variables: task.variables.map(hideVariable)});

const hideWork = <T extends Offer | Task>(work: T): T => ({
  ...work,
  customer: hideCustomer(work.customer),
  line: hideLine(work.line),
  note: null,
});

const hideCustomer = ({key, group}: Customer): Customer => ({key, name: null, username: null, number: null, group});

const hideLine = (line: Line): Line => ({...line, name: '', number: NOTHING});

const hideVariable = (variable: Variable): Variable => ({...variable, value: NOTHING, editable: false});

const mapValues = <T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> =>
  new Map([...map].map(([id, value]) => [id, change(value)]));
