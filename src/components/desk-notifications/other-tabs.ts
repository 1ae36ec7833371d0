import * as v from 'valibot';
import {shape} from '../../core/shape.js';

/** A tab that has not answered by then is not in front, in ms. */
const PATIENCE = 150;

/** What an agent looks at. */
export interface View {
  /** The browser's own window has the keyboard. */
  readonly focused: boolean;
  /** The task that can be seen. */
  readonly taskId: string | null;
}

const said = v.variant('type', [
  shape({type: v.literal('ask'), question: v.string()}),
  shape({type: v.literal('view'), question: v.string(), focused: v.boolean(), taskId: v.nullable(v.string())}),
]);

type Said = v.InferOutput<typeof said>;

/** Asks the other tabs of this agent, at the moment it matters, what the agent looks at there. */
export class OtherTabs {
  readonly #channel: BroadcastChannel | undefined;
  readonly #waiting = new Map<string, (view: View) => void>();

  constructor(agentId: string, ownView: () => View) {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(`wa-desk views of ${agentId}`);
    this.#channel = channel;
    channel.addEventListener('message', ({data}: MessageEvent<unknown>) => {
      const parsed = v.safeParse(said, data);
      if (!parsed.success) return;
      if (parsed.output.type === 'view') this.#waiting.get(parsed.output.question)?.(parsed.output);
      else if (document.visibilityState === 'visible')
        this.#say({type: 'view', question: parsed.output.question, ...ownView()});
    });
  }

  /** Resolves as soon as a tab with such a view is found, or when none has answered. */
  async hasView(isMeant: (view: View) => boolean): Promise<boolean> {
    if (!this.#channel) return false;
    const question = crypto.randomUUID();
    const found = new Promise<boolean>((resolve) => {
      setTimeout(resolve, PATIENCE, false);
      this.#waiting.set(question, (view) => isMeant(view) && resolve(true));
    });
    this.#say({type: 'ask', question});
    return found.finally(() => this.#waiting.delete(question));
  }

  close(): void {
    this.#channel?.close();
  }

  #say(words: Said): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none, it is of this origin
    this.#channel?.postMessage(words);
  }
}
