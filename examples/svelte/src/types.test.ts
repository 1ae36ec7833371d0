// The build fails when one of these is no mistake any more. Nothing here runs.
import type {SvelteHTMLElements} from 'svelte/elements';
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';

type Desk = SvelteHTMLElements['wa-desk'];

export const right: Desk = {
  adapter: createSimulatorAdapter(),
  getToken: async () => 'a token',
  'token-url': '/desk-token',
  undoSeconds: 5,
  'onwa-intent': ({command}) => command.type === 'accept' && command.taskId,
  'onwa-task-assigned': ({detail: {task}}) => task.customer.key,
  'onwa-notify': (event) => event.channel,
};

// @ts-expect-error an adapter is no text
export const adapter: Desk = {adapter: 'simulator'};
// @ts-expect-error a token comes later
export const token: Desk = {getToken: () => 'a token'};
// @ts-expect-error no such choice
export const choice: Desk = {sendOn: 'shift-enter'};
// @ts-expect-error no such property
export const property: Desk = {colour: 'red'};
// @ts-expect-error a task that was assigned is no offer
export const fact: Desk = {'onwa-task-assigned': ({detail: {offer}}) => offer};
// @ts-expect-error a message has no subject
export const detail: Desk = {'onwa-message-received': ({detail: {message}}) => message.subject};
// @ts-expect-error no such command
export const command: Desk = {'onwa-intent': (event) => event.command.type === 'hangUp'};
// @ts-expect-error this element fires no such event
export const event: SvelteHTMLElements['wa-elapsed-timer'] = {'onwa-intent': () => undefined};
