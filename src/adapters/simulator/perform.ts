import {DeskError, type CommandType, type DeskCommand} from '../../core/index.js';
import type {Surroundings} from './agent-desk.js';
import type {Handover, HandoverParts} from './handover.js';
import type {Masking} from './masking.js';
import {withVariable} from './variables.js';

/** How long a revealed value stays in sight, in ms. */
const IN_SIGHT = 30_000;

export const commands = [
  'setAgentState',
  'signOut',
  'closeOtherDesks',
  'accept',
  'send',
  'note',
  'listTemplates',
  'retry',
  'deleteUnsent',
  'react',
  'markRead',
  'typing',
  'transfer',
  'conference',
  'cancelConference',
  'releaseGuest',
  'endConference',
  'exitConference',
  'end',
  'wrapUp',
  'extendWrapUp',
  'setVariable',
  'loadOlder',
  'loadHistory',
  'loadInteraction',
  'listTargets',
  'seeNotice',
  'reveal',
] as const satisfies readonly CommandType[];

export interface Company extends HandoverParts, Pick<Surroundings, 'tell' | 'clock'> {
  readonly handover: Handover;
  readonly masking: Masking;
}

/** Does what the agent asks, or throws the `DeskError` that says why not. */
export function perform(command: DeskCommand, company: Company): void {
  const {work, messaging, handover, interactions, notices, masking, clock, tell} = company;
  const about = (taskId: string | null) => (taskId === null ? null : work.find(taskId).conversation);
  if (work.signedOut) throw new DeskError('signed-out', 'Connect again to sign in.');
  switch (command.type) {
    case 'setAgentState':
      return work.setAgentState(command.state, command.codeId);
    case 'signOut':
      work.signOut();
      return tell({type: 'connection', state: 'signed-out', vaultKey: null});
    case 'closeOtherDesks':
      return work.signedInOn(1);
    case 'accept':
      return handover.accept(command.taskId);
    case 'send':
      return messaging.send(command);
    case 'note':
      return messaging.note(command);
    case 'listTemplates':
      return messaging.listTemplates(command);
    case 'retry':
      return messaging.retry(command);
    case 'deleteUnsent':
      return messaging.deleteUnsent(command);
    case 'react':
      return messaging.react(command);
    case 'markRead':
      return messaging.markRead(command);
    case 'typing':
      work.find(command.taskId); // nobody looks at the customer's phone
      return;
    case 'transfer':
      return handover.transfer(command);
    case 'conference':
      return handover.conference(command);
    case 'cancelConference':
      return handover.cancelConference(command.taskId);
    case 'releaseGuest':
      return handover.releaseGuest(command.taskId);
    case 'endConference':
      return handover.endConference(command.taskId);
    case 'exitConference':
      return handover.exitConference(command.taskId);
    case 'end':
      return handover.end(command.taskId);
    case 'wrapUp':
      return work.wrapUp(command.taskId, command.reasonId);
    case 'extendWrapUp':
      return work.extendWrapUp(command.taskId);
    case 'setVariable': {
      const {task, conversation} = work.find(command.taskId);
      withVariable(task.variables, command, work.me); // refused for those the system keeps, too
      return work.setVariables(conversation, withVariable(conversation.variables, command, work.me));
    }
    case 'loadOlder':
      return messaging.loadOlder(command);
    case 'loadHistory':
      return interactions.load(command, about(command.taskId));
    case 'loadInteraction':
      return interactions.loadMessages(command, about(command.taskId));
    case 'listTargets':
      return handover.listTargets(command.taskId);
    case 'seeNotice':
      return notices.see(command.noticeId);
    case 'reveal': {
      const {taskId, messageId, stretch} = command;
      const {task, conversation} = work.find(taskId);
      const message = messageId === null ? null : conversation.find(messageId);
      const value = masking.reveal(task, message, stretch);
      return tell({type: 'revealed', revealed: {taskId, messageId, stretch, value, until: clock.now() + IN_SIGHT}});
    }
    default:
      command satisfies never;
      throw new DeskError('unsupported', 'The simulator does not know this command; see `capabilities.commands`.');
  }
}
