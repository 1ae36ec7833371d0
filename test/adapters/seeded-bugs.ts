import {DeskError, type DeskEvent, type Message} from '../../src/core/index.js';
import {testScript} from '../../src/testing/index.js';
import {asking, forgiving, messages, telling, type SeededBug} from './breaking.js';
import {bugsOfTheDay} from './seeded-bugs-day.js';
import {makeSimulator} from './simulated-centre.js';

/** Adapters as people write them, each with one mistake. */
export const seededBugs: readonly SeededBug[] = [
  {
    does: 'tells that it is online before the agent’s work is known',
    breaking: (good) => ({
      connect(sink, signal) {
        sink({type: 'server-time', now: 0});
        return good.connect(sink, signal);
      },
    }),
    caughtBy: ['delivers a snapshot first'],
  },
  {
    does: 'passes the times of its own API on as text',
    breaking: telling(() => (event) => {
      if (event.type !== 'task') return [event];
      const asText: DeskEvent = JSON.parse(
        JSON.stringify(event, (name, value: unknown) => (name === 'acceptedAt' ? String(value) : value)),
      );
      return [asText];
    }),
    caughtBy: ['tells nothing but events of the language'],
  },
  {
    does: 'shows the agent as idle and goes on offering',
    breaking: (good) => {
      return {
        async command(command, key) {
          const idle = command.type === 'setAgentState' && command.state === 'idle';
          if (!idle || command.codeId === null || !testScript.idleCodes.some(({id}) => id === command.codeId))
            return good.command(command, key);
          const events = await good.command(command, key);
          await good.command({type: 'setAgentState', state: 'available', codeId: null}, `${key}-back`);
          return events.map((event) =>
            event.type === 'agent'
              ? {...event, agent: {...event.agent, version: event.agent.version + 100}} // told last, and believed
              : event,
          );
        },
      };
    },
    caughtBy: ['offers only to an agent who is available'],
  },
  {
    does: 'sends again what is sent under the same message id',
    breaking: asking(() => {
      const seen = new Map<string, string>();
      return (command, key) => {
        if (command.type !== 'send') return command;
        const first = seen.get(command.messageId) ?? key;
        seen.set(command.messageId, first);
        return first === key ? command : {...command, messageId: `${command.messageId}-${key}`};
      };
    }),
    caughtBy: ['sends a message once, under the id the desk chose'],
  },
  {
    does: 'passes statuses on as the webhooks come',
    breaking: telling(() => (event) => {
      if (event.type !== 'message-changed' || !event.message.delivery) return [event];
      const {message} = event;
      const late = {...event.message.delivery, status: 'queued'} as const;
      return [event, {...event, message: {...message, version: message.version + 0.5, delivery: late}}];
    }),
    caughtBy: ['lets statuses climb and never fall'],
  },
  {
    does: 'does again what it is asked again',
    breaking: (good) => {
      const asked = new Map<string, string>();
      let count = 0;
      return {
        command(command, key) {
          const known = asked.get(key);
          asked.set(key, JSON.stringify(command));
          return good.command(command, known === JSON.stringify(command) ? `${key}-${++count}` : key);
        },
      };
    },
    caughtBy: ['gives a repeated key the same answer and no second effect'],
  },
  {
    does: 'answers whatever comes under a known key as the first time',
    breaking: (good) => {
      const answers = new Map<string, readonly DeskEvent[]>();
      return {
        async command(command, key) {
          const answer = answers.get(key) ?? (await good.command(command, key));
          answers.set(key, answer);
          return answer;
        },
      };
    },
    caughtBy: ['refuses a key that was used for another command'],
  },
  {
    does: 'takes any wrap-up reason',
    breaking: asking(
      () => (command) =>
        command.type === 'wrapUp' && command.reasonId.startsWith('check-') ? {...command, reasonId: 'spam'} : command,
    ),
    caughtBy: ['goes from end to wrap-up, and after the reason the task is gone'],
  },
  {
    does: 'has no messages in the snapshot',
    breaking: telling(() => (event) => (event.type === 'snapshot' ? [{...event, threads: []}] : [event])),
    caughtBy: [
      'shows the work in hand to a desk that connects anew',
      'says that the connection is lost, and goes on by itself when it is back',
    ],
  },
  {
    does: 'goes on telling a desk that is closed',
    breaking: (good) => ({connect: (sink) => good.connect(sink, new AbortController().signal)}),
    caughtBy: ['tells nothing after the signal was aborted'],
  },
  {
    does: 'keeps quiet about a lost connection',
    breaking: telling(() => (event) => (event.type === 'connection' && event.state === 'reconnecting' ? [] : [event])),
    caughtBy: ['says that the connection is lost, and goes on by itself when it is back'],
  },
  {
    does: 'calls a lost connection an error of its own',
    breaking: forgiving((_good, _command, code) => {
      if (code === 'unreachable') throw new DeskError('internal', 'fetch failed');
      return undefined;
    }),
    caughtBy: ['calls a command without an answer unreachable, and takes it under the same key later'],
  },
  {
    does: 'takes any idle code',
    breaking: forgiving((_good, _command, code) => (code === 'unknown-code' ? [] : undefined)),
    caughtBy: ['keeps the state the agent chose, with its code'],
  },
  {
    does: 'lets an offer lapse without a word',
    breaking: telling(() => (event) => (event.type === 'offer-gone' && event.reason === 'lapsed' ? [] : [event])),
    caughtBy: ['takes an offer back that is not accepted in time, and makes the agent RONA'],
  },
  {
    does: 'cuts a text that is too long',
    breaking: asking(
      () => (command) => (command.type === 'send' ? {...command, text: command.text.slice(0, 4096)} : command),
    ),
    caughtBy: ['refuses a text that cannot be sent'],
  },
  {
    does: 'tells every change of a message under its first version',
    breaking: telling(() => {
      const first = new Map<string, number>();
      return (event) => {
        if (event.type !== 'message' && event.type !== 'message-changed') return [event];
        const {message} = event;
        if (!message.delivery) return [event];
        const version = first.get(message.id) ?? message.version;
        first.set(message.id, version);
        return [{...event, message: {...message, version}}];
      };
    }),
    caughtBy: ['says one thing under one version'],
  },
  {
    does: 'says that it masks and does not',
    breaking: telling(
      () => (event) =>
        event.type === 'snapshot'
          ? [{...event, settings: {...event.settings, masking: {pci: true, pii: true}}}]
          : [event],
    ),
    make: (breaking) => makeSimulator(breaking, testScript),
    caughtBy: ['masks what it says it masks'],
  },
  {
    does: 'adds a reaction to the one before',
    breaking: telling(() => {
      const given = new Map<string, Message['reactions']>();
      return (event) => {
        if (event.type !== 'message-changed' || event.message.reactions.length === 0) return [event];
        const {message} = event;
        const reactions = [...(given.get(message.id) ?? []), ...message.reactions];
        given.set(message.id, message.reactions);
        return [{...event, message: {...message, reactions}}];
      };
    }),
    caughtBy: ['keeps one reaction of the business to a message, and takes it back'],
  },
  {
    does: 'shows a note as a message that was sent',
    breaking: messages((message) =>
      message.content.type === 'note'
        ? {
            ...message,
            content: {...message.content, type: 'text'},
            delivery: {status: 'sent', attempt: 1, errorCode: null},
          }
        : message,
    ),
    caughtBy: ['keeps a note for colleagues, once, and never sends it'],
  },
  {
    does: 'tries again what has arrived',
    breaking: forgiving((_good, _command, code) => (code === 'not-failed' ? [] : undefined)),
    caughtBy: ['tries again only what has failed', 'deletes nothing that was sent'],
  },
  {
    does: 'forgets what was read when an older tab speaks',
    breaking: (good) => {
      let last: Extract<DeskEvent, {type: 'task'}> | undefined;
      return {
        async command(command, key) {
          const events = await good.command(command, key);
          if (command.type !== 'markRead') return events;
          const told = events.find((event) => event.type === 'task');
          last = told ?? last;
          if (told || !last) return events;
          const {task} = last;
          return [{...last, task: {...task, version: task.version + 1, readSeq: command.seq}}];
        },
      };
    },
    caughtBy: ['remembers how far the agent has read, and never goes back'],
  },
  {
    does: 'begins an older page with the message the last one ended with',
    breaking: asking(
      () => (command) =>
        command.type === 'loadOlder' ? {...command, before: {...command.before, seq: command.before.seq + 1}} : command,
    ),
    caughtBy: ['gives what was written before, and nothing twice'],
  },
  {
    does: 'hands files out without their type',
    breaking: (good) => ({
      loadMedia: async (...asked) => new Blob([(await good.loadMedia?.(...asked)) ?? '']),
    }),
    caughtBy: ['hands out the bytes of a file, with their type'],
  },
  ...bugsOfTheDay,
];
