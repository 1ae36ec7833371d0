import * as v from 'valibot';
import {sentWith} from './content.js';
import {parse, type Parsed} from './parse.js';

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
  /** With a file, a template or something to choose from, `text` is its caption, the template as it reads, or what stands above. */
  v.object({
    type: v.literal('send'),
    ...ofMessage,
    text: v.string(),
    quotedId: v.nullable(v.string()),
    with: v.optional(sentWith),
  }),
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
  /** For colleagues: it stands in the conversation and is never sent. */
  v.object({type: v.literal('note'), ...ofMessage, text: v.string()}),
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
  /** One masked value, by its place in the message's `masked`; without a message the customer's number. */
  v.object({
    type: v.literal('reveal'),
    ...ofTask,
    messageId: v.nullable(v.string()),
    stretch: v.pipe(v.number(), v.integer(), v.minValue(0)),
    reason: v.string(),
  }),
]);

export type DeskCommand = v.InferOutput<typeof deskCommand>;
export type CommandType = DeskCommand['type'];

export const parseDeskCommand = (input: unknown): Parsed<DeskCommand> => parse(deskCommand, input);
