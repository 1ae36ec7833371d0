import {useRef, useState} from 'react';
import {en, openTask, type Task, type WaDeskSession, type WaIntentEvent} from 'wa-desk';
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';
import 'wa-desk/define/agent-state';
import 'wa-desk/define/desk-session';
import 'wa-desk/define/interaction';
import 'wa-desk/define/offer-popup';
import 'wa-desk/define/task-list';
import {loadRecord, saveNote, type CustomerRecord} from '../../crm/crm.js';
import {Record} from './Record';

const adapter = createSimulatorAdapter(); // with a gateway: <wa-desk-session endpoint="…" getToken={getToken}>
const strings = {...en, taskList: {...en.taskList, empty: 'Nobody asks for tea yet'}};

export function App() {
  const desk = useRef<WaDeskSession>(null);
  const [record, setRecord] = useState<CustomerRecord | null>(null);
  const [note, setNote] = useState('');
  const [warning, setWarning] = useState('');

  async function save() {
    if (record && note) setRecord(await saveNote(record, note));
    setNote('');
    setWarning('');
  }

  function onIntent(event: WaIntentEvent) {
    if (event.command.type === 'accept') event.waitUntil(save()); // before another record takes its place
    if (event.command.type === 'end' && note) {
      event.preventDefault();
      setWarning('Save your note before you end the conversation.');
    }
  }

  async function show(task: Task | null) {
    setRecord(task && (await loadRecord(task.customer.key)));
  }

  function showOpenTask() {
    const session = desk.current?.session;
    if (session) void show(openTask(session.state));
  }

  return (
    <wa-desk-session
      ref={desk}
      adapter={adapter}
      strings={strings}
      onwa-intent={onIntent}
      onwa-task-assigned={({detail: {task}}) => show(task)}
      onwa-task-ended={({currentTarget, detail: {task}}) =>
        currentTarget.session?.proposeReason(task.id, 'order-placed')
      }
      onwa-task-done={showOpenTask}
    >
      <div className="crm">
        <header className="bar">
          <span className="brand">Leaf &amp; Pot</span>
          <wa-agent-state />
        </header>
        <div className="list">
          <wa-task-list onwa-task-opened={showOpenTask} />
        </div>
        <wa-interaction className="desk" sendOn="enter" />
        <Record record={record} note={note} warning={warning} onNote={setNote} onSave={save} />
      </div>
      <wa-offer-popup />
    </wa-desk-session>
  );
}
