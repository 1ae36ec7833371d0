import type {Clock} from './clock.js';
import {DeskError} from './errors.js';
import type {DeskCommand} from './desk-command.js';

const TIMEOUT = 10_000;

/**
 * A command is about to be sent. Listeners may change it, hold it until a promise settles, or prevent it. Bubbles and
 * is composed, so that the host can listen anywhere above the element that asked.
 */
export class WaIntentEvent extends Event {
  static readonly type = 'wa-intent';

  #command: DeskCommand;
  #vetoed = false;
  readonly #promises: Promise<unknown>[] = [];

  constructor(command: DeskCommand) {
    super(WaIntentEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.#command = command;
  }

  get command(): DeskCommand {
    return this.#command;
  }

  /** Counts until every promise given to `waitUntil` has settled, not only while the event is dispatched. */
  get vetoed(): boolean {
    return this.#vetoed || this.defaultPrevented;
  }

  /** Sends another command instead; the type stays. */
  replaceWith(command: DeskCommand): void {
    this.#command = command;
  }

  /** The command is sent when the promise resolves, and not at all when it rejects. */
  waitUntil(promise: Promise<unknown>): void {
    this.#promises.push(promise);
    promise.catch(() => undefined); // it is awaited below; until then a rejection is nobody's surprise
  }

  override preventDefault(): void {
    this.#vetoed = true;
    super.preventDefault();
  }

  /** Resolves when all promises have, those added meanwhile included. */
  async settled(): Promise<void> {
    for (let awaited = 0; awaited < this.#promises.length;) {
      const batch = this.#promises.slice(awaited);
      awaited += batch.length;
      await Promise.all(batch);
    }
  }
}

/** Fires the intent and resolves with the command to send; rejects with the host's veto, failure or silence. */
export async function settleIntent(command: DeskCommand, target: EventTarget, clock: Clock): Promise<DeskCommand> {
  const intent = new WaIntentEvent(command);
  target.dispatchEvent(intent);
  await inTime(intent.settled(), clock);
  if (intent.vetoed) throw new DeskError('vetoed', 'A `wa-intent` listener prevented the command.');
  if (intent.command === command) return command;
  const {parseDeskCommand} = await import('./desk-command.js'); // rarely needed
  const replaced = parseDeskCommand(intent.command);
  if (!replaced.ok || replaced.value.type !== command.type)
    throw new DeskError('intent-failed', `\`replaceWith\` needs a ${command.type} command.`);
  return replaced.value;
}

function inTime(settled: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(TIMEOUT, () =>
      reject(new DeskError('intent-timeout', 'A `wa-intent` listener did not settle its promise within 10 s.')),
    );
    settled
      .then(resolve, () =>
        reject(new DeskError('intent-failed', 'A promise given to `waitUntil` rejected: nothing was sent.')),
      )
      .finally(cancel);
  });
}

declare global {
  interface HTMLElementEventMap {
    'wa-intent': WaIntentEvent;
  }
}
