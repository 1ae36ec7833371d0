import {DeskError, type DeskErrorCode} from '../../core/errors.js';
import type {SentMedia} from '../../core/content.js';
import {repliedTo, whyNotSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {keepLocalFile} from '../../element/local-files.js';
import type {FilesToSend} from './sending.js';

/**
 * A file on its way. `sealed`: it belongs to a message that is held back for some seconds, and waits with it;
 * `uploaded`: it waits for those before it.
 */
export interface QueuedFile {
  readonly id: string;
  readonly file: File;
  readonly as: SentMedia['as'];
  readonly maxCaptionLength: number;
  /** Of a picture. */
  readonly url: string | null;
  readonly stop: AbortController;
  state: 'chosen' | 'sealed' | 'uploading' | 'uploaded' | 'failed';
  share: number;
  code: DeskErrorCode | null;
  caption: string;
  quotedId: string | null;
  uploadId: string | null;
  /** Resolves with false when the text that goes before it was not sent. */
  after: Promise<boolean>;
}

export type ChosenFile = Pick<QueuedFile, 'file' | 'as' | 'maxCaptionLength'>;

export interface QueueEvents {
  readonly source: EventTarget;
  readonly changed: () => void;
  readonly isSending: (item: QueuedFile) => void;
  /** The task is over, and nothing more can be sent. */
  readonly ended: () => void;
}

/** The files of one conversation: all uploaded at once, and sent in the order in which they were chosen. */
export class FileQueue {
  readonly #session: DeskSession;
  readonly #task: Task;
  readonly #events: QueueEvents;
  #items: readonly QueuedFile[] = [];
  #flowing = false;

  constructor(session: DeskSession, task: Task, events: QueueEvents) {
    this.#session = session;
    this.#task = task;
    this.#events = events;
  }

  /** Those of a message that is held back are as little to be seen as its text. */
  get shown(): readonly QueuedFile[] {
    return this.#items.filter(({state}) => state !== 'sealed');
  }

  get hasChosen(): boolean {
    return this.#items.some(isIdle);
  }

  add(files: readonly ChosenFile[]): void {
    this.#items = [...this.#items, ...files.map(queued)];
  }

  /** Goes out before whatever is only chosen, and answers what is answered now. */
  sendNow(file: ChosenFile): void {
    const item = queued(file);
    const behind = this.#items.findIndex(({state}) => state !== 'uploading' && state !== 'uploaded');
    this.#items = this.#items.toSpliced(behind < 0 ? this.#items.length : behind, 0, item);
    this.#send([item], repliedTo(this.#session.state, this.#task)?.id ?? null, Promise.resolve(true));
  }

  seal(): FilesToSend {
    const items = this.#items.filter(isIdle);
    for (const item of items) item.state = 'sealed';
    this.#events.changed();
    return {
      takeCaption: (text) => this.#takeCaption(items, text),
      send: (quotedId, after) => this.#send(items, quotedId, after),
      open: () => this.#open(items),
    };
  }

  /** It is not sent; its caption and what it answers go back to where they came from. */
  remove(id: string): void {
    const item = this.#items.find((one) => one.id === id);
    if (!item) return;
    item.stop.abort();
    this.#take(item);
    const {conversationId} = this.#task;
    const {state} = this.#session;
    if (item.caption !== '' && !state.drafts.has(conversationId)) this.#session.saveDraft(conversationId, item.caption);
    if (item.quotedId !== null && !repliedTo(state, this.#task)) this.#session.replyTo(conversationId, item.quotedId);
    void this.#flow();
  }

  /** The first that takes one gets the text; the draft is taken with it. */
  #takeCaption(items: readonly QueuedFile[], text: string): boolean {
    const {conversationId} = this.#task;
    const item = items.find(({caption, maxCaptionLength}) => caption === '' && text.length <= maxCaptionLength);
    if (!item) return false;
    item.caption = text;
    if (this.#session.state.drafts.get(conversationId) === text) this.#session.saveDraft(conversationId, '');
    return true;
  }

  #send(items: readonly QueuedFile[], quotedId: string | null, after: Promise<boolean>): void {
    const [first] = items;
    if (first && quotedId !== null) {
      first.quotedId = quotedId;
      if (repliedTo(this.#session.state, this.#task)?.id === quotedId)
        this.#session.replyTo(this.#task.conversationId, null);
    }
    for (const item of items) {
      item.after = after;
      void this.#bring(item);
    }
    this.#events.changed();
  }

  #open(items: readonly QueuedFile[]): void {
    for (const item of items) item.state = 'chosen';
    this.#events.changed();
  }

  async #bring(item: QueuedFile): Promise<void> {
    Object.assign(item, {state: 'uploading', share: 0, code: null});
    try {
      item.uploadId ??= await this.#session.upload(this.#task.id, item.file, item.stop.signal, (share) => {
        item.share = share;
        this.#events.changed();
      });
      item.state = (await item.after) ? 'uploaded' : 'chosen';
    } catch (error) {
      if (item.stop.signal.aborted) return;
      this.#fail(item, error);
    }
    this.#events.changed();
    await this.#flow();
  }

  /** One that is not there yet holds up those behind it. */
  async #flow(): Promise<void> {
    if (this.#flowing) return;
    this.#flowing = true;
    for (let [item] = this.#items; item?.state === 'uploaded'; [item] = this.#items) await this.#sendOne(item);
    this.#flowing = false;
    this.#events.changed();
    const task = this.#session.state.tasks.get(this.#task.id) ?? this.#task;
    if (whyNotSend(this.#session.state, task, this.#session.clock.now()) === 'task-ended') this.#end();
  }

  async #sendOne(item: QueuedFile): Promise<void> {
    const {uploadId, file, as, caption, quotedId} = item;
    if (uploadId === null) return;
    const {source, isSending} = this.#events;
    const sending = this.#session.send(this.#task.id, caption, {
      with: {kind: 'media', uploadId, as, name: file.name, mimeType: file.type, size: file.size},
      quotedId,
      source,
    });
    const stop = this.#session.subscribe(
      ({attached}) => [...attached].find(([, sent]) => sent.kind === 'media' && sent.uploadId === uploadId)?.[0],
      (messageId) => {
        if (messageId === undefined) return;
        keepLocalFile(this.#session, messageId, file);
        this.#take(item);
      },
    );
    try {
      await sending;
      isSending(item);
    } catch (error) {
      if (this.#items.includes(item)) this.#fail(item, error); // else it is said under the bubble
    } finally {
      stop();
    }
    if (item.state === 'uploaded') this.#take(item);
  }

  #fail(item: QueuedFile, error: unknown): void {
    item.state = 'failed';
    item.code = error instanceof DeskError ? error.code : 'internal';
    if (item.code === 'file-gone') item.uploadId = null;
  }

  #take(item: QueuedFile): void {
    this.#items = this.#items.filter((other) => other !== item);
    if (item.url !== null) URL.revokeObjectURL(item.url);
    this.#events.changed();
  }

  #end(): void {
    for (const item of this.#items) {
      item.stop.abort();
      this.#take(item);
    }
    this.#events.ended();
  }
}

const queued = (file: ChosenFile): QueuedFile => ({
  ...file,
  id: crypto.randomUUID(),
  url: file.as === 'image' ? URL.createObjectURL(file.file) : null,
  stop: new AbortController(),
  state: 'chosen',
  share: 0,
  code: null,
  caption: '',
  quotedId: null,
  uploadId: null,
  after: Promise.resolve(true),
});

const isIdle = ({state}: QueuedFile): boolean => state === 'chosen' || state === 'failed';
