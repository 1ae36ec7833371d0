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

  /** @type {import('wa-desk').DeskSession | undefined} */
  let followed;
  const followOpenTask = () => {
    if (desk.session === followed) return;
    followed = desk.session;
    const show = () => {
      const task = tasks().get(desk.session?.state.openTaskId ?? '');
      customers.setTalkingTo(task ? customers.recordOf(task.customer).id : null);
    };
    followed?.subscribe(({openTaskId, tasks: all}) => all.get(openTaskId ?? '')?.customer.key, show);
    show();
  };
  followOpenTask();
  desk.addEventListener('wa-connected', followOpenTask);

  /** @type {Map<string, string>} wrap-up reasons by task id */
  const chosen = new Map();
  // before a command is sent: Accept brings the record along, and a wrap-up is written down when it is done
  document.documentElement.addEventListener('wa-intent', (intent) => {
    const {command} = intent;
    const state = desk.session?.state;
    if (command.type === 'accept') {
      const offer = state?.offers.get(command.taskId);
      if (offer) customers.open(customers.recordOf(offer.customer).id);
    } else if (command.type === 'wrapUp') {
      const reasons = state?.settings?.queues.flatMap(({wrapUpReasons}) => wrapUpReasons) ?? [];
      const reason = reasons.find(({id}) => id === command.reasonId)?.name ?? command.reasonId;
      chosen.set(command.taskId, reason);
    }
  });

  for (const task of tasks().values()) takeUp(task); // the desk may have been faster than the CRM
  desk.addEventListener('wa-task-assigned', ({detail: {task}}) => takeUp(task));
  desk.addEventListener('wa-task-ended', ({detail: {task}}) => {
    const at = task.phase === 'wrap-up' ? task.endedAt : task.acceptedAt;
    const record = customers.recordOf(task.customer);
    customers.addActivity(record, 'Conversation ended', at);
    const reasonId = customers.takeReason(record.id);
    if (reasonId !== null) desk.session?.proposeReason(task.id, reasonId); // the wrap-up is filled; the agent submits it
    followPhases();
  });
  desk.addEventListener('wa-task-done', ({detail: {task}}) => {
    const reason = chosen.get(task.id);
    if (reason !== undefined)
      customers.addActivity(customers.recordOf(task.customer), `Wrapped up: ${reason}`, Date.now());
    chosen.delete(task.id);
  });
  for (const fact of ['wa-connected', 'wa-task-done']) desk.addEventListener(fact, followPhases);
  desk.addEventListener('wa-message-received', onMessage);
  document.documentElement.addEventListener('wa-task-opened', ({detail: {taskId}}) => pop(tasks().get(taskId)));
}
