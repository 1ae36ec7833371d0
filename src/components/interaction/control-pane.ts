import {html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult} from 'lit';
import {controlsOf, type Control} from '../../core/controls.js';
import {isUnderWay, lineOf, openTask, refusalAbout, wouldLose} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {DeskState, Refusal} from '../../core/state.js';
import type {Line, Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {stringsOf} from '../../element/desk-strings.js';
import {lookalikesOf} from '../../element/lookalikes.js';
import type {SessionLink} from '../../element/session-link.js';
import {wear} from '../../element/wear.js';
import {windowStyles} from '../../element/window-chip.js';
import {windowLeft, type WindowLeft} from '../../element/window-left.js';
import type {Strings} from '../../strings/en.js';
import {controlPaneWords} from '../../strings/en/control-pane.js';
import {refusedWords} from '../../strings/en/refused.js';
import {timerWords} from '../../strings/en/timer.js';
import {bring} from '../../strings/english.js';
import {renderCameWith} from './came-with.js';
import {renderControls} from './control-bar.js';
import {styles} from './control-pane.styles.js';
import {LeaveQuestion, type Leaving} from './leave-question.js';
import {RequestDialogs} from './request-dialogs.js';
import {RequestVoice} from './request-voice.js';
import {renderTaskAlerts} from './task-alerts.js';
import {renderTaskHeader} from './task-header.js';
import {tellWindow} from './window-voice.js';

bring({controlPane: controlPaneWords, refused: refusedWords, timer: timerWords}); // with the code, right after the pane's own

/** Whose refusals stand in the pane; the dialogs show their own. */
const OWN_CONTROLS = ['end', 'cancelConference', 'releaseGuest', 'endConference', 'exitConference'] as const;
const CONTROLS = ['transfer', 'conference', ...OWN_CONTROLS] as const;

const openLine = (state: DeskState): Line | null => {
  const task = openTask(state);
  return task && lineOf(state, task);
};

/** What a control asked for, and is under way. */
const pendingControl = (state: DeskState): Control | null => {
  const task = openTask(state);
  return (task && CONTROLS.find((control) => isUnderWay(state, task.id, [control]))) ?? null;
};

const ownRefusal = (state: DeskState): Refusal | null => {
  const task = openTask(state);
  return task && refusalAbout(state, task.id, OWN_CONTROLS);
};

/** Who the customer of the open task is, and what can be done. */
export class ControlPane implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #link: SessionLink;
  readonly #requests: RequestDialogs;
  readonly #question: LeaveQuestion;
  readonly #voice = new RequestVoice();
  /** The tasks whose hand-over was read. */
  readonly #read = new Set<string>();
  #shownWindow: string | undefined;
  #undo: readonly (() => void)[] = [];

  constructor(host: ReactiveElement, link: SessionLink, loadDialogs: () => Promise<unknown>) {
    this.#host = host;
    this.#link = link;
    this.#requests = new RequestDialogs(host, loadDialogs);
    this.#question = new LeaveQuestion(host, (control, taskId) => this.#ask(control, taskId));
    for (const sheet of [windowStyles, styles]) wear(host, sheet);
    link.whenFound((session) => this.#follow(session));
    this.#follow(link.session);
    host.addController(this);
  }

  /** What a control asked for is under way. */
  get busy(): boolean {
    const {session} = this.#link;
    return session !== undefined && pendingControl(session.state) !== null;
  }

  hostUpdated(): void {
    const task = this.#task;
    this.#question.closeIfMoot(task);
    this.#voice.tell(this.#host, task, this.#strings);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#question.close(); // one that is moved while it is open would be open and not modal
  }

  /** What stands above the conversation. */
  render(task: Task, session: DeskSession): TemplateResult {
    const {state} = session;
    const strings = this.#strings;
    const wrapping = task.phase === 'wrap-up';
    const window = windowOf(task, session);
    this.#shownWindow = window?.words;
    return html`
      ${renderTaskHeader({
        task,
        line: lineOf(state, task),
        session,
        alike: lookalikesOf(state),
        window,
        strings,
        controls: wrapping
          ? nothing
          : renderControls({
              task,
              session,
              strings,
              busy: this.#requests.loading ?? pendingControl(state),
              onControl: this.#onControl,
            }),
      })}
      ${renderTaskAlerts(task, ownRefusal(state), session, strings)}
      ${wrapping || this.#read.has(task.id) ? nothing : renderCameWith(task, strings, () => this.#onRead(task))}
    `;
  }

  renderTold(): TemplateResult | typeof nothing {
    return this.#requests.renderTold(this.#strings);
  }

  renderDialogs(): TemplateResult {
    return html`${this.#question.render(this.#strings)} ${this.#requests.render(this.#link.session)}`;
  }

  get #task(): Task | null {
    const {session} = this.#link;
    return session ? openTask(session.state) : null;
  }

  get #strings(): Strings {
    return stringsOf(this.#link.session);
  }

  #follow(session: DeskSession | undefined): void {
    for (const undo of this.#undo) undo();
    const draw = (): void => this.#host.requestUpdate();
    this.#undo = session
      ? [
          session.clock.onSecond(() => this.#onSecond(session)),
          ...[openLine, pendingControl, ownRefusal, lookalikesOf].map((part) => session.subscribe<unknown>(part, draw)),
        ]
      : [];
  }

  /** Drawn again when the window's words change, not each second. */
  #onSecond(session: DeskSession): void {
    const task = openTask(session.state);
    if (!task) return;
    if (windowOf(task, session)?.words !== this.#shownWindow) this.#host.requestUpdate();
    tellWindow(this.#host, session, task, lookalikesOf(session.state), this.#strings);
  }

  readonly #onControl = (control: Control): void => {
    const task = this.#task;
    if (!task || this.#requests.loading !== null || this.busy) return;
    const why = controlsOf(task).get(control);
    if (why !== null) {
      if (why !== undefined) announce(this.#host, this.#strings.refused(why), 'assertive');
    } else if (control === 'transfer' || control === 'conference') void this.#requests.show(control, task.id);
    else if (control === 'cancelConference' || control === 'releaseGuest') this.#ask(control, task.id);
    else this.#leave(control, task);
  };

  #leave(control: Leaving, task: Task): void {
    const {session} = this.#link;
    const losing = session ? wouldLose(session.state, task) : null;
    if (losing === null) this.#ask(control, task.id);
    else this.#question.ask({control, taskId: task.id, losing});
  }

  #ask(type: Leaving | 'cancelConference' | 'releaseGuest', taskId: string): void {
    this.#link.session?.command({type, taskId}, {source: this.#host}).catch(() => undefined); // the refusal stands in the pane
  }

  #onRead({id}: Task): void {
    this.#read.add(id);
    this.#host.requestUpdate();
  }
}

const windowOf = (task: Task, session: DeskSession): WindowLeft | null =>
  task.phase === 'wrap-up' ? null : windowLeft(task.capabilities, session.clock.now(), stringsOf(session));
