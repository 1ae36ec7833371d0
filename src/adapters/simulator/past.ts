import {plainText, type MessageAuthor, type Named} from '../../core/index.js';
import type {Surroundings} from './agent-desk.js';
import {Conversation} from './conversation.js';
import type {Interactions} from './history.js';
import {queueOf, type Lines} from './lines.js';
import type {ScriptedCustomer, ScriptedInteraction, ScriptedMessage, SimulatorScript} from './script.js';

interface Scene extends Pick<Surroundings, 'clock' | 'random'> {
  readonly script: SimulatorScript;
  readonly interactions: Interactions;
  readonly lines: Lines;
}

/** The conversations as they are when the story begins, by the customer's key. */
export function conversationsOf(scene: Scene): ReadonlyMap<string, Conversation> {
  return new Map(scene.script.customers.map((customer) => [customer.key, tellPast(customer, scene)]));
}

function tellPast(customer: ScriptedCustomer, {script, clock, random, interactions, lines}: Scene): Conversation {
  const queue = queueOf(script, customer.lineId);
  const conversation = new Conversation(random.id(), customer, queue);
  const now = clock.now();
  const add = (
    {ago, by, text, content, answers, quotes, reactions, ...around}: ScriptedMessage,
    agent: Named,
  ): number => {
    const authorOf = (who: 'customer' | 'agent'): MessageAuthor =>
      who === 'customer' ? {kind: 'customer'} : {kind: 'agent', id: agent.id, name: agent.name};
    const original = answers === undefined ? undefined : conversation.before(answers);
    const quoted = original ?? (quotes && {author: quotes.by && authorOf(quotes.by), content: quotes.content});
    return conversation.add(
      {
        id: random.id(),
        author: authorOf(by),
        content: content ?? {type: 'text', text: plainText(text ?? '')},
        quotedId: original?.id ?? null,
        delivery: by === 'customer' ? null : {status: 'read', attempt: 1, errorCode: null},
        ...around,
        ...(quoted && {quoted: {author: quoted.author, content: quoted.content}}),
        ...(reactions && {reactions: reactions.map((one) => ({emoji: one.emoji, by: authorOf(one.by)}))}),
      },
      now - ago,
    ).seq;
  };
  const work = ({messages, agent = script.agent, reasonId}: ScriptedInteraction): void => {
    const [first, ...rest] = messages;
    const taskId = random.id();
    const begun = now - first.ago;
    const ended = now - (rest.at(-1) ?? first).ago;
    interactions.begin(conversation, lines.of(customer.lineId), begun, add(first, agent));
    interactions.join(conversation, {taskId, agent, role: 'owner'}, begun);
    for (const message of rest) add(message, agent);
    interactions.close(conversation, 'ended', ended);
    const reasons = script.queues.find(({id}) => id === queue.id)?.wrapUpReasons;
    const reason = reasons?.find(({id}) => id === reasonId);
    if (reason) interactions.wrapUp(taskId, reason);
  };
  const past = [
    ...(customer.history ?? []).map((message) => ({ago: message.ago, tell: () => void add(message, script.agent)})),
    ...(customer.interactions ?? []).map((one) => ({ago: one.messages[0].ago, tell: () => work(one)})),
  ];
  for (const {tell} of past.toSorted((a, b) => b.ago - a.ago)) tell();
  conversation.readAll();
  return conversation;
}
