import * as v from 'valibot';
import {sentWith} from './content.js';
import {parse, type Parsed} from './parse.js';
import {shape} from './shape.js';

const ofTask = {taskId: v.string()};
const ofMessage = {...ofTask, messageId: v.string()};
const place = shape({at: v.number(), seq: v.number()});
const toTarget = {
  ...ofTask,
  target: shape({kind: v.picklist(['queue', 'agent']), id: v.string()}),
  note: v.nullable(v.string()),
};

/** What a desk asks of a contact centre. The answer is the events it caused, or a `DeskError`. */
export const deskCommand = v.variant('type', [
  shape({
    type: v.literal('setAgentState'),
    state: v.picklist(['available', 'idle']),
    codeId: v.nullable(v.string()),
  }),
  shape({type: v.literal('signOut')}),
  /** Goes on at this device alone. */
  shape({type: v.literal('closeOtherDesks')}),
  shape({type: v.literal('accept'), ...ofTask}),
  /** `messageId` is a random id of the desk's; `retry`, statuses and repeats find the message by it. */
  /** With a file, a template or something to choose from, `text` is its caption, the template as it reads, or what stands above. */
  shape({
    type: v.literal('send'),
    ...ofMessage,
    text: v.string(),
    quotedId: v.nullable(v.string()),
    with: v.optional(sentWith),
  }),
  /** After `unconfirmed` only with `evenIfItArrived`: the customer may get it twice. */
  shape({type: v.literal('retry'), ...ofMessage, evenIfItArrived: v.boolean()}),
  shape({type: v.literal('deleteUnsent'), ...ofMessage}),
  shape({type: v.literal('react'), ...ofMessage, emoji: v.nullable(v.string())}),
  /** All messages up to arrival number `seq`. */
  shape({type: v.literal('markRead'), ...ofTask, seq: v.number()}),
  shape({type: v.literal('typing'), ...ofTask}),
  shape({type: v.literal('transfer'), ...toTarget}),
  shape({type: v.literal('conference'), ...toTarget}),
  shape({type: v.literal('cancelConference'), ...ofTask}),
  shape({type: v.literal('releaseGuest'), ...ofTask}),
  shape({type: v.literal('endConference'), ...ofTask}),
  shape({type: v.literal('exitConference'), ...ofTask}),
  shape({type: v.literal('end'), ...ofTask}),
  shape({type: v.literal('wrapUp'), ...ofTask, reasonId: v.string()}),
  shape({type: v.literal('extendWrapUp'), ...ofTask}),
  /** `version` is that of the value the agent has changed; refused when somebody else has saved since. */
  shape({
    type: v.literal('setVariable'),
    ...ofTask,
    name: v.string(),
    value: v.string(),
    version: v.number(),
  }),
  /** For colleagues: it stands in the conversation and is never sent. */
  shape({type: v.literal('note'), ...ofMessage, text: v.string()}),
  shape({type: v.literal('listTemplates'), ...ofTask}),
  /** Messages before this place in the order, newest of them last. */
  shape({type: v.literal('loadOlder'), ...ofTask, before: place}),
  /** Without a task: the agent's own last 24 hours. `after` is the `next` of the page before. */
  shape({type: v.literal('loadHistory'), taskId: v.nullable(v.string()), after: v.nullable(v.string())}),
  /** An interaction of the history with the same `taskId`. */
  shape({
    type: v.literal('loadInteraction'),
    taskId: v.nullable(v.string()),
    interactionId: v.string(),
    before: v.nullable(place),
  }),
  shape({type: v.literal('listTargets'), ...ofTask}),
  shape({type: v.literal('seeNotice'), noticeId: v.string()}),
  /** One masked value, by its place in the message's `masked`; without a message the customer's number. */
  shape({
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
