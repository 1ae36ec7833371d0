import {plainText, type DeskEvent, type Line, type Named, type Offer} from '../../core/index.js';
import type {AgentDesk, Surroundings} from './agent-desk.js';
import type {Conversation} from './conversation.js';
import type {SimulatorScript} from './script.js';

type Reason = Extract<DeskEvent, {type: 'offer-gone'}>['reason'];

/** Work that waits for an agent, with what it keeps from offer to offer. */
export interface Waiting {
  readonly conversation: Conversation;
  readonly receivedAt: number;
  readonly kind: Offer['kind'];
  readonly from: Named | null;
  readonly note: string | null;
}

interface Held {
  readonly offer: Offer;
  readonly waiting: Waiting;
}

/** The queue, and what of it stands before the agent. */
export class Offers {
  readonly #script: SimulatorScript;
  readonly #around: Surroundings;
  readonly #desk: AgentDesk;
  readonly #lineOf: (lineId: string) => Line;
  readonly #held = new Map<string, Held>();
  readonly #gone = new Set<string>();
  #queue: Waiting[] = [];

  constructor(script: SimulatorScript, around: Surroundings, desk: AgentDesk, lineOf: (lineId: string) => Line) {
    this.#script = script;
    this.#around = around;
    this.#desk = desk;
    this.#lineOf = lineOf;
  }

  all(): Offer[] {
    return [...this.#held.values()].map(({offer}) => offer);
  }

  wasHere(offerId: string): boolean {
    return this.#gone.has(offerId);
  }

  /** A conversation waits once, however much is written meanwhile. */
  enqueue(waiting: Waiting): void {
    const known = [...this.#held.values()].map((held) => held.waiting).concat(this.#queue);
    if (!known.some(({conversation}) => conversation === waiting.conversation)) this.#queue.push(waiting);
  }

  /** Longest waiting first, to an Available agent with a free slot. */
  route(tasks: number): void {
    while (this.#desk.state === 'available' && this.#held.size + tasks < this.#script.capacity) {
      const [next] = this.#queue.toSorted((a, b) => a.receivedAt - b.receivedAt);
      if (!next) return;
      this.#queue = this.#queue.filter((waiting) => waiting !== next);
      this.#offer(next);
    }
  }

  take(offerId: string): Held | undefined {
    const held = this.#held.get(offerId);
    this.#held.delete(offerId);
    return held;
  }

  lose(offerId: string, reason: Reason, by: string | null): void {
    if (!this.#held.delete(offerId)) return;
    this.#gone.add(offerId);
    this.#around.tell({type: 'offer-gone', offerId, reason, by});
  }

  /** Back into the queue, with the waiting time kept. */
  withdrawAll(): void {
    for (const offerId of this.#held.keys()) this.#requeue(offerId, 'withdrawn');
  }

  /** Offers are withdrawn and waiting work is closed. */
  closeLine(lineId: string): void {
    for (const {id, line} of this.all()) if (line.id === lineId) this.lose(id, 'withdrawn', null);
    this.#queue = this.#queue.filter(({conversation}) => conversation.lineId !== lineId);
  }

  /** Nobody needs to answer this customer any more. */
  drop(conversation: Conversation): void {
    for (const [id, {waiting}] of this.#held)
      if (waiting.conversation === conversation) this.lose(id, 'withdrawn', null);
    this.#queue = this.#queue.filter((waiting) => waiting.conversation !== conversation);
  }

  /** What waits in a queue, standing offers included. */
  waitingIn(queueId: string): {waiting: number; waitingSince: number | null} {
    const waiting = [...this.#held.values()].map((held) => held.waiting).concat(this.#queue);
    const since = waiting.flatMap(({conversation, receivedAt}) =>
      conversation.queue.id === queueId ? [receivedAt] : [],
    );
    return {waiting: since.length, waitingSince: since.length > 0 ? Math.min(...since) : null};
  }

  #offer(waiting: Waiting): void {
    const {conversation, receivedAt, kind, from, note} = waiting;
    const {clock, random, tell} = this.#around;
    const {offerStands} = this.#script;
    const offer: Offer = {
      id: random.id(),
      version: 1,
      conversationId: conversation.id,
      channel: 'whatsapp',
      customer: conversation.customer,
      line: this.#lineOf(conversation.lineId),
      queue: conversation.queue,
      receivedAt,
      kind,
      offeredAt: clock.now(),
      expiresAt: offerStands === null ? null : clock.now() + offerStands,
      from,
      note: note === null ? null : plainText(note),
    };
    this.#held.set(offer.id, {offer, waiting});
    tell({type: 'offer', offer});
    if (offerStands !== null) clock.after(offerStands, () => this.#lapse(offer.id));
  }

  /** Redirection on no answer. The others go first, so that what the agent reads last is why. */
  #lapse(lapsedId: string): void {
    if (!this.#held.has(lapsedId)) return;
    for (const offerId of this.#held.keys()) if (offerId !== lapsedId) this.#requeue(offerId, 'withdrawn');
    this.#requeue(lapsedId, 'lapsed');
    this.#desk.become('rona', null);
  }

  /** What was asked of this agent alone is dropped: a customer handed over waits like any other. */
  #requeue(offerId: string, reason: Reason): void {
    const waiting = this.#held.get(offerId)?.waiting;
    if (waiting && waiting.kind !== 'conference') this.#queue.push({...waiting, kind: 'new', from: null, note: null});
    this.lose(offerId, reason, null);
  }
}
