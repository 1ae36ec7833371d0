import {css, html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {Message} from '../../core/message.js';
import {messagesOf} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import {wear} from '../../element/wear.js';
import type {Strings} from '../../strings/en.js';
import {writingWords} from '../../strings/en/writing.js';
import {bring} from '../../strings/english.js';

bring({writing: writingWords}); // with the code, when it is first needed

/** So far back a colleague's answer is looked for. */
const LOOKED_AT = 200;

interface Begun {
  /** The last message when the agent began to write; empty where there was none. */
  readonly after: string;
  /** Whether they were asked about the colleague's answer. */
  readonly asked: string | null;
}

export interface ColleagueActions {
  readonly onSend: () => void;
  readonly onWriteOn: () => void;
}

/** Two agents in one conversation: who writes, and who has answered first. */
export class Colleague {
  readonly #host: ReactiveElement;
  /** By conversation id. */
  readonly #begun = new Map<string, Begun>();
  #answer: Message | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    wear(host, styles);
  }

  /** What the agent has written so far in this task. */
  follow(state: DeskState, {conversationId}: Task, text: string): void {
    const messages = messagesOf(state, conversationId);
    if (text.trim() === '') this.#begun.delete(conversationId);
    else if (!this.#begun.has(conversationId))
      this.#begun.set(conversationId, {after: messages.at(-1)?.id ?? '', asked: null});
    const begun = this.#begun.get(conversationId);
    this.#answer = begun ? answerAfter(messages, begun.after, state.agent?.id) : null;
  }

  /** True when the agent is asked now: a colleague has answered, and that is not what they were asked about before. */
  asks({conversationId}: Task): boolean {
    const begun = this.#begun.get(conversationId);
    if (!begun || !this.#answer || begun.asked === this.#answer.id) return false;
    this.#begun.set(conversationId, {...begun, asked: this.#answer.id});
    this.#host.requestUpdate();
    return true;
  }

  /** The agent has read the answer, and writes on. */
  hasRead({conversationId}: Task): void {
    if (this.#answer) this.#begun.set(conversationId, {after: this.#answer.id, asked: null});
    this.#host.requestUpdate();
  }

  /** The alert stands there always, so that what comes into it is said. */
  render(task: Task, typing: string | null, strings: Strings, {onSend, onWriteOn}: ColleagueActions): TemplateResult {
    const {writing, composer} = strings;
    const answer = this.#answer;
    const name = answer?.author.kind === 'agent' ? answer.author.name : '';
    const asked = answer !== null && this.#begun.get(task.conversationId)?.asked === answer.id;
    return html`
      ${
        typing === null
          ? nothing
          : html`<p class="typing" part="colleague">
              <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><bdi>${writing.typing(typing)}</bdi>
            </p>`
      }
      <div role="alert">
        ${
          answer === null
            ? nothing
            : html`<p class="notice" id="colleague" part="colleague">
                ${icons.people}<bdi>${asked ? writing.answeredFirst(name) : writing.newReply(name)}</bdi>
              </p>`
        }
      </div>
      ${
        asked
          ? html`<div class="choices" role="group" aria-labelledby="colleague">
              <button class="button compact" part="edit-button" type="button" @click=${onWriteOn}>
                ${writing.readFirst}
              </button>
              <button class="button compact" part="send-anyway-button" type="button" @click=${onSend}>
                ${composer.sendAnyway}
              </button>
            </div>`
          : nothing
      }
    `;
  }
}

function answerAfter(messages: readonly Message[], after: string, ownId: string | undefined): Message | null {
  let answer: Message | null = null;
  for (const message of messages.slice(-LOOKED_AT).toReversed()) {
    if (message.id === after) return answer;
    const {author, content} = message;
    if (author.kind === 'agent' && author.id !== ownId && content.type !== 'note') answer ??= message;
  }
  return messages.length > LOOKED_AT ? null : answer;
}

const styles = css`
  .typing {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    padding-inline: 0.75rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
  }
  .dots {
    display: flex;
    gap: 0.1875rem;
  }
  .dots i {
    inline-size: 0.3125rem;
    block-size: 0.3125rem;
    border-radius: 50%;
    background: currentcolor;
    animation: writes 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes writes {
    50% {
      opacity: 0.25;
    }
  }
`;
