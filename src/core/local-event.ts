import type {DeskErrorCode} from './errors.js';
import type {Message} from './message.js';
import type {DeskCommand} from './protocol.js';
import type {Unsent} from './unsent.js';

/** What happens at this desk alone: the agent's side of the state. Nothing of it comes over the wire. */
export type LocalEvent =
  | {type: 'command-started'; command: DeskCommand}
  | {type: 'command-settled'; command: DeskCommand; refusal: DeskErrorCode | null}
  | {type: 'refusal-seen'; subject: string}
  | {type: 'missed-offer-seen'}
  | {type: 'task-opened'; taskId: string | null}
  | {type: 'reason-proposed'; taskId: string; reasonId: string}
  | {type: 'draft-changed'; conversationId: string; text: string}
  | {type: 'reply-chosen'; conversationId: string; messageId: string | null}
  | {type: 'files-held'; conversationId: string; holds: boolean}
  /** The optimistic bubble; a new message takes the draft's place, one that is tried again leaves it alone. */
  | {type: 'message-queued'; message: Message; with?: Unsent['with']; takesDraft: boolean}
  /** No answer yet: it waits for the network, or is under way again. */
  | {type: 'message-waiting'; message: Message; waiting: Message['waiting']}
  /** The contact centre never had it. */
  | {type: 'message-refused'; entry: Unsent; errorCode: DeskErrorCode}
  | {type: 'message-dropped'; message: Message}
  | {type: 'reveal-over'; key: string}
  | {
      type: 'vault-opened';
      kept: boolean;
      drafts: ReadonlyMap<string, string>;
      unsent: readonly Unsent[];
      /** How often each wrap-up reason was chosen. */
      reasonUse: ReadonlyMap<string, number>;
    };
