import type {Clock, Target} from '../../core/index.js';
import type {Colleague, Colleagues} from './colleagues.js';
import type {Conversation} from './conversation.js';

/** A colleague or a queue is asked to take a conversation over, or to join it. */
export interface Request {
  readonly kind: 'transfer' | 'conference';
  readonly conversation: Conversation;
  readonly target: Target;
  /** The task of the agent who asks. */
  readonly taskId: string;
  /** How long an offer stands before it lapses; null is for ever. */
  readonly offerStands: number | null;
}

interface Asking extends Request {
  asked: Colleague | null;
  readonly tried: Set<Colleague>;
}

/** What becomes of a request. */
export interface Outcomes {
  readonly accepted: (request: Request, by: Colleague) => void;
  /** Nobody is left to be asked; of a queue, nobody now. */
  readonly nobody: (request: Request) => void;
}

/** Asks colleagues one after another, and lets them answer as the script says or as they are told by hand. */
export class Requests {
  readonly #clock: Clock;
  readonly #colleagues: Colleagues;
  readonly #outcomes: Outcomes;
  readonly #open = new Map<Conversation, Asking>();

  constructor(clock: Clock, colleagues: Colleagues, outcomes: Outcomes) {
    this.#clock = clock;
    this.#colleagues = colleagues;
    this.#outcomes = outcomes;
  }

  open(request: Request): void {
    const asking: Asking = {...request, asked: null, tried: new Set()};
    this.#open.set(request.conversation, asking);
    this.#askNext(asking);
  }

  of(conversation: Conversation): Request | undefined {
    return this.#open.get(conversation);
  }

  cancel(conversation: Conversation): void {
    const asking = this.#open.get(conversation);
    if (!asking) return;
    this.#open.delete(conversation);
    if (asking.asked) asking.asked.load--;
  }

  /** By hand: who is asked accepts at once. */
  accept(conversation: Conversation): void {
    const asking = this.#open.get(conversation);
    if (!asking?.asked) throw new Error('No colleague is asked about this customer.');
    this.#accept(asking, asking.asked);
  }

  setState(colleague: Colleague, state: Colleague['state']): void {
    colleague.state = state;
    for (const asking of this.#open.values()) {
      if (state !== 'available' && asking.asked === colleague) this.#passOn(asking, colleague);
      else if (state === 'available' && !asking.asked) {
        asking.tried.delete(colleague);
        this.#askNext(asking);
      }
    }
  }

  #askNext(asking: Asking): void {
    const {target, tried} = asking;
    const candidates = target.kind === 'agent' ? [this.#colleagues.of(target.id)] : this.#colleagues.freeIn(target.id);
    const next = candidates.find((one) => !tried.has(one));
    asking.asked = next ?? null;
    if (next) this.#ask(asking, next);
    else this.#outcomes.nobody(asking);
  }

  #ask(asking: Asking, colleague: Colleague): void {
    asking.tried.add(colleague);
    colleague.load++;
    const soon = (ms: number, run: () => void) =>
      this.#clock.after(ms, () => {
        if (this.#open.get(asking.conversation) === asking && asking.asked === colleague) run();
      });
    const {reaction} = colleague.script;
    if (reaction && 'accepts' in reaction) soon(reaction.accepts, () => this.#accept(asking, colleague));
    if (reaction && 'leaves' in reaction) soon(reaction.leaves, () => this.setState(colleague, 'idle'));
    if (asking.offerStands !== null) soon(asking.offerStands, () => this.setState(colleague, 'rona'));
  }

  #accept(asking: Asking, colleague: Colleague): void {
    this.#open.delete(asking.conversation);
    this.#outcomes.accepted(asking, colleague);
  }

  #passOn(asking: Asking, colleague: Colleague): void {
    colleague.load--;
    this.#askNext(asking);
  }
}
