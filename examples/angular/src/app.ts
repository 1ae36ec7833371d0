import {Component, CUSTOM_ELEMENTS_SCHEMA, ElementRef, signal, viewChild} from '@angular/core';
import {en, openTask, type Task, type WaDeskSession, type WaIntentEvent} from 'wa-desk';
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';
import 'wa-desk/define/agent-state';
import 'wa-desk/define/desk-session';
import 'wa-desk/define/interaction';
import 'wa-desk/define/offer-popup';
import 'wa-desk/define/task-list';
import {loadRecord, saveNote, type CustomerRecord} from '../../crm/crm.js';
import {Record} from './record';

@Component({
  selector: 'app-root',
  imports: [Record],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  // with a gateway: <wa-desk-session endpoint="…" [getToken]="getToken">
  readonly adapter: WaDeskSession['adapter'] = createSimulatorAdapter();
  readonly strings: WaDeskSession['strings'] = {...en, taskList: {...en.taskList, empty: 'Nobody asks for tea yet'}};

  readonly desk = viewChild.required<ElementRef<WaDeskSession>>('desk');
  readonly record = signal<CustomerRecord | null>(null);
  readonly note = signal('');
  readonly warning = signal('');

  async save(): Promise<void> {
    const record = this.record();
    if (record && this.note()) this.record.set(await saveNote(record, this.note()));
    this.note.set('');
    this.warning.set('');
  }

  onIntent(event: WaIntentEvent): void {
    if (event.command.type === 'accept') event.waitUntil(this.save()); // before another record takes its place
    if (event.command.type === 'end' && this.note()) {
      event.preventDefault();
      this.warning.set('Save your note before you end the conversation.');
    }
  }

  async show(task: Task | null): Promise<void> {
    this.record.set(task && (await loadRecord(task.customer.key)));
  }

  showOpenTask(): void {
    const {session} = this.desk().nativeElement;
    if (session) void this.show(openTask(session.state));
  }

  propose(task: Task): void {
    this.desk().nativeElement.session?.proposeReason(task.id, 'order-placed');
  }
}
