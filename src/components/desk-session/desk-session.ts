import {css, html} from 'lit';
import {property} from 'lit/decorators.js';
import type {ContactCenterAdapter} from '../../core/adapter.js';
import type {DeskError} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import {OwnRoot} from '../../element/own-root.js';
import type {Provided} from '../../element/session-context.js';
import {SessionProvider} from '../../element/session-provider.js';
import type {Strings} from '../../strings/en.js';

/**
 * @summary Connects to a contact centre and provides the session to the tags of the page; draws nothing itself.
 *
 * Tags find it by `desk="id"`, by standing inside it, or, if it is the first on the page, by standing anywhere.
 *
 * @slot - Tags that are to use this session, and anything else.
 * @event {WaIntentEvent} wa-intent - Before a command is sent, when no element of its own asked; prevent it to stop it.
 * @event {WaFactEvent} wa-connected - The desk shows the contact centre's state.
 * @event {WaFactEvent} wa-disconnected - It shows what it knew last.
 * @event {WaFactEvent} wa-agent-state-changed - The agent is in another state.
 * @event {WaFactEvent} wa-task-offered - A customer waits for this agent's Accept.
 * @event {WaFactEvent} wa-offer-gone - An offer left without being accepted.
 * @event {WaFactEvent} wa-task-assigned - The agent has a new task.
 * @event {WaFactEvent} wa-task-interrupted - An administrator deleted the line of a task.
 * @event {WaFactEvent} wa-conference-changed - A colleague was asked to join, joined, left, or did not come.
 * @event {WaFactEvent} wa-task-ended - A task left for wrap-up.
 * @event {WaFactEvent} wa-task-done - A task was wrapped up, or handed to somebody else.
 * @event {WaFactEvent} wa-message-received - A customer wrote.
 * @event {WaFactEvent} wa-notice - The agent is told about work that is no longer, or newly, theirs.
 * @cssstate failed - There is no connection; `failure` tells why.
 */
export class WaDeskSession extends OwnRoot {
  static readonly version = '0.1.0';

  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  /** A contact centre of the page's own; goes before `endpoint`. */
  @property({attribute: false}) adapter: ContactCenterAdapter | undefined;
  /** Address of a gateway. */
  @property() endpoint = '';
  /** Where the CRM hands out the agent's token: asked by POST with the CRM's own login, answers `{"token": "…"}`. */
  @property({attribute: 'token-url'}) tokenUrl = '';
  /** Hands out the agent's token; goes before `token-url`. */
  @property({attribute: false}) getToken: (() => Promise<string>) | undefined;
  /** Language of the desk, such as `fr` or `en-GB`; otherwise that of the page. */
  @property() locale = '';
  /** A simulated contact centre with invented customers, to look around. */
  @property({type: Boolean}) demo = false;
  /** The page's own words in place of ours. */
  @property({attribute: false}) strings: Strings | undefined;

  readonly #internals = this.attachInternals();
  readonly #provider = new SessionProvider(this);

  protected override render() {
    return html`<slot></slot>`;
  }

  protected override updated(): void {
    if (this.failure) this.#internals.states.add('failed');
    else this.#internals.states.delete('failed');
  }

  /** Undefined until it is made. */
  get session(): DeskSession | undefined {
    return this.#provider.session;
  }

  /** What tags that name this element get; null while they must wait. */
  get provided(): Provided | undefined {
    return this.#provider.provided;
  }

  /** @internal */
  get ownStrings(): Strings | undefined {
    return this.strings;
  }

  /** Why there is no connection. */
  get failure(): DeskError | undefined {
    return this.#provider.failure;
  }

  /** Tries again after a failure, or after the agent was signed out. */
  retry(): void {
    this.#provider.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-desk-session': WaDeskSession;
  }
}
