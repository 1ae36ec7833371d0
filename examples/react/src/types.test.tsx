// The build fails when one of these is no mistake any more. Nothing here runs.
import {createElement} from 'react';
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';

export const right = (
  <wa-desk
    adapter={createSimulatorAdapter()}
    getToken={async () => 'a token'}
    token-url="/desk-token"
    undoSeconds={5}
    onwa-intent={({command}) => command.type === 'accept' && command.taskId}
    onwa-task-assigned={({detail: {task}}) => task.customer.key}
    onwa-notify={(event) => event.channel}
  />
);

export const wrong = [
  // @ts-expect-error an adapter is no text
  <wa-desk adapter="simulator" />,
  // @ts-expect-error a token comes later
  <wa-desk getToken={() => 'a token'} />,
  // @ts-expect-error no such choice
  <wa-desk sendOn="shift-enter" />,
  // @ts-expect-error no such property
  <wa-desk colour="red" />,
  // @ts-expect-error the session of a desk-session is made by it
  <wa-desk-session session={undefined} />,
  // @ts-expect-error a task that was assigned is no offer
  <wa-desk onwa-task-assigned={({detail: {offer}}) => offer} />,
  // @ts-expect-error a message has no subject
  <wa-desk onwa-message-received={({detail: {message}}) => message.subject} />,
  // @ts-expect-error no such command
  <wa-desk onwa-intent={({command}) => command.type === 'hangUp'} />,
  // @ts-expect-error this element fires no such event
  <wa-elapsed-timer onwaIntent={() => undefined} />,
  // @ts-expect-error no such tag
  <wa-desks />,
];

export const made = createElement('wa-desk', {demo: true});
