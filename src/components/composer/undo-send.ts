import {css, html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {secondsLeft} from '../../element/seconds-left.js';
import {wear} from '../../element/wear.js';
import type {Strings} from '../../strings/en.js';
import {writingWords} from '../../strings/en/writing.js';
import {bring} from '../../strings/english.js';

bring({writing: writingWords}); // with the code, when it is first needed

/** A message that is about to be sent; until then it is the draft still, so that whatever happens it is not lost. */
interface Held {
  readonly text: string;
  readonly quotedId: string | null;
  readonly session: DeskSession;
  readonly until: number;
  readonly stop: () => void;
  readonly send: () => void;
  /** Gives back what was to go with it. */
  readonly takeBack: (() => void) | undefined;
}

/** Keeps messages back for some seconds, in which they can be taken back. */
export class UndoSend {
  readonly #host: ReactiveElement;
  /** By conversation id. */
  readonly #held = new Map<string, Held>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    wear(host, styles);
  }

  /** Whether this draft is a message that is about to be sent: the box does not show it. */
  holds(conversationId: string, draft: string): boolean {
    return this.#held.get(conversationId)?.text === draft;
  }

  hold(
    session: DeskSession,
    {conversationId}: Task,
    message: Pick<Held, 'text' | 'quotedId' | 'send' | 'takeBack'>,
    seconds: number,
    {writing}: Strings,
  ): void {
    this.release(conversationId);
    const ms = seconds * 1000;
    const stop = session.clock.after(ms, () => this.release(conversationId));
    this.#held.set(conversationId, {...message, session, until: session.clock.now() + ms, stop});
    session.replyTo(conversationId, null);
    addEventListener('pagehide', this.#onPageHide, {once: true});
    announce(this.#host, `${writing.sendingIn(seconds)}. ${writing.undo}`);
    this.#host.requestUpdate();
  }

  readonly #onPageHide = () => this.releaseAll();

  /** Sends it now. */
  release(conversationId: string): void {
    const held = this.#held.get(conversationId);
    held?.stop();
    this.#held.delete(conversationId);
    held?.send();
    this.#host.requestUpdate();
  }

  releaseAll(): void {
    for (const conversationId of this.#held.keys()) this.release(conversationId);
  }

  /** The text is in the box again, and answers what it answered. */
  takeBack({conversationId}: Task): void {
    const held = this.#held.get(conversationId);
    if (!held) return;
    held.stop();
    this.#held.delete(conversationId);
    held.takeBack?.();
    held.session.replyTo(conversationId, held.quotedId);
    this.#host.requestUpdate();
  }

  render({conversationId}: Task, {writing}: Strings, onUndo: () => void): TemplateResult | typeof nothing {
    const held = this.#held.get(conversationId);
    if (!held) return nothing;
    return html`<div class="undo" part="undo">
      <span class="seconds">${writing.sendingIn(secondsLeft(held.session, held.until))}</span>
      <button class="button quiet compact" part="undo-button" type="button" @click=${onUndo}>${writing.undo}</button>
    </div>`;
  }

  /** Whether seconds are shown. */
  get counts(): boolean {
    return this.#held.size > 0;
  }
}

const styles = css`
  .undo {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    padding-inline: 0.875rem 0.25rem;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.8125rem;
  }
  .undo .seconds {
    font-variant-numeric: tabular-nums;
  }
  .undo .button {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    .undo {
      border: 1px solid currentcolor;
    }
  }
`;
