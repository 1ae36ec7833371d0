import {messagesOf, type DeskCommand, type Message, type Task} from '../core/index.js';
import {ensure, type Probe} from './probe.js';

type NoticeLine = Extract<Message['content'], {type: 'notice'}>['notice'];

export const sendCommand = (taskId: string, messageId: string, text: string): DeskCommand => ({
  type: 'send',
  taskId,
  messageId,
  text,
  quotedId: null,
});

export const textOf = ({content}: Message): string => (content.type === 'text' ? content.text.text : '');

/** A message of the task's conversation, as the desk knows it now. */
export function find(probe: Probe, conversationId: string, messageId: string): Message | undefined {
  return messagesOf(probe.state, conversationId).find(({id}) => id === messageId);
}

/** A new text, once the contact centre has accepted it or more. */
export async function accepted(
  probe: Probe,
  {id, conversationId}: Task,
  messageId: string,
  text: string,
): Promise<Message> {
  await probe.ask(sendCommand(id, messageId, text));
  return probe.until('a sent message is accepted in the end', () => {
    const message = find(probe, conversationId, messageId);
    const status = message?.delivery?.status;
    return status !== undefined && status !== 'queued' && status !== 'sending' && message;
  });
}

export function taskNow(probe: Probe, taskId: string): Task {
  const task = probe.state.tasks.get(taskId);
  ensure(task !== undefined, 'the task is there until it is wrapped up');
  return task;
}

export function untilLine(probe: Probe, task: Task, line: NoticeLine): Promise<unknown> {
  return probe.until(`a line in the conversation says ${line}`, () =>
    messagesOf(probe.state, task.conversationId).some(
      ({content}) => content.type === 'notice' && content.notice === line && content.name !== null,
    ),
  );
}
