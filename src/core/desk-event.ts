import * as v from 'valibot';
import {agent, settings} from './agent.js';
import {historyPage, interactionPage} from './history.js';
import {message, threadPage} from './message.js';
import {notice} from './notice.js';
import {parse, type Parsed} from './parse.js';
import {revealed} from './reveal.js';
import {targets} from './targets.js';
import {line, offer, task} from './task.js';
import {template} from './template.js';
import {shape} from './shape.js';

/**
 * What a contact centre tells a desk. Every noun comes whole and with a version, so that repeats are harmless and
 * the order between nouns does not matter.
 */
export const deskEvent = v.variant('type', [
  /** Everything at once; replaces what was known. */
  shape({
    type: v.literal('snapshot'),
    agent,
    settings,
    offers: v.array(offer),
    tasks: v.array(task),
    notices: v.array(notice),
    threads: v.array(threadPage),
    now: v.number(),
  }),
  shape({
    type: v.literal('connection'),
    state: v.picklist(['online', 'reconnecting', 'offline', 'signed-out']),
    /** Base64 of 32 bytes: the key of this agent's vault. Lives in memory only. */
    vaultKey: v.nullable(v.string()),
  }),
  shape({type: v.literal('agent'), agent}),
  shape({type: v.literal('offer'), offer}),
  shape({
    type: v.literal('offer-gone'),
    offerId: v.string(),
    reason: v.picklist(['lapsed', 'taken', 'withdrawn']),
    by: v.nullable(v.string()),
  }),
  /** `thread` comes along when the conversation opens. */
  shape({type: v.literal('task'), task, thread: v.nullable(threadPage)}),
  shape({type: v.literal('task-gone'), taskId: v.string()}),
  shape({type: v.literal('message'), message}),
  shape({type: v.literal('message-changed'), message}),
  /** Older messages, as asked for by `loadOlder`. */
  shape({type: v.literal('thread-page'), page: threadPage}),
  shape({type: v.literal('typing'), conversationId: v.string(), name: v.nullable(v.string()), until: v.number()}),
  shape({type: v.literal('notice'), notice}),
  shape({type: v.literal('notice-gone'), noticeId: v.string()}),
  /** As asked for by `listTargets`. */
  shape({type: v.literal('targets'), targets}),
  /** As asked for by `listTemplates`: those of the task's line that may be sent now. */
  shape({type: v.literal('templates'), taskId: v.string(), templates: v.array(template)}),
  /** As asked for by `loadHistory`. */
  shape({type: v.literal('history'), page: historyPage}),
  /** As asked for by `loadInteraction`. */
  shape({type: v.literal('interaction-page'), page: interactionPage}),
  /** As asked for by `reveal`: the one event that shows what is masked, until `until`. */
  shape({type: v.literal('revealed'), revealed}),
  /** Of several tabs of one browser, whether this is the one that rings. */
  shape({type: v.literal('leader'), leader: v.boolean()}),
  shape({type: v.literal('line'), line}),
  shape({type: v.literal('settings'), settings}),
  shape({type: v.literal('server-time'), now: v.number()}),
]);

export type DeskEvent = v.InferOutput<typeof deskEvent>;

export const parseDeskEvent = (input: unknown): Parsed<DeskEvent> => parse(deskEvent, input);
