import {expect} from 'chai';
import * as fc from 'fast-check';
import {
  compareMessages,
  deliveryLadder,
  initialState,
  messagesOf,
  newestCustomerSeq,
  OWN,
  reduce,
  unreadCount,
  type DeskEvent,
  type DeskState,
  type LocalEvent,
  type Message,
  type Task,
} from '../../src/core/index.js';
import {frozen} from './frozen.js';
import {
  agent,
  interaction,
  interrupted,
  line,
  message,
  notice,
  NOW,
  offer,
  page,
  sent,
  settings,
  snapshot,
  task,
  wrappingUp,
} from './nouns.js';

const sam = {id: 'sam', name: 'Sam Reed'};
const conferences: readonly Task['conference'][] = [
  {state: 'none'},
  {state: 'requested', target: {kind: 'agent', ...sam}, requestedAt: NOW, expiresAt: null},
  {state: 'active', other: sam, since: NOW},
];

const apply = (events: readonly (DeskEvent | LocalEvent)[], from = initialState): DeskState =>
  events.reduce((state, event) => frozen(reduce(state, frozen(event))), from);

describe('any events whatever', () => {
  const entry = (one: Message) => ({taskId: 't1', key: 'k', message: one});
  const id = fc.constantFrom('1', '2', '3');
  const version = fc.integer({min: 0, max: 4});
  const delivery = fc.record({
    status: fc.constantFrom(...deliveryLadder),
    attempt: fc.integer({min: 1, max: 2}),
    errorCode: fc.constantFrom(null, '131026'),
  });
  const anyMessage: fc.Arbitrary<Message> = fc
    .record({
      seq: fc.integer({min: 1, max: 5}),
      at: fc.integer({min: 0, max: 3}),
      version,
      delivery: fc.option(delivery),
      deleted: fc.boolean(),
      id,
    })
    .map(({seq, at, version: told, delivery: so, deleted, id: where}) =>
      (so ? sent : message)(seq, {
        at: at * 1000,
        version: told,
        delivery: so,
        deleted,
        conversationId: `c${where}`,
      }),
    );
  const anyOffer = fc
    .record({id, version})
    .map(({id: which, version: told}) => offer({id: which, conversationId: `c${which}`, version: told}));
  const anyTask = fc
    .record({
      id,
      version,
      noun: fc.constantFrom(task, interrupted, wrappingUp),
      conference: fc.constantFrom(...conferences),
      role: fc.constantFrom('owner', 'guest'),
    })
    .map(({id: which, version: told, noun, ...rest}) =>
      noun({id: which, conversationId: `c${which}`, version: told, ...rest}),
    );
  const anyPage = fc
    .record({messages: fc.array(anyMessage, {maxLength: 3}), older: fc.boolean(), id})
    .map(({messages, older, id: where}) =>
      page(
        messages.map((one) => ({...one, conversationId: `c${where}`})),
        older,
        `c${where}`,
      ),
    );
  const reason = fc.constantFrom('lapsed', 'taken', 'withdrawn');
  const command = id.map((taskId) => ({type: 'accept', taskId}) as const);
  const text = fc.constantFrom('', 'Hel', 'Hello');

  const wireEvent: fc.Arbitrary<DeskEvent> = fc.oneof(
    fc
      .record({offers: fc.array(anyOffer), tasks: fc.array(anyTask), threads: fc.array(anyPage)})
      .map((parts) => snapshot(parts)),
    version.map((told): DeskEvent => ({type: 'agent', agent: agent({version: told})})),
    version.map((told): DeskEvent => ({type: 'settings', settings: settings({version: told})})),
    fc
      .record({id, known: fc.boolean()})
      .map(({id: which, known}): DeskEvent =>
        known ? {type: 'notice', notice: notice({id: which, taskId: which})} : {type: 'notice-gone', noticeId: which},
      ),
    fc
      .record({
        taskId: fc.option(id),
        after: fc.constantFrom(null, 'next'),
        next: fc.constantFrom(null, 'next'),
        interactions: fc.array(id.map(interaction), {maxLength: 2}),
      })
      .map((one): DeskEvent => ({type: 'history', page: one})),
    fc
      .record({interactionId: id, messages: fc.array(anyMessage, {maxLength: 3}), older: fc.boolean()})
      .map((one): DeskEvent => ({type: 'interaction-page', page: one})),
    fc.boolean().map((leader): DeskEvent => ({type: 'leader', leader})),
    id.map((taskId): DeskEvent => ({type: 'targets', targets: {taskId, fetchedAt: 0, queues: [], agents: []}})),
    version.map((told): DeskEvent => ({type: 'line', line: line({version: told})})),
    fc
      .constantFrom('online', 'reconnecting', 'offline', 'signed-out')
      .map((state): DeskEvent => ({type: 'connection', state, vaultKey: null})),
    anyOffer.map((one): DeskEvent => ({type: 'offer', offer: one})),
    fc.record({offerId: id, reason}).map((gone): DeskEvent => ({type: 'offer-gone', ...gone, by: null})),
    fc.record({task: anyTask, thread: fc.option(anyPage)}).map(({task: one, thread}): DeskEvent => ({
      type: 'task',
      task: one,
      thread: thread && {...thread, conversationId: one.conversationId},
    })),
    id.map((taskId): DeskEvent => ({type: 'task-gone', taskId})),
    anyMessage.map((one): DeskEvent => ({type: 'message', message: one})),
    anyMessage.map((one): DeskEvent => ({type: 'message-changed', message: one})),
    anyPage.map((one): DeskEvent => ({type: 'thread-page', page: one})),
  );
  const localEvent: fc.Arbitrary<LocalEvent> = fc.oneof(
    command.map((one): LocalEvent => ({type: 'command-started', command: one})),
    command.map((one): LocalEvent => ({type: 'command-settled', command: one, refusal: null})),
    command.map((one): LocalEvent => ({type: 'command-settled', command: one, refusal: 'offer-gone'})),
    id.map((which): LocalEvent => ({type: 'refusal-seen', subject: `accept:${which}`})),
    fc.constant<LocalEvent>({type: 'missed-offer-seen'}),
    id.map((taskId): LocalEvent => ({type: 'reason-proposed', taskId, reasonId: 'solved'})),
    fc.option(id).map((taskId): LocalEvent => ({type: 'task-opened', taskId})),
    fc
      .record({id, text})
      .map((one): LocalEvent => ({type: 'draft-changed', conversationId: `c${one.id}`, text: one.text})),
    fc
      .record({message: anyMessage, takesDraft: fc.boolean()})
      .map((one): LocalEvent => ({type: 'message-queued', ...one})),
    anyMessage.map((one): LocalEvent => ({type: 'message-waiting', message: one, waiting: 'offline'})),
    anyMessage.map((one): LocalEvent => ({type: 'message-refused', entry: entry(one), errorCode: 'internal'})),
    anyMessage.map((one): LocalEvent => ({type: 'message-dropped', message: one})),
    fc.record({text, unsent: fc.array(anyMessage, {maxLength: 2})}).map(({text: draft, unsent}): LocalEvent => ({
      type: 'vault-opened',
      kept: true,
      drafts: new Map([['c1', draft]]),
      unsent: unsent.map(entry),
      reasonUse: new Map(),
    })),
  );
  const anyEvents = fc.array(fc.oneof(wireEvent, localEvent), {maxLength: 30});

  it('never throw, never change a state that was given out, and leave one that makes sense', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = apply(events);
        for (const {messages} of state.threads.values()) {
          expect(new Set(messages.map((one) => one.id)).size, 'a message stands once').to.equal(messages.length);
          const settled = messages.filter((one) => one.version > 0);
          expect(settled, 'messages stand in order').to.deep.equal(settled.toSorted(compareMessages));
        }
        const known = [...state.histories.values()].flatMap(({interactions}) => interactions.map(({id: one}) => one));
        expect(known, 'messages of the past are of a history').to.include.members([...state.pastThreads.keys()]);
        for (const taskId of state.histories.keys())
          expect(taskId === OWN || state.tasks.has(taskId), 'a customer’s history has its task').to.equal(true);
        expect(state.openTaskId === null || state.tasks.has(state.openTaskId), 'the open task is there').to.equal(true);
      }),
      {numRuns: 1000},
    );
  });

  it('tell a page as they would its messages one by one', () => {
    fc.assert(
      fc.property(anyEvents, anyPage, (events, whole) => {
        const before = apply(events);
        const inOneGo = apply([{type: 'thread-page', page: whole}], before);
        const oneByOne = apply(
          whole.messages.map((one): DeskEvent => ({type: 'message', message: one})),
          before,
        );
        const messagesIn = ({threads}: DeskState) => threads.get(whole.conversationId)?.messages ?? [];
        expect(messagesIn(inOneGo)).to.deep.equal(messagesIn(oneByOne));
      }),
      {numRuns: 1000},
    );
  });

  it('leave an earlier state as it was: what follows from it knows nothing of what else did', () => {
    fc.assert(
      fc.property(anyEvents, wireEvent, wireEvent, (events, event, another) => {
        const before = apply(events);
        const alone = apply([another], apply(events));
        apply([event], before);
        expect(apply([another], before)).to.deep.equal(alone);
      }),
      {numRuns: 1000},
    );
  });

  it('are counted as they stand', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = apply(events);
        for (const one of state.tasks.values()) {
          const shown = messagesOf(state, one.conversationId);
          const seqs = shown.filter(({author}) => author.kind === 'customer').map(({seq}) => seq);
          expect(newestCustomerSeq(state, one)).to.equal(Math.max(0, ...seqs));
          expect(unreadCount(state, one)).to.equal(seqs.filter((seq) => seq > one.readSeq).length);
          expect(shown.filter(({deleted, delivery: so}) => deleted && so?.status === 'failed')).to.deep.equal([]);
        }
      }),
      {numRuns: 1000},
    );
  });

  it('told twice change nothing the second time', () => {
    fc.assert(
      fc.property(anyEvents, wireEvent, (events, event) => {
        const once = apply([event], apply(events));
        const twice = apply([event], once);
        // answers to a question have no version: each is what is known from then on
        if (event.type === 'snapshot' || event.type === 'targets' || event.type === 'history')
          expect(twice).to.deep.equal(once);
        else expect(twice).to.equal(once);
      }),
      {numRuns: 1000},
    );
  });
});

/**
 * What may come in another order: everything a contact centre tells between two snapshots, except `connection`, which
 * has no version. What may differ then: which task opened by itself, which missed offer is shown, and what is left of a
 * conversation that is over; none of that is told by the contact centre.
 */
describe('what a contact centre tells between two snapshots', () => {
  const configured = fc.array(fc.integer({min: 2, max: 5})).map((versions): DeskEvent[] =>
    versions.flatMap((version): DeskEvent[] => [
      {type: 'agent', agent: agent({version, name: `Name ${version}`})},
      {type: 'settings', settings: settings({version, idleCodes: [{id: `${version}`, name: 'Break'}]})},
      {type: 'line', line: line({id: 'line0', version, name: `Line ${version}`})},
    ]),
  );

  const history = fc.tuple(configured, conversation(1), conversation(2), conversation(3)).map((parts) => parts.flat());

  /** All of it in any order, some of it more than once. */
  const withAnotherOrder = history
    .filter((events) => events.length > 0)
    .chain((events) =>
      fc
        .tuple(
          fc.shuffledSubarray(events, {minLength: events.length}),
          fc.array(fc.tuple(fc.constantFrom(...events), fc.nat()), {maxLength: 10}),
        )
        .map(([shuffled, repeats]) => {
          const another = [...shuffled];
          for (const [event, place] of repeats) another.splice(place % (another.length + 1), 0, event);
          return {events, another};
        }),
    );

  const start = apply([snapshot()]);
  it('gives the same state in any order, however often it is told', () => {
    fc.assert(
      fc.property(withAnotherOrder, ({events, another}) => {
        expect(toldBy(apply(another, start))).to.deep.equal(toldBy(apply(events, start)));
      }),
      {numRuns: 1000},
    );
  });

  it('gives the same state when all of it is replayed', () => {
    fc.assert(
      fc.property(history, (events) => {
        const once = apply(events, start);
        expect(toldBy(apply(events, once))).to.deep.equal(toldBy(once));
      }),
    );
  });

  it('is forgotten with the next snapshot, save the ids that never come back', () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = apply([...events, snapshot({now: NOW + 1})], start);
        expect([state.offers.size, state.tasks.size, state.threads.size]).to.deep.equal([0, 0, 0]);
        const gone = events.filter(({type}) => type === 'offer' || type === 'task');
        expect(toldBy(apply(gone, state))).to.deep.equal(toldBy(state));
      }),
    );
  });
});

/** One customer’s offer, and what became of it. */
function conversation(number: number): fc.Arbitrary<DeskEvent[]> {
  return fc
    .record({
      offerVersions: fc.integer({min: 1, max: 2}),
      fate: fc.constantFrom('stands', 'lost', 'accepted', 'wrapped up'),
      taskVersions: fc.integer({min: 1, max: 3}),
      written: fc.array(fc.array(fc.constantFrom(...deliveryLadder), {minLength: 1, maxLength: 3}), {maxLength: 4}),
      older: fc.boolean(),
      loaded: fc.boolean(),
      told: fc.array(fc.constantFrom('transfer-dropped', 'conference-dropped', 'inherited'), {maxLength: 2}),
      steps: fc.array(fc.constantFrom(...conferences), {maxLength: 4}),
    })
    .map(({offerVersions, fate, taskVersions, written, older, loaded, told, steps}) => {
      const own = {id: `t${number}`, conversationId: `c${number}`, line: line({id: `line${number % 2}`})};
      const ofIt = (one: Message): Message => ({
        ...one,
        conversationId: own.conversationId,
        id: `${own.id}-${one.id}`,
      });
      const events: DeskEvent[] = Array.from({length: offerVersions}, (_, place) => ({
        type: 'offer',
        offer: offer({...own, version: place + 1}),
      }));
      if (fate === 'lost') events.push({type: 'offer-gone', offerId: own.id, reason: 'taken', by: null});
      if (fate !== 'accepted' && fate !== 'wrapped up') return events;
      const thread = page([ofIt(message(10)), ofIt(message(11))], older, own.conversationId);
      for (let version = 1; version <= taskVersions; version++)
        events.push({
          type: 'task',
          task: (version === 3 ? wrappingUp : task)({...own, version, readSeq: version}),
          thread: version === 1 ? thread : null,
        });
      for (const [place, conference] of steps.entries())
        events.push({type: 'task', task: task({...own, version: taskVersions + place + 1, conference}), thread: null});
      for (const [place, kind] of told.entries())
        events.push({type: 'notice', notice: notice({id: `${own.id}-n${place}`, kind, taskId: own.id})});
      for (const [place, statuses] of written.entries())
        for (const [rung, status] of statuses.entries())
          events.push({
            type: rung === 0 ? 'message' : 'message-changed',
            message: ofIt(sent(20 + place, {version: rung + 1, delivery: {status, attempt: 1, errorCode: null}})),
          });
      if (loaded)
        events.push({
          type: 'thread-page',
          page: page([ofIt(message(2)), ofIt(message(3))], older, own.conversationId),
        });
      if (fate === 'wrapped up') events.push({type: 'task-gone', taskId: own.id});
      return events;
    });
}

const byKey = (map: ReadonlyMap<string, unknown>) => Object.fromEntries(map);

function toldBy({tasks, offers, lines, threads, agent: who, settings: set, ...rest}: DeskState) {
  const standing = [...tasks.values(), ...offers.values()];
  return {
    who,
    set,
    tasks: byKey(tasks),
    offers: byKey(offers),
    lines: byKey(new Map(standing.map((work) => [work.id, lines.get(work.line.id)]))),
    notices: byKey(rest.notices),
    threads: byKey(new Map([...tasks.values()].map(({conversationId: id}) => [id, threads.get(id)]))),
    goneTasks: [...rest.goneTasks].toSorted(byCode),
    goneOffers: [...rest.goneOffers].toSorted(byCode),
  };
}

const byCode = (a: string, b: string) => (a < b ? -1 : 1);
