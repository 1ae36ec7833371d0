import type {DeskEvent} from '../../src/core/index.js';
import {asking, forgiving, messages, telling, type SeededBug} from './breaking.js';

/** Mistakes with what surrounds the conversations: handing over, history, variables, the end of the day. */
export const bugsOfTheDay: readonly SeededBug[] = [
  {
    does: 'signs out whoever asks',
    breaking: forgiving((_good, command, code) =>
      command.type === 'signOut' && code === 'work-open'
        ? [{type: 'connection', state: 'signed-out', vaultKey: null}]
        : undefined,
    ),
    caughtBy: ['refuses to sign out while work is open'],
  },
  {
    does: 'leaves the giver of a transfer with the customer',
    breaking: telling(
      () => (event) =>
        event.type === 'task' && event.task.phase === 'wrap-up' && event.task.ending === 'transferred' ? [] : [event],
    ),
    caughtBy: ['leaves the giver of a transfer in wrap-up at once'],
  },
  {
    does: 'names no reason why a colleague cannot be asked',
    breaking: telling(
      () => (event) =>
        event.type === 'targets'
          ? [
              {
                ...event,
                targets: {...event.targets, agents: event.targets.agents.map((one) => ({...one, unavailable: null}))},
              },
            ]
          : [event],
    ),
    caughtBy: ['names every target, and why one cannot be asked'],
  },
  {
    does: 'ends a conference without a line in the conversation',
    breaking: telling(
      () => (event) =>
        event.type === 'message' &&
        event.message.content.type === 'notice' &&
        event.message.content.notice === 'agent-left'
          ? []
          : [event],
    ),
    caughtBy: ['lets a colleague be asked, join and be released, each with its line'],
  },
  {
    does: 'lets the later of two edits win',
    breaking: asking(() => {
      const versions = new Map<string, number>();
      return (command) => {
        if (command.type !== 'setVariable') return command;
        const version = versions.get(command.name) ?? command.version;
        versions.set(command.name, version + 1);
        return {...command, version};
      };
    }),
    caughtBy: ['lets the first of two edits of a CAD variable win'],
  },
  {
    does: 'has always another page of a history',
    breaking: telling(
      () => (event) =>
        event.type === 'history' ? [{...event, page: {...event.page, next: 'there is always more'}}] : [event],
    ),
    caughtBy: ['has the agent’s own history, page by page'],
  },
  {
    does: 'accepts what nobody offers',
    breaking: forgiving((_good, {type}) => (type === 'accept' ? [] : undefined)),
    caughtBy: ['refuses with a DeskError that says why'],
  },
  {
    does: 'types in tasks it has not',
    breaking: forgiving((_good, {type}) => (type === 'typing' ? [] : undefined)),
    caughtBy: ['takes a sign of typing for the agent’s own tasks alone'],
  },
  {
    does: 'lists templates for its line and names no task',
    breaking: telling(() => (event) => (event.type === 'templates' ? [{...event, taskId: ''}] : [event])),
    caughtBy: ['lists the templates of the task’s line'],
  },
  {
    does: 'reveals what the administrator does not allow',
    breaking: forgiving((_good, command) =>
      command.type === 'reveal'
        ? [{type: 'revealed', revealed: {...command, value: '+44 7700 900123', until: Date.UTC(2026, 0, 5, 10)}}]
        : undefined,
    ),
    caughtBy: ['reveals a masked value only where the administrator allows it, and for a time'],
  },
  {
    does: 'does not say how large a file is',
    breaking: messages((message) =>
      message.content.type === 'media'
        ? {...message, content: {...message.content, media: {...message.content.media, size: null}}}
        : message,
    ),
    caughtBy: ['brings a file, and sends it as a message'],
  },
  {
    does: 'forgets wrap-up when the page is loaded again',
    breaking: telling(
      () => (event) =>
        event.type === 'snapshot'
          ? [{...event, tasks: event.tasks.filter(({phase}) => phase === 'connected')}]
          : [event],
    ),
    caughtBy: ['comes back to wrap-up after a connection was lost'],
  },
  {
    does: 'extends a wrap-up that has no limit',
    breaking: forgiving((_good, _command, code) => (code === 'no-limit' ? [] : undefined)),
    caughtBy: ['extends a wrap-up only where it is limited'],
  },
  {
    does: 'knows nothing of what was done for a customer before',
    breaking: telling(
      () => (event) =>
        event.type === 'history' && event.page.taskId !== null
          ? [{...event, page: {...event.page, interactions: []}}]
          : [event],
    ),
    caughtBy: ['has the customer’s earlier interactions, and not the one that goes on'],
  },
  {
    does: 'closes the desk that asked to close the others',
    breaking: (good) => ({
      async command(command, key) {
        const events = await good.command(command, key);
        const closed: DeskEvent = {type: 'connection', state: 'signed-out', vaultKey: null};
        return command.type === 'closeOtherDesks' ? [...events, closed] : events;
      },
    }),
    caughtBy: ['goes on at the desk that closes the others'],
  },
  {
    does: 'does not say that a transfer came to nothing',
    breaking: telling(
      () => (event) => (event.type === 'notice' && event.notice.kind === 'transfer-dropped' ? [] : [event]),
    ),
    caughtBy: ['drops a transfer that is not accepted, and says so until it was seen'],
  },
  {
    does: 'does not say that nobody joined',
    breaking: telling(
      () => (event) => (event.type === 'notice' && event.notice.kind === 'conference-dropped' ? [] : [event]),
    ),
    caughtBy: ['tells the owner that nobody joined'],
  },
  {
    does: 'ends the owner’s part and leaves the guest',
    breaking: forgiving((_good, {type}, code) => (type === 'end' && code === 'conference-open' ? [] : undefined)),
    caughtBy: ['ends a conference for all by its own command'],
  },
  {
    does: 'lets a guest end the conversation',
    breaking: forgiving((_good, _command, code) => (code === 'not-owner' ? [] : undefined)),
    caughtBy: ['lets a guest leave and wrap up, and nothing else'],
  },
  {
    does: 'names another conversation in the offer than in the task',
    breaking: telling(
      () => (event) =>
        event.type === 'offer'
          ? [{...event, offer: {...event.offer, conversationId: `of-${event.offer.conversationId}`}}]
          : [event],
    ),
    caughtBy: ['makes an accepted offer a task with its conversation'],
  },
];
