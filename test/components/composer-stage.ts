import {html} from 'lit';
import type {WaComposer} from '../../src/components/composer/composer.js';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import type {ContactCenterAdapter, DeskCommand} from '../../src/core/index.js';
import '../../src/define/composer.js';
import {find, findAll, stage, textOf} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

/** The composer of an open task, alone in the page. */
export async function setUpComposer({
  sendOn = 'enter',
  script = {},
  around,
}: {
  sendOn?: WaComposer['sendOn'];
  script?: Partial<SimulatorScript>;
  around?: (adapter: ContactCenterAdapter) => ContactCenterAdapter;
} = {}) {
  const desk = await createTappedDesk(script, undefined, around);
  const task = await desk.acceptFrom('ava');
  const page = stage(html`<wa-composer .session=${desk.session} send-on=${sendOn}></wa-composer>`);
  const composer = page.querySelector('wa-composer');
  if (!composer) throw new Error('The composer is missing.');
  await composer.updateComplete;
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  const box = () => {
    const found = find(page, 'textarea');
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('The text box is missing.');
    return found;
  };
  return {
    ...desk,
    task,
    page,
    composer,
    box,
    sent: () => asked.flatMap((command) => (command.type === 'send' ? command.text : [])),
    typed: () => asked.filter((command) => command.type === 'typing').length,
    error: () => findAll(page, '[part~=error]').map(textOf).join(),
    sendButton: find(page, '[part~=send-button]'),
    /** As a paste does: all at once. */
    paste: (text: string) => {
      box().value = text;
      box().dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}));
    },
  };
}

export const enter = (more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...more});
