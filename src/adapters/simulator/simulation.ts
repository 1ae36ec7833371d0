import type {
  CommandType,
  DeliveryStatus,
  DeskErrorCode,
  DeskEvent,
  Media,
  MessageContent,
  Named,
  Notice,
  Settings,
} from '../../core/index.js';
import type {Around} from './messaging.js';
import type {ScriptedColleague} from './script.js';

/** What a test makes happen at the other end. Customers, colleagues and lines are named by their keys and ids in the script. */
export interface Simulation {
  /** Every event that was delivered, in order. */
  readonly log: readonly DeskEvent[];
  /** Returns the message's id; null when the line was deleted. */
  customerWrites(customerKey: string, text: string): string | null;
  /** As `customerWrites`, of any kind. */
  customerSends(customerKey: string, content: MessageContent, around?: Around): string | null;
  /** Gives, changes or with null takes back the customer's reaction. */
  customerReacts(messageId: string, emoji: string | null): void;
  /** The customer changes the words of a text or a caption. */
  customerEdits(messageId: string, text: string): void;
  customerDeletes(messageId: string): void;
  /** What became of a message's file. */
  mediaBecomes(messageId: string, change: Partial<Media>): void;
  /** The customer's conversation waits for the agent, with `transfer` as handed over by a colleague. */
  offer(customerKey: string, transfer?: {from: Named; note: string | null}): void;
  /** A colleague, who has the customer, asks the agent to join. */
  conferenceFor(customerKey: string, asked: {from: Named; note: string | null}): void;
  /** An offer goes before it was accepted. */
  loseOffer(taskId: string, reason: 'taken' | 'withdrawn', by: string | null): void;
  /** Who is asked now about this customer accepts, whatever their reaction: a guest, or the new owner. */
  colleagueJoins(customerKey: string): void;
  /** The guest of the agent's conversation leaves. */
  colleagueLeaves(customerKey: string): void;
  colleagueWrites(customerKey: string, text: string): void;
  /** Who is asked and leaves Available, or goes offline, does not accept; a guest who goes offline leaves. */
  colleagueState(colleagueId: string, state: ScriptedColleague['state']): void;
  /** The colleague who has the conversation ends it, for a guest too. */
  ownerEnds(customerKey: string): void;
  /** The colleague who has the conversation goes: the agent, so far a guest, goes on alone. */
  inherit(customerKey: string): void;
  /** Tells the agent of work that is no longer, or newly, theirs. */
  notice(customerKey: string, kind: Notice['kind'], other?: Named): void;
  /** Somebody else, or with null the system, saves a CAD variable. */
  changeVariable(taskId: string, name: string, value: string, by: Named | null): void;
  /** On so many other devices. */
  signedInElsewhere(devices: number): void;
  /** Told as a webhook would: a status below the one the message has changes nothing. */
  setStatus(messageId: string, status: DeliveryStatus, errorCode?: string): void;
  deleteLine(lineId: string): void;
  /** The administrator switches masking; what the desk was told is told anew. */
  setMasking(masking: Settings['masking']): Promise<void>;
  /** Until `reconnect` no event is delivered and every command is `unreachable`. */
  disconnect(): void;
  reconnect(): void;
  /** Refuses the next command of this type; `unreachable` is no answer at all. */
  refuseNext(type: CommandType, code: DeskErrorCode): void;
  /** The agent's next message to this customer fails with this Graph error code, such as `131026`. */
  failNext(customerKey: string, errorCode: string): void;
  /** Every command is under way for so many ms, before it has its effect; 0 ends it. */
  slow(ms: number): void;
  /** Commands wait, without effect, until `releaseAnswers`. */
  holdAnswers(): void;
  releaseAnswers(): void;
}
