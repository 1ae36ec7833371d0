// The build fails when one of these is no mistake any more. Nothing here runs.
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';

export function check(desk: HTMLElementTagNameMap['wa-desk'], timer: HTMLElementTagNameMap['wa-elapsed-timer']): void {
  desk.adapter = createSimulatorAdapter();
  desk.getToken = async () => 'a token';
  desk.addEventListener('wa-intent', ({command}) => command.type === 'accept' && command.taskId);
  desk.addEventListener('wa-task-assigned', ({detail: {task}}) => task.customer.key);
  desk.addEventListener('wa-notify', (event) => event.channel);

  // @ts-expect-error an adapter is no text
  desk.adapter = 'simulator';
  // @ts-expect-error a token comes later
  desk.getToken = () => 'a token';
  // @ts-expect-error no such choice
  desk.sendOn = 'shift-enter';
  // @ts-expect-error no such property
  timer.colour = 'red';
  // @ts-expect-error a task that was assigned is no offer
  desk.addEventListener('wa-task-assigned', ({detail: {offer}}) => offer);
  // @ts-expect-error a message has no subject
  desk.addEventListener('wa-message-received', ({detail: {message}}) => message.subject);
  // @ts-expect-error no such command
  desk.addEventListener('wa-intent', ({command}) => command.type === 'hangUp');
}
