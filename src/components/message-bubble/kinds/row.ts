import type {ReactiveElement} from 'lit';
import type {Message} from '../../../core/message.js';
import type {DeskSession} from '../../../core/session.js';
import type {RenderHidden, Shown} from '../../../element/shown-text.js';
import type {Strings} from '../../../strings/en.js';

/** A message, and what drawing it needs to know of where it stands. */
export interface MessageRow {
  readonly message: Message;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  /** The element in whose shadow root it stands. */
  readonly host: ReactiveElement;
  /** As shown. */
  readonly customerName: Shown;
  /** Whose own messages and reactions say "You". */
  readonly agentId: string | null;
  /** In a history. */
  readonly past: boolean;
  readonly renderHidden?: RenderHidden | undefined;
  /** Goes to a quoted message; absent where that cannot be. */
  readonly onJump?: ((messageId: string) => void) | undefined;
}
