import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import {Later} from '../../element/later.js';
import type {Changes} from './changes.js';
import type {MessageVoice} from './message-voice.js';
import type {Pane} from './pane.js';

const voice = new Later(() => import('./message-voice.js'));

/** Leads to the voice; what happens before its code is here is said then. */
export class VoiceDoor {
  readonly #pane: Pane;
  /** Undefined until its code is here, right after the pane's own. */
  #voice: MessageVoice | undefined;
  /** What came in while its code was still to come. */
  #unsaid: (() => void)[] = [];

  constructor(pane: Pane) {
    this.#pane = pane;
  }

  /** Another conversation is open. */
  begin(): void {
    this.#unsaid = [];
  }

  tellChanges(before: readonly Message[], after: readonly Message[], changes: Changes): void {
    const tell = () => this.#voice?.tellChanges(before, after, changes);
    if (this.#voice) tell();
    else this.#unsaid.push(tell);
  }

  /** Returns the undo. */
  follow(session: DeskSession): () => void {
    const early: Event[] = [];
    const keep = (event: Event) => void early.push(event);
    session.addEventListener('wa-message-received', keep);
    let stop: (() => void) | undefined = () => session.removeEventListener('wa-message-received', keep);
    const begin = async () => {
      const part = await voice.come();
      if (!part || !stop) return;
      stop();
      const pane = this.#pane;
      const about = () => ({task: pane.task(), agentId: pane.agentId(), strings: pane.strings()});
      this.#voice = new part.MessageVoice(pane.host, about);
      for (const event of early) this.#voice.tell(event);
      for (const tell of this.#unsaid.splice(0)) tell();
      stop = this.#voice.follow(session);
    };
    void begin();
    return () => {
      stop?.();
      stop = undefined;
      this.#voice = undefined;
    };
  }
}
