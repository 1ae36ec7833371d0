import {plainText, type Named} from '../../core/index.js';
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
  const add = ({ago, by, text}: ScriptedMessage, agent: Named): number =>
    conversation.add(
      {
        id: random.id(),
        author: by === 'customer' ? {kind: 'customer'} : {kind: 'agent', id: agent.id, name: agent.name},
        content: {type: 'text', text: plainText(text)},
        quotedId: null,
        delivery: by === 'customer' ? null : {status: 'read', attempt: 1, errorCode: null},
      },
      now - ago,
    ).seq;
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
