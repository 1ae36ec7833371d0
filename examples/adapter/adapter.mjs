import {DeskError, plainText, whyNotText} from 'wa-desk/core';

const queue = {id: 'orders', name: 'Orders'};
const line = {id: 'shop', version: 1, name: 'Shop', number: plainText('+44 7700 900100'), region: 'GB', deleted: false};
const customer = {key: 'ava', name: plainText('Ava Hill'), username: null, number: plainText('+44 7700 900123')};
const reasons = [{id: 'solved', name: 'Solved'}];
const settings = {
  version: 1,
  idleCodes: [{id: 'lunch', name: 'Lunch'}],
  queues: [{...queue, wrapUpReasons: reasons, defaultReasonId: null}],
  masking: {pci: true, pii: false},
};

/** The smallest adapter: one agent, one customer, text. What stands here in memory is your API's to know. */
export function createMyAdapter({now = Date.now} = {}) {
  let agent = {id: 'robin', version: 1, name: 'Robin Vale', states: [stateOf('idle')], capacity: 1, desks: 1};
  let work = null; // {about, offer, told} or {task}
  let sink = () => undefined;
  const messages = [];
  const answers = new Map(); // what each key was answered

  function stateOf(name, code = null) {
    return {channel: 'whatsapp', name, code, since: now()};
  }
  const thread = () => ({conversationId: customer.key, messages: [...messages], older: false});

  /** Every change goes to the open desk, and is part of the answer to the command that caused it. */
  function change(events) {
    for (const event of events) sink(event);
    return events;
  }

  function add(id, author, text, delivery) {
    const at = Math.floor(now() / 1000) * 1000;
    const about = {conversationId: customer.key, version: 1, at, seq: messages.length + 1, quotedId: null};
    const rest = {edited: false, deleted: false, reactions: [], delivery, waiting: null};
    messages.push({id, author, content: {type: 'text', text: plainText(text)}, ...about, ...rest});
    return {type: 'message', message: messages.at(-1)};
  }

  /** What waits is offered as soon as the agent is available. */
  function offerWork() {
    if (!work?.offer || work.told || agent.states[0].name !== 'available') return [];
    work = {...work, offer: {...work.offer, offeredAt: now()}, told: true};
    return [{type: 'offer', offer: work.offer}];
  }

  function taskOf(id) {
    if (work?.task?.id !== id) throw new DeskError('not-found', 'This agent has no such task.');
    return work.task;
  }

  const perform = {
    setAgentState({state, codeId}) {
      const code = settings.idleCodes.find(({id}) => id === codeId) ?? null;
      if (state === 'idle' && !code) throw new DeskError('unknown-code', 'Choose one of `settings.idleCodes`.');
      agent = {...agent, version: agent.version + 1, states: [stateOf(state, code)]};
      return [{type: 'agent', agent}, ...offerWork()];
    },
    accept({taskId}) {
      if (work?.offer?.id !== taskId) throw new DeskError('offer-gone', 'Nothing is offered under this id.');
      const capabilities = {maxTextLength: 4096, windowClosesAt: null, features: []};
      const more = {role: 'owner', acceptedAt: now(), capabilities, variables: [], conference: {state: 'none'}};
      work = {task: {...work.about, ...more, version: 2, readSeq: 0, phase: 'connected'}};
      return [{type: 'task', task: work.task, thread: thread()}];
    },
    send({taskId, messageId, text}) {
      const task = taskOf(taskId);
      if (task.phase !== 'connected') throw new DeskError('task-ended', 'The conversation has ended: wrap it up.');
      const known = messages.find(({id}) => id === messageId);
      if (known) return [{type: 'message', message: known}];
      const why = whyNotText(text, task.capabilities.maxTextLength);
      if (why) throw new DeskError(why, 'Send a text of 1 to 4096 characters.');
      // here your API sends it; its webhooks raise the status later, each time under the next version
      return [
        add(messageId, {kind: 'agent', id: agent.id, name: agent.name}, text, {
          status: 'accepted',
          attempt: 1,
          errorCode: null,
        }),
      ];
    },
    end({taskId}) {
      const task = taskOf(taskId);
      if (task.phase !== 'connected') throw new DeskError('task-ended', 'The conversation has ended already.');
      const ended = {phase: 'wrap-up', endedAt: now(), ending: 'ended', wrapUpDueAt: null};
      work = {task: {...task, ...ended, version: task.version + 1}};
      return [{type: 'task', task: work.task, thread: null}];
    },
    wrapUp({taskId, reasonId}) {
      taskOf(taskId);
      if (!reasons.some(({id}) => id === reasonId))
        throw new DeskError('unknown-reason', 'Choose one of the wrap-up reasons of the queue.');
      work = null;
      return [{type: 'task-gone', taskId}];
    },
  };

  return {
    capabilities: {masked: false, commands: Object.keys(perform)},

    async connect(tell, signal) {
      sink = tell;
      signal.addEventListener('abort', () => (sink = () => undefined));
      const offers = work?.told ? [work.offer] : [];
      const tasks = work?.task ? [work.task] : [];
      const threads = work?.task ? [thread()] : [];
      tell({type: 'snapshot', agent, settings, offers, tasks, notices: [], threads, now: now()});
      tell({type: 'connection', state: 'online', vaultKey: null});
    },

    async command(command, key) {
      const asked = JSON.stringify(command);
      const known = answers.get(key);
      if (known && known.asked !== asked) throw new DeskError('key-reused', 'A new command needs a new key.');
      const answer = known?.answer ?? answerTo(command);
      answers.set(key, {asked, answer});
      if (answer instanceof DeskError) throw answer;
      return answer;
    },

    /** As your webhooks would say it. */
    customerWrites(text) {
      const message = add(crypto.randomUUID(), {kind: 'customer'}, text, null);
      if (work) return void change(work.task?.phase === 'connected' ? [message] : []);
      const whose = {conversationId: customer.key, channel: 'whatsapp', customer, line, queue, receivedAt: now()};
      const about = {...whose, id: crypto.randomUUID(), version: 1, kind: 'new', from: null, note: null};
      work = {about, offer: {...about, offeredAt: now(), expiresAt: null}, told: false};
      change(offerWork());
    },
  };

  function answerTo(command) {
    if (!Object.hasOwn(perform, command.type)) return new DeskError('unsupported', `No ${command.type} here.`);
    try {
      return change(perform[command.type](command));
    } catch (error) {
      if (error instanceof DeskError) return error;
      throw error;
    }
  }
}
