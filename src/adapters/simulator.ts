import {
  DeskError,
  plainText,
  systemClock,
  type Clock,
  type CommandType,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskErrorCode,
  type DeskEvent,
} from '../core/index.js';
import {changesOf} from './simulator/changes.js';
import {Colleagues} from './simulator/colleagues.js';
import {demoScript} from './simulator/demo-script.js';
import {playSteps} from './simulator/director.js';
import {Handover} from './simulator/handover.js';
import {Interactions} from './simulator/history.js';
import {Lines} from './simulator/lines.js';
import {Masking} from './simulator/masking.js';
import {loadSample} from './simulator/media.js';
import {Messaging} from './simulator/messaging.js';
import {Notices} from './simulator/notices.js';
import {conversationsOf} from './simulator/past.js';
import {commands, perform} from './simulator/perform.js';
import {createRandom} from './simulator/random.js';
import type {SimulatorScript} from './simulator/script.js';
import type {Simulation} from './simulator/simulation.js';
import {changed} from './simulator/variables.js';
import {Uploads} from './simulator/uploads.js';
import {Work} from './simulator/work.js';

export {demoScript} from './simulator/demo-script.js';
export type * from './simulator/simulation.js';
export type * from './simulator/script.js';

export interface SimulatorOptions {
  /** The same seed, clock, script and commands give the same events. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly script?: SimulatorScript;
}

export interface SimulatorAdapter extends ContactCenterAdapter {
  readonly simulate: Simulation;
}

/**
 * A contact centre in memory, with one agent, invented customers and colleagues who do as the script says: no server,
 * no network. It keeps the rules a real one keeps, except that new work comes to this agent alone and that it does not
 * mind a desk that is away.
 */
export function createSimulatorAdapter({
  seed = 1,
  clock = systemClock,
  script = demoScript,
}: SimulatorOptions = {}): SimulatorAdapter {
  const random = createRandom(seed);
  const vaultKey = random.key(32);
  const log: DeskEvent[] = [];
  const answers = new Map<string, {asked: string; answer: readonly DeskEvent[] | DeskError}>();
  const refusals = new Map<CommandType, DeskErrorCode>();
  let caused: DeskEvent[] | undefined;
  let sink: ((event: DeskEvent) => void) | undefined;
  let seat: object | undefined;
  let reachable = true;
  let playing = false;
  let held: Promise<void> | undefined;
  let release: (() => void) | undefined;
  let underWay = 0;

  const masking = new Masking(script.masking);
  const deliver = (event: DeskEvent) => {
    for (const seen of sink ? masking.see(event) : []) {
      log.push(seen);
      sink?.(seen);
    }
  };
  const tell = (event: DeskEvent) => {
    caused?.push(event);
    if (reachable) deliver(event);
  };
  const around = {clock, random, tell};
  const notices = new Notices(around);
  const uploads = new Uploads(around);
  const interactions = new Interactions(around, script.agent);
  const colleagues = new Colleagues(script);
  const lines = new Lines(script);
  const work = new Work(script, around, {interactions, notices, lines, masking});
  const conversations = conversationsOf({script, clock, random, interactions, lines});
  const messaging = new Messaging(conversations, work, around, {uploads, templates: script.templates});
  const parts = {work, messaging, colleagues, interactions, notices};
  const handover = new Handover(script, around, parts);
  const deleteLine = (lineId: string) => handover.deleteLine(lineId);

  const refuseNext = (type: CommandType, code: DeskErrorCode) => void refusals.set(type, code);
  const slow = (ms: number) => {
    underWay = ms;
  };
  const showAll = () => {
    deliver(work.snapshot());
    deliver({type: 'connection', state: 'online', vaultKey});
  };
  const disconnect = () => {
    if (reachable) deliver({type: 'connection', state: 'reconnecting', vaultKey: null});
    reachable = false;
  };
  const reconnect = () => {
    if (reachable) return;
    reachable = true;
    showAll();
  };
  const answer = (command: DeskCommand): readonly DeskEvent[] | DeskError => {
    const refusal = refusals.get(command.type);
    refusals.delete(command.type);
    if (refusal) return new DeskError(refusal, 'Refused as the simulation was told.');
    const events: DeskEvent[] = [];
    caused = events;
    try {
      perform(command, {...parts, handover, masking, clock, tell});
      return events.flatMap((event) => masking.see(event));
    } catch (error) {
      if (error instanceof DeskError) return error;
      throw error;
    } finally {
      caused = undefined;
    }
  };

  return {
    capabilities: {masked: true, commands},

    async connect(to, signal) {
      await masking.ready();
      if (signal.aborted) return;
      if (work.signedOut) work.signIn();
      // neither `to` nor `signal` in what waits for its time: it would keep a desk that has gone
      const taken = {};
      sink = to;
      seat = taken;
      signal.addEventListener('abort', () => {
        if (seat === taken) sink = undefined;
      });
      showAll();
      if (playing) return;
      playing = true;
      playSteps(script.steps, {
        clock,
        messaging,
        deleteLine,
        refuseNext,
        slow,
        disconnect(forMs) {
          disconnect();
          clock.after(forMs, reconnect);
        },
      });
    },

    async command(command, key) {
      await held;
      if (underWay > 0) await new Promise<void>((resolve) => void clock.after(underWay, resolve));
      if (!reachable) throw new DeskError('unreachable', 'The simulated connection is down.');
      const asked = JSON.stringify(command);
      const known = answers.get(key);
      if (known && known.asked !== asked) throw new DeskError('key-reused', 'A new command needs a new key.');
      const given = known?.answer ?? answer(command);
      if (given instanceof DeskError) {
        if (given.code !== 'unreachable') answers.set(key, {asked, answer: given});
        throw given;
      }
      answers.set(key, {asked, answer: given});
      return given;
    },

    upload: (_taskId, file, signal, onProgress) => uploads.take(file, signal, onProgress),

    async loadMedia(messageId, signal, onProgress) {
      const message = messaging
        .all()
        .map((one) => one.find(messageId))
        .find(Boolean);
      return uploads.of(messageId) ?? loadSample(message, clock, {signal, onProgress});
    },

    simulate: {
      log,
      customerWrites: (customerKey, text) => messaging.receive(customerKey, {type: 'text', text: plainText(text)}),
      customerSends: (customerKey, content, aroundIt) => messaging.receive(customerKey, content, aroundIt),
      ...changesOf(messaging),
      offer: (customerKey, transfer) =>
        work.receive(
          messaging.of(customerKey),
          transfer ? {kind: 'transfer', ...transfer} : {kind: 'new', from: null, note: null},
          messaging.of(customerKey).lastSeq + 1,
        ),
      conferenceFor: (customerKey, {from, note}) => handover.askToJoin(messaging.of(customerKey), from, note),
      colleagueJoins: (customerKey) => handover.requests.accept(messaging.of(customerKey)),
      colleagueLeaves: (customerKey) => handover.guestLeaves(messaging.of(customerKey), 'left'),
      colleagueWrites(customerKey, text) {
        const conversation = messaging.of(customerKey);
        if (!conversation.colleague) throw new Error('No colleague is in this conversation.');
        messaging.colleagueWrites(conversation, conversation.colleague.agent, text);
      },
      colleagueState: (colleagueId, state) => handover.colleagueState(colleagues.of(colleagueId), state),
      ownerEnds: (customerKey) => handover.ownerEnds(messaging.of(customerKey)),
      inherit: (customerKey) => handover.inherit(messaging.of(customerKey)),
      notice(customerKey, kind, other) {
        const conversation = messaging.of(customerKey);
        const taskId = work.taskOf(conversation)?.id ?? random.id();
        notices.tell(kind, conversation.customer, taskId, other ?? null);
      },
      changeVariable(taskId, name, value, by) {
        const {conversation} = work.find(taskId);
        work.setVariables(conversation, changed(conversation.variables, name, value, by));
      },
      signedInElsewhere: (devices) => work.signedInOn(devices + 1),
      loseOffer: (taskId, reason, by) => work.loseOffer(taskId, reason, by),
      setStatus: (messageId, status, errorCode) => messaging.setStatus(messageId, status, errorCode ?? null),
      deleteLine,
      async setMasking(next) {
        await masking.set(next);
        if (reachable) deliver(work.snapshot());
      },
      disconnect,
      reconnect,
      refuseNext,
      failNext(customerKey, errorCode) {
        messaging.of(customerKey).nextFailure = errorCode;
      },
      slow,
      holdAnswers() {
        held ??= new Promise((resolve) => (release = resolve));
      },
      releaseAnswers() {
        held = undefined;
        release?.();
      },
    },
  };
}
