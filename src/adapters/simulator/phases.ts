import {sendable} from './uploads.js';
import {MAX_TEXT_LENGTH, type Offer, type Task, type Variable} from '../../core/index.js';
import type {Conversation} from './conversation.js';

/** An accepted offer; of a conference the agent is a guest. */
export function connected(
  {offeredAt: _offered, expiresAt: _expires, ...work}: Offer,
  {colleague, windowClosesAt, readSeq}: Conversation,
  {
    acceptedAt,
    variables,
    hasTemplates,
  }: {readonly acceptedAt: number; readonly variables: Variable[]; readonly hasTemplates: boolean},
): Task {
  const guest = work.kind === 'conference';
  return {
    ...work,
    version: work.version + 1,
    phase: 'connected',
    role: guest ? 'guest' : 'owner',
    acceptedAt,
    capabilities: {
      maxTextLength: MAX_TEXT_LENGTH,
      windowClosesAt,
      features: ['reply', 'reaction', 'media', 'interactive', 'note', ...(hasTemplates ? (['template'] as const) : [])],
      media: sendable,
    },
    variables,
    conference: guest && colleague ? {state: 'active', other: colleague.agent, since: acceptedAt} : {state: 'none'},
    readSeq,
  };
}

/** What a task keeps when its phase changes. */
export function workOf(task: Task) {
  return {
    id: task.id,
    version: task.version,
    conversationId: task.conversationId,
    channel: task.channel,
    customer: task.customer,
    line: task.line,
    queue: task.queue,
    receivedAt: task.receivedAt,
    kind: task.kind,
    from: task.from,
    note: task.note,
    role: task.role,
    acceptedAt: task.acceptedAt,
    capabilities: task.capabilities,
    variables: task.variables,
    conference: task.conference,
    readSeq: task.readSeq,
  };
}
