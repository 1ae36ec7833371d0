/** The agent opened a task, be it the one that was open already. */
export class WaTaskOpenedEvent extends Event {
  constructor(readonly detail: {taskId: string}) {
    super('wa-task-opened', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'wa-task-opened': WaTaskOpenedEvent;
  }
}
