import {createHash} from 'node:crypto';
import * as v from 'valibot';
import type {DeskCommand} from 'wa-desk/core';
import type {LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {accept} from './commands/accept.js';
import {closeOtherDesks, setAgentState, signOut} from './commands/agent.js';
import {cancelConference, conference, endConference, exitConference, releaseGuest} from './commands/conference.js';
import {deleteUnsent, retry, send} from './commands/message.js';
import {note} from './commands/note.js';
import {seeNotice} from './commands/notice.js';
import {listTargets} from './commands/targets.js';
import {end, extendWrapUp, markRead, typing, wrapUp} from './commands/task.js';
import {react} from './commands/react.js';
import {reveal} from './commands/reveal.js';
import {transfer} from './commands/transfer.js';
import {setVariable} from './commands/variable.js';
import type {Effect} from './effect.js';
import {aboutOf, frameOf, seenPage} from './frames.js';
import {notFound, Refusal} from './refusal.js';
import {openTask} from './commands/open-task.js';
import {historyPage, pastPage} from './history.js';
import type {Outside} from './outside.js';
import {Told} from './told.js';

export interface Answer extends Effect {
  readonly events: readonly Told[];
}

/** Whose desk asks, and on which device, where it says so. */
export interface Asking extends Outside {
  readonly agentId: string;
  readonly deviceId: string | undefined;
}

/** Performs a command once: the same key again has no second effect and gets the answer anew, from the rows as they are. */
export async function perform(
  scope: Scope,
  {agentId, deviceId, reaction = null, templates = []}: Asking,
  key: string,
  command: DeskCommand,
): Promise<Answer> {
  if (command.type === 'loadOlder') return {events: [await older(scope, agentId, command)]};
  if (command.type === 'listTargets') return {events: [new Told(await listTargets(scope, agentId, command))]};
  if (command.type === 'loadHistory') return {events: [await historyPage(scope, agentId, command)]};
  if (command.type === 'loadInteraction') return {events: [await pastPage(scope, agentId, command)]};
  if (command.type === 'listTemplates') {
    const nouns = templates.map(({noun}) => noun);
    return {events: [new Told({type: 'templates', taskId: command.taskId, templates: nouns})]};
  }
  const isFirst = await claim(scope, agentId, key, command);
  if (command.type === 'reveal') return {events: [await reveal(scope, agentId, key, command)]};
  if (!isFirst) return {events: await repeat(scope, agentId, key)};
  const effect = await (command.type === 'closeOtherDesks'
    ? closeOtherDesks(scope, agentId, deviceId)
    : command.type === 'react' && reaction !== null
      ? react(scope, agentId, command, reaction)
      : command.type === 'send'
        ? send(scope, agentId, command, templates)
        : run(scope, agentId, command));
  const told = effect.told ?? [];
  await scope.tx
    .updateTable('commands')
    .set({refs: JSON.stringify(told)})
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .execute();
  return {...effect, events: await framesOf(scope, agentId, told)};
}

function run(
  scope: Scope,
  agentId: string,
  command: Exclude<DeskCommand, {type: 'closeOtherDesks' | 'send'}>,
): Promise<Effect> {
  switch (command.type) {
    case 'setAgentState':
      return setAgentState(scope, agentId, command);
    case 'signOut':
      return signOut(scope, agentId);
    case 'accept':
      return accept(scope, agentId, command);
    case 'note':
      return note(scope, agentId, command);
    case 'retry':
      return retry(scope, agentId, command);
    case 'deleteUnsent':
      return deleteUnsent(scope, agentId, command);
    case 'markRead':
      return markRead(scope, agentId, command);
    case 'typing':
      return typing(scope, agentId, command);
    case 'transfer':
      return transfer(scope, agentId, command);
    case 'conference':
      return conference(scope, agentId, command);
    case 'cancelConference':
      return cancelConference(scope, agentId, command);
    case 'releaseGuest':
      return releaseGuest(scope, agentId, command);
    case 'endConference':
      return endConference(scope, agentId, command);
    case 'exitConference':
      return exitConference(scope, agentId, command);
    case 'end':
      return end(scope, agentId, command);
    case 'wrapUp':
      return wrapUp(scope, agentId, command);
    case 'extendWrapUp':
      return extendWrapUp(scope, agentId, command);
    case 'seeNotice':
      return seeNotice(scope, agentId, command);
    case 'setVariable':
      return setVariable(scope, agentId, command);
    default:
      throw new Refusal('unsupported', `This gateway has no ${command.type}.`);
  }
}

const storedRefs = v.array(
  v.object({
    kind: v.picklist(['agent', 'offer', 'task', 'task-opened', 'message', 'message-changed', 'notice', 'signed-out']),
    ref: v.string(),
  }),
);

/** Whether this is the first time; a key belongs to one command. */
async function claim({tx, tenantId, now}: Scope, agentId: string, key: string, command: DeskCommand): Promise<boolean> {
  const digest = createHash('sha256').update(JSON.stringify(command)).digest('base64');
  const first = await tx
    .insertInto('commands')
    .values({tenant_id: tenantId, agent_id: agentId, key, digest, refs: '[]', at: now})
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (first) return true;
  const known = await tx
    .selectFrom('commands')
    .select('digest')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (known.digest !== digest)
    throw new Refusal('key-reused', 'This key was used for another command: take a new one for each.');
  return false;
}

async function repeat(scope: Scope, agentId: string, key: string): Promise<Told[]> {
  const {refs} = await scope.tx
    .selectFrom('commands')
    .select('refs')
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return framesOf(scope, agentId, v.parse(storedRefs, refs));
}

async function framesOf(scope: Scope, agentId: string, told: readonly Omit<LogEntry, 'agentId'>[]): Promise<Told[]> {
  const frames: Told[] = [];
  for (const {kind, ref} of told) {
    const frame = await frameOf(scope, {agentId, kind, ref});
    if (frame) frames.push(frame);
  }
  return frames;
}

async function older(
  scope: Scope,
  agentId: string,
  {taskId, before}: Extract<DeskCommand, {type: 'loadOlder'}>,
): Promise<Told> {
  const task = await openTask(scope, agentId, taskId);
  if (!task) throw notFound();
  const page = await seenPage(scope, agentId, task.conversation_id, before);
  return new Told({type: 'thread-page', page}, await aboutOf(scope, task.conversation_id));
}
