import type {ContactCenterAdapter} from './adapter.js';
import {asDeskError, askUntilAnswered} from './ask.js';
import {systemClock} from './clock.js';
import {DeskCommands} from './commands.js';
import {DeskError} from './errors.js';
import {factsOf} from './facts.js';
import {settleIntent} from './intent.js';
import {Keeper} from './keeper.js';
import type {LocalEvent} from './local-event.js';
import type {Message} from './message.js';
import {Outbox} from './outbox.js';
import type {DeskCommand, DeskEvent} from './protocol.js';
import type {Revealed} from './reveal.js';
import {revealKey} from './reveal-key.js';
import {isPending, whyNotSend, whyNotText} from './select.js';
import {SessionClock} from './session-clock.js';
import type {AskOptions, DeskSessionOptions, EventMasker, Masker, SendOptions} from './session-options.js';
import type {DeskState} from './state.js';
import {DeskStore} from './store.js';
import type {Task} from './task.js';
import {draftChanges, unsentChange, vaultChanges} from './vault-entries.js';
import type {Template} from './template.js';
import {asTyped} from './typed.js';
import {commandOf, optimisticMessage, type Unsent} from './unsent.js';

const COMMAND_PATIENCE = 15_000;

/** Added to the time: stands after every arrival number, and rises from message to message and over a reload. */
const AFTER_ALL_ARRIVALS = 2 ** 52;

/**
 * The one shared controller of a desk: adapter → mask → reduce → subscribers; commands go back by one door.
 * Fires every `DeskFacts` event once. Each command's promise settles when the contact centre has answered, and rejects
 * with a `DeskError`.
 */
export class DeskSession extends DeskCommands {
  readonly clock: SessionClock;
  /** Where intents fire when no element asked; `<wa-desk-session>` sets itself. */
  host: EventTarget | undefined;

  readonly #adapter: ContactCenterAdapter;
  readonly #masker: (() => Promise<Masker>) | undefined;
  readonly #newId: () => string;
  readonly #keeper: Keeper;
  readonly #outbox: Outbox;
  readonly #store = new DeskStore();
  readonly #onlineWatchers = new Set<() => void>();
  #mask: EventMasker = (event) => [event];
  #closing = new AbortController();
  #connecting: Promise<void> | undefined;
  #vaultKey: string | null = null;
  #lastSeq = 0;

  constructor({adapter, masker, clock = systemClock, vault, host, newId}: DeskSessionOptions) {
    super();
    this.#closing.abort(); // closed until `connect`
    this.#adapter = adapter;
    this.#masker = masker;
    this.#newId = newId ?? (() => crypto.randomUUID());
    this.host = host;
    this.clock = new SessionClock(clock);
    this.#keeper = new Keeper(vault, () =>
      this.#change({type: 'vault-opened', kept: false, drafts: new Map(), unsent: [], reasonUse: new Map()}),
    );
    this.#outbox = new Outbox(
      (entry) => this.#sendUnsent(entry),
      (event) => this.#change(event),
      (entry, kept) => this.#keepUnsent(entry, kept),
    );
  }

  get state(): DeskState {
    return this.#store.state;
  }

  /** Which commands this contact centre knows. */
  supports(type: DeskCommand['type']): boolean {
    return this.#adapter.capabilities.commands.includes(type);
  }

  /** Resolves when the desk shows the contact centre's state. Called again while connected, it is the same promise. */
  connect(): Promise<void> {
    if (this.#connecting) return this.#connecting;
    const closing = new AbortController();
    this.#closing = closing;
    this.#connecting = this.#connect(closing.signal).catch((error: unknown) => {
      closing.abort();
      if (this.#closing === closing) this.#connecting = undefined;
      throw asDeskError(error);
    });
    return this.#connecting;
  }

  /** Ends the connection; drafts and unsent messages stay in the vault. */
  disconnect(): void {
    this.#closing.abort();
    this.#connecting = undefined;
    this.#takeSeen({type: 'connection', state: 'offline', vaultKey: null});
  }

  /** Calls back with the selected value whenever it has changed (by `Object.is`), until the returned function is called. */
  subscribe<T>(selector: (state: DeskState) => T, listener: (value: T) => void): () => void {
    return this.#store.subscribe(selector, listener);
  }

  /** Shows this task in every tag of the desk. */
  open(taskId: string | null): void {
    this.#change({type: 'task-opened', taskId});
  }

  saveDraft(conversationId: string, text: string): void {
    if ((this.state.drafts.get(conversationId) ?? '') !== text)
      this.#change({type: 'draft-changed', conversationId, text});
  }

  /** Whether files or a recording stand ready in this conversation: who ends it is asked before they are lost. */
  holdFiles(conversationId: string, holds: boolean): void {
    this.#change({type: 'files-held', conversationId, holds});
  }

  /** Chooses the message that the agent's next one answers, wherever it is written; null answers none. */
  replyTo(conversationId: string, messageId: string | null): void {
    this.#change({type: 'reply-chosen', conversationId, messageId});
  }

  /** Masks a revealed value again, before its time is over. */
  hideRevealed(what: Pick<Revealed, 'taskId' | 'messageId' | 'stretch'>): void {
    this.#change({type: 'reveal-over', key: revealKey(what)});
  }

  /** The wrap-up reason the host knows best; the agent still submits it, or picks another. */
  proposeReason(taskId: string, reasonId: string): void {
    this.#change({type: 'reason-proposed', taskId, reasonId});
  }

  /** Whether the bytes of media can be had here. */
  get loadsMedia(): boolean {
    return this.#adapter.loadMedia !== undefined;
  }

  /** Whether files can be brought to this contact centre. */
  get uploads(): boolean {
    return this.#adapter.upload !== undefined;
  }

  /** Brings a file there; resolves with the id that `send` names it by. `onProgress` gets a share from 0 to 1. */
  async upload(
    taskId: string,
    file: File,
    signal: AbortSignal,
    onProgress: (share: number) => void = () => undefined,
  ): Promise<string> {
    if (!this.#adapter.upload) throw new DeskError('unsupported', 'This contact centre has no upload.');
    return this.#adapter.upload(taskId, file, signal, onProgress);
  }

  /** Says something to colleagues in the conversation; it is never sent to the customer. */
  note(taskId: string, text: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'note', taskId, messageId: this.#newId(), text}, options);
  }

  /** The bytes of a message's media, while its state is `ready`; `onProgress` gets a share from 0 to 1. */
  async loadMedia(
    messageId: string,
    signal: AbortSignal,
    onProgress: (share: number) => void = () => undefined,
  ): Promise<Blob> {
    if (!this.#adapter.loadMedia) throw new DeskError('unsupported', 'This contact centre hands out no media.');
    return this.#adapter.loadMedia(messageId, signal, onProgress);
  }

  /** Takes a refusal off the screen; `subject` as of `subjectOf(command)`. */
  dismissRefusal(subject: string): void {
    this.#change({type: 'refusal-seen', subject});
  }

  dismissMissedOffer(): void {
    this.#change({type: 'missed-offer-seen'});
  }

  /** Shows the message at once and sends it; the draft of the conversation becomes the message in one step. */
  async send(
    taskId: string,
    text: string,
    {quotedId = null, with: attached, ...options}: SendOptions = {},
  ): Promise<void> {
    const about = {taskId, messageId: this.#newId(), text, quotedId};
    const command: DeskCommand = {type: 'send', ...about, ...(attached && {with: attached})};
    const pressedWith = this.#draftOf(taskId);
    let answered = Promise.resolve();
    await this.#perform(command, options, (intended) => {
      if (intended.type !== 'send') return;
      // what was typed since is not lost, nor what is no caption of this file
      const takesDraft = this.#draftOf(taskId) === pressedWith && (!attached || text === pressedWith);
      answered = this.#queue(taskId, this.#optimistic(intended), takesDraft, intended.with);
    });
    await answered;
  }

  /** Tries a failed message again; one that may have arrived only with `evenIfItArrived`. */
  async retry(taskId: string, messageId: string, evenIfItArrived = false, options?: AskOptions): Promise<void> {
    let answered = Promise.resolve();
    await this.#perform({type: 'retry', taskId, messageId, evenIfItArrived}, options, async (intended) => {
      const own = this.#ownMessage(taskId, messageId);
      if (!own) await this.#ask(intended, this.#newId(), COMMAND_PATIENCE);
      else if (own.delivery?.status !== 'failed') throw new DeskError('not-failed', 'The message is being sent.');
      else {
        const attempt = own.delivery.attempt + 1;
        answered = this.#queue(
          taskId,
          {...own, delivery: {status: 'queued', attempt, errorCode: null}},
          false,
          this.state.attached.get(messageId),
        );
      }
    });
    await answered;
  }

  async deleteUnsent(taskId: string, messageId: string, options?: AskOptions): Promise<void> {
    await this.#perform({type: 'deleteUnsent', taskId, messageId}, options, (intended) => {
      const own = this.#ownMessage(taskId, messageId);
      if (!own) return this.#ask(intended, this.#newId(), COMMAND_PATIENCE);
      if (own.delivery?.status !== 'failed' && !this.#outbox.drop(messageId))
        throw new DeskError('may-have-arrived', 'The message is being sent; wait for the answer.');
      this.#change({type: 'message-dropped', message: own});
      return this.#keeper.keep([unsentChange(messageId, null)]);
    });
  }

  /** The one door for commands: fires `wa-intent`, shows the command as pending, asks until answered. */
  async command(command: DeskCommand, options?: AskOptions): Promise<void> {
    await this.#perform(command, options, (intended) => this.#ask(intended, this.#newId(), COMMAND_PATIENCE));
  }

  async #connect(signal: AbortSignal): Promise<void> {
    if (!this.#adapter.capabilities.masked) {
      if (!this.#masker)
        throw new DeskError('masker-missing', 'This adapter does not mask: give the session a `masker`.');
      this.#mask = (await this.#masker()).createEventMasker();
    }
    if (signal.aborted) throw new DeskError('not-connected', 'The session was closed while it connected.');
    await this.#adapter.connect((event) => {
      if (!signal.aborted) this.#take(event);
    }, signal);
    this.#outbox.resume();
  }

  async #perform(
    command: DeskCommand,
    {source}: AskOptions = {},
    run: (intended: DeskCommand) => void | Promise<void>,
  ): Promise<void> {
    if (isPending(this.state, command))
      throw new DeskError('already-pending', `The same ${command.type} is under way: wait for its answer.`);
    this.#change({type: 'command-started', command});
    try {
      this.#check(command);
      const intended = await settleIntent(command, source ?? this.host ?? this, this.clock);
      this.#check(intended);
      await run(intended);
      this.#change({type: 'command-settled', command, refusal: null});
    } catch (error) {
      const answer = asDeskError(error);
      this.#change({type: 'command-settled', command, refusal: answer.code});
      throw answer;
    }
  }

  /** What needs no contact centre to be refused. */
  #check(command: DeskCommand): void {
    if (!this.supports(command.type))
      throw new DeskError('unsupported', `This contact centre has no ${command.type}; ask \`supports()\` before.`);
    if (command.type !== 'send') return;
    const task = this.#task(command.taskId);
    const closed = whyNotSend(this.state, task, this.clock.now());
    const why =
      (command.with?.kind === 'template' && closed === 'window-closed' ? null : closed) ??
      // what goes with a file is judged where the file is
      (command.with?.kind === 'media' ? null : whyNotText(command.text, task.capabilities.maxTextLength));
    if (why) throw new DeskError(why, 'The message was not sent; the draft is unchanged.');
  }

  async #ask(command: DeskCommand, key: string, patience: number, onUnreachable?: () => void): Promise<void> {
    const events = await askUntilAnswered(command, key, {
      adapter: this.#adapter,
      clock: this.clock,
      signal: this.#closing.signal,
      patience,
      ...(onUnreachable && {onUnreachable}),
      onOnline: (run) => {
        this.#onlineWatchers.add(run);
        return () => this.#onlineWatchers.delete(run);
      },
    });
    for (const event of events) this.#take(event);
  }

  #optimistic(command: Extract<DeskCommand, {type: 'send'}>): Message {
    const at = this.clock.now();
    this.#lastSeq = Math.max(this.#lastSeq + 1, AFTER_ALL_ARRIVALS + at);
    const {conversationId} = this.#task(command.taskId);
    const original = this.state.threads.get(conversationId)?.messages.find(({id}) => id === command.quotedId);
    const template = this.#templateOf(command);
    return optimisticMessage({...command, original, template}, conversationId, this.state.agent, {
      at,
      seq: this.#lastSeq,
    });
  }

  #templateOf({taskId, with: sent}: Extract<DeskCommand, {type: 'send'}>): Template | undefined {
    return sent?.kind === 'template'
      ? this.state.templates.get(taskId)?.find(({id}) => id === sent.templateId)
      : undefined;
  }

  #queue(taskId: string, message: Message, takesDraft: boolean, attached: Unsent['with']): Promise<void> {
    this.#change({type: 'message-queued', message, takesDraft, with: attached});
    return this.#outbox.add({taskId, key: this.#newId(), message, ...(attached && {with: attached})});
  }

  #sendUnsent(entry: Unsent): Promise<void> {
    const wait = (waiting: Message['waiting']) =>
      this.#change({type: 'message-waiting', message: entry.message, waiting});
    if (this.state.connection !== 'online') wait('offline');
    return this.#ask(commandOf(entry), entry.key, Infinity, () => wait('offline'));
  }

  #draftOf(taskId: string): string | undefined {
    return this.state.drafts.get(this.state.tasks.get(taskId)?.conversationId ?? '');
  }

  #task(taskId: string): Task {
    const task = this.state.tasks.get(taskId);
    if (!task) throw new DeskError('not-found', 'This desk has no such task.');
    return task;
  }

  /** A message the contact centre has not confirmed, as it was typed. */
  #ownMessage(taskId: string, messageId: string): Message | undefined {
    const thread = this.state.threads.get(this.#task(taskId).conversationId);
    const own = thread?.messages.find(({id, version}) => id === messageId && version === 0);
    return own && asTyped(this.state.typed, own);
  }

  /** The one door for events: mask, learn the time, reduce, tell. */
  #take(raw: DeskEvent): void {
    for (const event of this.#mask(raw)) this.#takeSeen(event);
  }

  #takeSeen(event: DeskEvent): void {
    if (event.type === 'snapshot' || event.type === 'server-time') this.clock.learn(event.now);
    const before = this.state;
    this.#change(event);
    if (event.type === 'connection') this.#followConnection(event);
    if (event.type === 'revealed') this.#hideWhenOver(event.revealed);
    for (const fact of factsOf(before, this.state, event)) this.dispatchEvent(fact);
  }

  #hideWhenOver(revealed: Revealed): void {
    const key = revealKey(revealed);
    this.clock.after(Math.max(0, revealed.until - this.clock.now()), () => {
      if (this.state.revealed.get(key) === revealed) this.#change({type: 'reveal-over', key});
    });
  }

  #followConnection({state, vaultKey}: Extract<DeskEvent, {type: 'connection'}>): void {
    if (vaultKey !== null && vaultKey !== this.#vaultKey) {
      this.#vaultKey = vaultKey;
      void this.#openVault(vaultKey);
    }
    if (state === 'online') for (const run of this.#onlineWatchers) run();
  }

  async #openVault(key: string): Promise<void> {
    const [{readVault}, entries] = await Promise.all([import('./read-vault.js'), this.#keeper.open(key)]);
    const {unsent, ...kept} = readVault(entries);
    await this.#store.known(); // only then it is certain which conversations are over
    this.#change({type: 'vault-opened', ...kept, unsent});
    void this.#keeper.keep(draftChanges(kept.drafts, this.state.drafts)); // of what is over nothing stays behind
    for (const entry of unsent)
      if (entry.message.delivery?.status !== 'failed')
        this.#outbox.add(entry).catch(() => undefined); // its bubble says why
      else if (!this.state.threads.has(entry.message.conversationId)) void this.#keepUnsent(entry, null);
  }

  #keepUnsent(entry: Unsent, kept: Unsent | null): Promise<void> {
    return this.#keeper.keep([unsentChange(entry.message.id, kept)]);
  }

  #change(event: DeskEvent | LocalEvent): void {
    const before = this.#store.change(event);
    if (this.state === before) return;
    const changes = event.type === 'vault-opened' ? [] : vaultChanges(before, this.state);
    if (changes.length > 0) void this.#keeper.keep(changes);
    if (event.type === 'message-refused' && !this.state.threads.has(event.entry.message.conversationId))
      void this.#keepUnsent(event.entry, null);
    this.#store.tell();
  }
}
