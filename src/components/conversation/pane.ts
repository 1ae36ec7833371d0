import type {ReactiveElement} from 'lit';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import type {Strings} from '../../strings/en.js';
import type {Drawing} from './chunk.js';
import type {ChunkList} from './chunk-list.js';
import type {ReadingPosition} from './reading-position.js';
import type {View} from './view.js';

/** The pane as its parts see it that come later. */
export interface Pane {
  readonly host: ReactiveElement;
  readonly list: ChunkList;
  readonly position: ReadingPosition;
  readonly view: View;
  log(): HTMLElement | null | undefined;
  strings(): Strings;
  session(): DeskSession | undefined;
  task(): Task | null;
  /** Who is not told what they wrote themselves. */
  agentId(): string | null;
  drawing(): Drawing | undefined;
  messages(): readonly Message[];
  hasOlder(): boolean;
  isOwn(message: Message): boolean;
  /** The newest place the agent has had in view. */
  reached(): Place;
  goToEnd(): void;
  /** Whether there was more to load. */
  loadOlder(): Promise<boolean>;
}
