import type {DeskSession} from '../../core/session.js';

/** The customer sees "typing" for about 25 s, so it is told again a little before, in ms. */
const TYPING_LASTS = 20_000;

/** Tells the customer that the agent types, when something is typed and not too often. */
export class TypingTeller {
  #toldAt = -Infinity;

  tell(session: DeskSession, taskId: string, source: EventTarget): void {
    const now = session.clock.now();
    if (now - this.#toldAt < TYPING_LASTS || !session.supports('typing')) return;
    this.#toldAt = now;
    session.typing(taskId, {source}).catch(() => undefined); // a courtesy: nobody misses it
  }

  /** What is typed next is told at once. */
  forget(): void {
    this.#toldAt = -Infinity;
  }
}
