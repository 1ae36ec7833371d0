import {byId} from './markup.js';

/** @typedef {import('./customers.js').Customers} Customers */
/** @typedef {import('./customers.js').Phase} Phase */
/** @typedef {import('wa-desk').Task} Task */

/** @type {HTMLElement & {session?: import('wa-desk').DeskSession}} */
const desk = byId('desk', HTMLElement);

/**
 * Opens the record of the customer whose conversation the agent takes up or opens, and notes it there.
 * @param {Customers} customers
 * @param {{onConversation: () => void, onMessage: () => void}} on
 */
export function popRecords(customers, {onConversation, onMessage}) {
  /** @returns {ReadonlyMap<string, Task>} */
  const tasks = () => desk.session?.state.tasks ?? new Map();
  /** @param {Task | undefined} task */
  const pop = (task) => {
    if (!task) return;
    customers.open(customers.recordOf(task.customer).id);
    onConversation();
  };
  const followPhases = () => {
    customers.setPhases(
      new Map([...tasks().values()].map(({customer, phase}) => [customers.recordOf(customer).id, phase])),
    );
  };
  /** @param {Task} task */
  const takeUp = (task) => {
    customers.addActivity(customers.recordOf(task.customer), 'Conversation accepted', task.acceptedAt);
    followPhases();
    // after a reload all tasks come at once: the one that the desk shows is meant
    pop(tasks().get(desk.session?.state.openTaskId ?? '') ?? task);
  };

  for (const task of tasks().values()) takeUp(task); // the desk may have been faster than the CRM
  desk.addEventListener('wa-task-assigned', ({detail: {task}}) => takeUp(task));
  desk.addEventListener('wa-task-ended', ({detail: {task}}) => {
    const at = task.phase === 'wrap-up' ? task.endedAt : task.acceptedAt;
    customers.addActivity(customers.recordOf(task.customer), 'Conversation ended', at);
    followPhases();
  });
  for (const fact of ['wa-connected', 'wa-task-done']) desk.addEventListener(fact, followPhases);
  desk.addEventListener('wa-message-received', onMessage);
  document.documentElement.addEventListener('wa-task-opened', ({detail: {taskId}}) => pop(tasks().get(taskId)));
}
