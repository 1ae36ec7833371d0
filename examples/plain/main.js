import {loadRecord, saveNote} from '../crm/crm.js';
import {part, parts} from './parts.js';

/** @typedef {import('../crm/crm.js').CustomerRecord} CustomerRecord */

const desk = part('wa-desk');
const note = part('textarea');
/** @type {CustomerRecord | null} */
let record = null;

desk.addEventListener('wa-intent', (event) => {
  if (event.command.type === 'accept') event.waitUntil(save()); // before another record takes its place
  if (event.command.type === 'end' && note.value) {
    event.preventDefault();
    parts.warning.textContent = 'Save your note before you end the conversation.';
  }
});
desk.addEventListener('wa-task-assigned', ({detail: {task}}) => show(task.customer.key));
desk.addEventListener('wa-task-ended', ({detail: {task}}) => desk.session?.proposeReason(task.id, 'order-placed'));
desk.addEventListener('wa-task-opened', ({detail: {taskId}}) => showTask(taskId));
desk.addEventListener('wa-task-done', () => showTask(desk.session?.state.openTaskId));

part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void save();
});

async function save() {
  if (record && note.value) draw(await saveNote(record, note.value));
  note.value = '';
  parts.warning.textContent = '';
}

/** @param {string | null | undefined} taskId */
function showTask(taskId) {
  return show(desk.session?.state.tasks.get(taskId ?? '')?.customer.key);
}

/** @param {string | undefined} key */
async function show(key) {
  draw(key ? await loadRecord(key) : null);
}

/** @param {CustomerRecord | null} next */
function draw(next) {
  record = next;
  parts.nobody.hidden = next !== null;
  parts.customer.hidden = next === null;
  parts.name.textContent = next?.name ?? '';
  parts.about.textContent = next?.about ?? '';
  parts.orders.replaceChildren(...(next?.orders ?? []).map(item));
  parts.notes.replaceChildren(...(next?.notes ?? []).map(item));
}

/** @param {string} text */
function item(text) {
  const li = document.createElement('li');
  li.textContent = text;
  return li;
}
