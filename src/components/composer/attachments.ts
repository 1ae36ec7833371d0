import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {SentMedia} from '../../core/content.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {wear} from '../../element/wear.js';
import {attachmentsWords} from '../../strings/en/attachments.js';
import {bring} from '../../strings/english.js';
import {renderTray, type TrayItem} from './attachment-tray.js';
import {styles} from './attachments.styles.js';
import {extraIcons} from './extra-icons.js';
import type {Place} from './extras.js';
import {FileDrop} from './file-drop.js';
import {FileQueue} from './file-queue.js';
import {acceptedTypes, choose, problemWords} from '../../element/sendable-file.js';
import type {FilesToSend} from './sending.js';

bring({attachments: attachmentsWords}); // with the code, when it is first needed

/** The files that an agent is about to send, of each conversation its own. */
export class Attachments {
  readonly #host: ReactiveElement;
  readonly #placeOf: () => Place | undefined;
  readonly #queues = new Map<string, FileQueue>();
  /** Why files were not taken, in words, by conversation. */
  readonly #problems = new Map<string, readonly string[]>();
  readonly #drop: FileDrop;

  /** @param placeOf - undefined while no file can be sent */
  constructor(host: ReactiveElement, placeOf: () => Place | undefined) {
    this.#host = host;
    this.#placeOf = placeOf;
    this.#drop = new FileDrop(host, {
      accepts: () => placeOf()?.task.capabilities.media,
      onFiles: (files) => this.add(files),
    });
    wear(host, styles);
  }

  /** Whether there is a file to send. */
  holds({conversationId}: Task): boolean {
    return this.#queues.get(conversationId)?.hasChosen === true;
  }

  /** Whether there is one that is not sent yet, be it on its way. */
  waits({conversationId}: Task): boolean {
    return (this.#queues.get(conversationId)?.shown.length ?? 0) > 0;
  }

  /** What needs no caption and no second look. */
  readonly sendNow = ({session, task}: Place, file: File, as: SentMedia['as']): void =>
    this.#queueOf(session, task).sendNow({file, as, maxCaptionLength: 0});

  /** What is chosen now goes with the message that is about to be sent; undefined when that is nothing. */
  seal({session, task}: Place): FilesToSend | undefined {
    return this.holds(task) ? this.#queueOf(session, task).seal() : undefined;
  }

  readonly renderButtons = ({session, task, strings}: Place): TemplateResult | typeof nothing =>
    takesFiles(session, task)
      ? html`<button
            class="tool"
            part="attach-button"
            type="button"
            title=${strings.attachments.attach}
            aria-label=${strings.attachments.attach}
            @click=${this.#onPick}
          >
            ${extraIcons.attach}
          </button>
          <input
            type="file"
            multiple
            hidden
            tabindex="-1"
            aria-hidden="true"
            accept=${acceptedTypes(task.capabilities.media)}
            @change=${this.#onPicked}
          />`
      : nothing;

  readonly renderAbove = ({task: {conversationId}, strings}: Place): TemplateResult => {
    const queue = this.#queues.get(conversationId);
    const problems = this.#problems.get(conversationId) ?? [];
    return renderTray(queue?.shown ?? [], problems, strings, this.#drop.over, {
      onRemove: (item) => void this.#remove(conversationId, item),
      onRetry: () => queue?.seal().send(null, Promise.resolve(true)),
      onDismiss: () => {
        this.#problems.delete(conversationId);
        this.#host.requestUpdate();
      },
    });
  };

  /** Checks files and shows them; nothing is uploaded yet. */
  readonly add = (files: readonly File[]): void => {
    const place = this.#placeOf();
    if (!place || !takesFiles(place.session, place.task)) return;
    const {session, task, strings} = place;
    const choices = files.map((file) => ({file, choice: choose(file, task.capabilities.media)}));
    const problems = choices.flatMap(({file, choice}) =>
      'problem' in choice ? [problemWords(choice, file, strings)] : [],
    );
    this.#problems.set(task.conversationId, problems);
    if (problems.length > 0) announce(this.#host, problems.join(' '), 'assertive');
    const taken = choices.flatMap(({file, choice}) => ('problem' in choice ? [] : [{file, ...choice}]));
    this.#queueOf(session, task).add(taken);
    if (taken.length > 0) announce(this.#host, strings.attachments.added(taken.length));
    this.#host.requestUpdate();
  };

  async #remove(conversationId: string, {id}: TrayItem): Promise<void> {
    const root = this.#host.shadowRoot;
    const buttons = () => [...(root?.querySelectorAll<HTMLElement>('.item .remove') ?? [])];
    const at = buttons().findIndex((button) => button === root?.activeElement);
    this.#queues.get(conversationId)?.remove(id);
    if (at < 0) return;
    await this.#host.updateComplete;
    (buttons()[at] ?? buttons().at(-1) ?? this.#host).focus(); // else it would fall to the page
  }

  #queueOf(session: DeskSession, task: Task): FileQueue {
    const queue =
      this.#queues.get(task.conversationId) ??
      new FileQueue(session, task, {
        source: this.#host,
        changed: () => this.#host.requestUpdate(),
        isSending: ({file}) => {
          const place = this.#placeOf();
          if (place) announce(this.#host, place.strings.attachments.sent(file.name));
        },
        ended: () => this.#queues.delete(task.conversationId),
      });
    this.#queues.set(task.conversationId, queue);
    return queue;
  }

  readonly #onPick = (): void => {
    const input = this.#host.shadowRoot?.querySelector('input[type=file]');
    if (input instanceof HTMLInputElement) input.click();
  };

  readonly #onPicked = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.add([...(target.files ?? [])]);
    target.value = ''; // the same file may be chosen again
    this.#host.focus(); // one writes the caption next
  };
}

const takesFiles = ({uploads}: DeskSession, {capabilities}: Task): boolean =>
  uploads && capabilities.features.includes('media');
