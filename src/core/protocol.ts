import * as v from 'valibot';
import {agent, settings} from './agent.js';
import {historyPage, interactionPage} from './history.js';
import {message, threadPage} from './message.js';
import {notice} from './notice.js';
import {targets} from './targets.js';
import {line, offer, task} from './task.js';

/**
 * What a contact centre tells a desk. Every noun comes whole and with a version, so that repeats are harmless and
 * the order between nouns does not matter.
 */
export const deskEvent = v.variant('type', [
  /** Everything at once; replaces what was known. */
  v.object({
    type: v.literal('snapshot'),
    agent,
    settings,
    offers: v.array(offer),
    tasks: v.array(task),
    notices: v.array(notice),
    threads: v.array(threadPage),
    now: v.number(),
  }),
  v.object({
    type: v.literal('connection'),
    state: v.picklist(['online', 'reconnecting', 'offline', 'signed-out']),
    /** Base64 of 32 bytes: the key of this agent's vault. Lives in memory only. */
    vaultKey: v.nullable(v.string()),
  }),
  v.object({type: v.literal('agent'), agent}),
  v.object({type: v.literal('offer'), offer}),
  v.object({
    type: v.literal('offer-gone'),
    offerId: v.string(),
    reason: v.picklist(['lapsed', 'taken', 'withdrawn']),
    by: v.nullable(v.string()),
  }),
  /** `thread` comes along when the conversation opens. */
  v.object({type: v.literal('task'), task, thread: v.nullable(threadPage)}),
  v.object({type: v.literal('task-gone'), taskId: v.string()}),
  v.object({type: v.literal('message'), message}),
  v.object({type: v.literal('message-changed'), message}),
  /** Older messages, as asked for by `loadOlder`. */
  v.object({type: v.literal('thread-page'), page: threadPage}),
  v.object({type: v.literal('typing'), conversationId: v.string(), name: v.nullable(v.string()), until: v.number()}),
  v.object({type: v.literal('notice'), notice}),
  v.object({type: v.literal('notice-gone'), noticeId: v.string()}),
  /** As asked for by `listTargets`. */
  v.object({type: v.literal('targets'), targets}),
  /** As asked for by `loadHistory`. */
  v.object({type: v.literal('history'), page: historyPage}),
  /** As asked for by `loadInteraction`. */
  v.object({type: v.literal('interaction-page'), page: interactionPage}),
  /** Of several tabs of one browser, whether this is the one that rings. */
  v.object({type: v.literal('leader'), leader: v.boolean()}),
  v.object({type: v.literal('line'), line}),
  v.object({type: v.literal('settings'), settings}),
  v.object({type: v.literal('server-time'), now: v.number()}),
]);

const ofTask = {taskId: v.string()};
const ofMessage = {...ofTask, messageId: v.string()};
const place = v.object({at: v.number(), seq: v.number()});
const toTarget = {
  ...ofTask,
  target: v.object({kind: v.picklist(['queue', 'agent']), id: v.string()}),
  note: v.nullable(v.string()),
};

/** What a desk asks of a contact centre. The answer is the events it caused, or a `DeskError`. */
export const deskCommand = v.variant('type', [
  v.object({
    type: v.literal('setAgentState'),
    state: v.picklist(['available', 'idle']),
    codeId: v.nullable(v.string()),
  }),
  v.object({type: v.literal('signOut')}),
  /** Goes on at this device alone. */
  v.object({type: v.literal('closeOtherDesks')}),
  v.object({type: v.literal('accept'), ...ofTask}),
  /** `messageId` is a random id of the desk's; `retry`, statuses and repeats find the message by it. */
  v.object({type: v.literal('send'), ...ofMessage, text: v.string(), quotedId: v.nullable(v.string())}),
  /** After `unconfirmed` only with `evenIfItArrived`: the customer may get it twice. */
  v.object({type: v.literal('retry'), ...ofMessage, evenIfItArrived: v.boolean()}),
  v.object({type: v.literal('deleteUnsent'), ...ofMessage}),
  v.object({type: v.literal('react'), ...ofMessage, emoji: v.nullable(v.string())}),
  /** All messages up to arrival number `seq`. */
  v.object({type: v.literal('markRead'), ...ofTask, seq: v.number()}),
  v.object({type: v.literal('typing'), ...ofTask}),
  v.object({type: v.literal('transfer'), ...toTarget}),
  v.object({type: v.literal('conference'), ...toTarget}),
  v.object({type: v.literal('cancelConference'), ...ofTask}),
  v.object({type: v.literal('releaseGuest'), ...ofTask}),
  v.object({type: v.literal('endConference'), ...ofTask}),
  v.object({type: v.literal('exitConference'), ...ofTask}),
  v.object({type: v.literal('end'), ...ofTask}),
  v.object({type: v.literal('wrapUp'), ...ofTask, reasonId: v.string()}),
  v.object({type: v.literal('extendWrapUp'), ...ofTask}),
  /** `version` is that of the value the agent has changed; refused when somebody else has saved since. */
  v.object({
    type: v.literal('setVariable'),
    ...ofTask,
    name: v.string(),
    value: v.string(),
    version: v.number(),
  }),
  v.object({type: v.literal('note'), ...ofTask, text: v.string()}),
  v.object({type: v.literal('listTemplates'), ...ofTask}),
  /** Messages before this place in the order, newest of them last. */
  v.object({type: v.literal('loadOlder'), ...ofTask, before: place}),
  /** Without a task: the agent's own last 24 hours. `after` is the `next` of the page before. */
  v.object({type: v.literal('loadHistory'), taskId: v.nullable(v.string()), after: v.nullable(v.string())}),
  /** An interaction of the history with the same `taskId`. */
  v.object({
    type: v.literal('loadInteraction'),
    taskId: v.nullable(v.string()),
    interactionId: v.string(),
    before: v.nullable(place),
  }),
  v.object({type: v.literal('listTargets'), ...ofTask}),
  v.object({type: v.literal('seeNotice'), noticeId: v.string()}),
  v.object({type: v.literal('reveal'), ...ofMessage, reason: v.string()}),
  v.object({type: v.literal('upload'), ...ofMessage, mimeType: v.string(), size: v.number()}),
]);

export type DeskEvent = v.InferOutput<typeof deskEvent>;
export type DeskCommand = v.InferOutput<typeof deskCommand>;
export type CommandType = DeskCommand['type'];

export type Parsed<T> = {ok: true; value: T} | {ok: false; problem: string};

/** Reads what came over the wire; `problem` names the place and what was expected, never the value. */
function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  const result = v.safeParse(schema, input, {abortEarly: true});
  if (result.success) return {ok: true, value: result.output};
  const [issue] = result.issues;
  return {ok: false, problem: `${v.getDotPath(issue) ?? 'the whole'}: expected ${issue.expected ?? 'another value'}`};
}

export const parseDeskEvent = (input: unknown): Parsed<DeskEvent> => parse(deskEvent, input);
export const parseDeskCommand = (input: unknown): Parsed<DeskCommand> => parse(deskCommand, input);
