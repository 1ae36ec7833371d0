import {nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {formatDuration} from '../../element/format.js';
import {isNewsIn} from '../../element/told.js';
import type {Strings} from '../../strings/en.js';
import {renderLimit} from './limit-bar.js';
import {TimeLimit, URGENT} from './time-limit.js';

/** The wrap-up whose time may be limited. */
export interface Limited {
  readonly session: DeskSession | undefined;
  readonly task: Task | null;
  /** What is submitted when the time is over. */
  readonly reason: string;
  readonly extending: boolean;
  readonly strings: Strings;
}

/** Shows the time that is left, says it at the moments that matter, and asks for more. */
export class LimitedTime {
  readonly #host: ReactiveElement;
  readonly #about: () => Limited;
  readonly #limit = new TimeLimit();

  constructor(host: ReactiveElement, about: () => Limited) {
    this.#host = host;
    this.#about = about;
  }

  /** Turns with the session's clock; returns the undo. */
  follow(session: DeskSession): () => void {
    return session.clock.onSecond(() => this.#onSecond(session));
  }

  get isUrgent(): boolean {
    const {session, task} = this.#about();
    const left = session && task && this.#limit.left(task, session.clock.now());
    return left ? left.seconds <= URGENT : false;
  }

  render(): TemplateResult | typeof nothing {
    const {session, task, ...rest} = this.#about();
    const left = session && task && this.#limit.left(task, session.clock.now());
    if (!left) return nothing;
    return renderLimit({...rest, left, onExtend: session.supports('extendWrapUp') ? this.#onExtend : undefined});
  }

  #onSecond(session: DeskSession): void {
    const {task, reason, strings} = this.#about();
    const now = session.clock.now();
    const left = task && this.#limit.left(task, now);
    if (!left) return;
    this.#host.requestUpdate();
    const moment = this.#limit.momentToTell(task, now);
    if (moment !== null && isNewsIn(session, moment))
      announce(this.#host, strings.wrapUp.leftTold(left.seconds, reason));
  }

  readonly #onExtend = async () => {
    const {session, task, strings} = this.#about();
    if (!session || !task) return;
    try {
      await session.extendWrapUp(task.id, {source: this.#host});
    } catch {
      return; // the refusal stands above the buttons; while it is under way, nothing
    }
    const left = this.#limit.left(session.state.tasks.get(task.id) ?? task, session.clock.now());
    const {wrapUp, locale} = strings;
    if (left) announce(this.#host, wrapUp.extended(formatDuration(left.seconds, locale).words));
  };
}
