import {AGENT, settingsOf} from './nouns.mjs';

/** A contact centre in the page: says what it is told to say, and answers what the pane and the composer ask. */
export class InPage {
  capabilities;
  #tasks;
  #threads;
  #masking;
  #sink;
  #older;

  constructor({tasks, threads, masking}) {
    this.#tasks = new Map(tasks.map((task) => [task.id, task]));
    this.#threads = threads;
    this.#masking = masking;
    this.capabilities = {masked: !masking, commands: ['send', 'markRead', 'typing', 'loadOlder']};
  }

  async connect(sink) {
    this.#sink = sink;
    sink({
      type: 'snapshot',
      agent: AGENT,
      settings: settingsOf(this.#masking),
      offers: [],
      tasks: [...this.#tasks.values()],
      notices: [],
      threads: this.#threads,
      now: Date.now(),
    });
    this.#threads = [];
    sink({type: 'connection', state: 'online', vaultKey: null});
  }

  async command(command) {
    if (command.type === 'loadOlder') return new Promise((answer) => (this.#older = answer));
    if (command.type !== 'markRead') return [];
    const {version, ...task} = this.#tasks.get(command.taskId);
    return [this.#changed({...task, version: version + 1, readSeq: command.seq})];
  }

  hasTask(id) {
    return this.#tasks.has(id);
  }

  tell(event) {
    this.#sink(event);
  }

  /** A conversation the desk did not have. */
  open(task, thread) {
    this.tell({...this.#changed(task), thread});
  }

  /** Earlier messages: the answer to who has asked for them. */
  tellOlder(page) {
    const event = {type: 'thread-page', page};
    if (this.#older) this.#older([event]);
    else this.tell(event);
    this.#older = undefined;
  }

  #changed(task) {
    this.#tasks.set(task.id, task);
    return {type: 'task', task, thread: null};
  }
}
