import {html} from 'lit';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {messagesOf, type ContactCenterAdapter, type DeskCommand} from '../../src/core/index.js';
import '../../src/define/composer.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

/** The button and its dialog, for an open task. */
export async function setUpReplies({
  script = {},
  around,
}: {
  script?: Partial<SimulatorScript>;
  around?: (adapter: ContactCenterAdapter) => ContactCenterAdapter;
} = {}) {
  const desk = await createTappedDesk(script, undefined, around);
  const task = await desk.acceptFrom('ava');
  desk.session.open(task.id);
  const page = stage(html`<wa-composer .session=${desk.session}></wa-composer>`);
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  await until(() => findAll(page, '[part~=replies-button]').length === 1, 'the button is there');
  const part = (name: string) => find(page, `[part~='${name}']`);
  const isOpen = () => findAll(page, 'dialog').some((dialog) => dialog.matches(':modal'));
  const field = (at: string) => {
    const found = find(page, `[id='replies-${at}']`);
    if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement))
      throw new Error(`No field ${at}.`);
    return found;
  };
  return {
    ...desk,
    task,
    page,
    part,
    field,
    isOpen,
    sent: () => asked.flatMap((command) => (command.type === 'send' ? [command] : [])),
    button: (name: string) => {
      const all = findAll(page, 'dialog button');
      const found = all.find((one) => (one.ariaLabel ?? textOf(one)) === name);
      if (!found) throw new Error(`No button “${name}” but ${all.map((one) => one.ariaLabel ?? textOf(one)).join()}.`);
      return found;
    },
    open: async () => {
      part('replies-button').focus();
      part('replies-button').click();
      await until(isOpen, 'it is open');
    },
    fill: (values: Readonly<Record<string, string>>) => {
      for (const [at, value] of Object.entries(values)) {
        field(at).value = value;
        field(at).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
    },
    chooseList: async () => {
      find(page, 'input[value=list]').click();
      await until(() => findAll(page, "[id='replies-button']").length === 1, 'it is a list');
    },
    draft: () => desk.session.state.drafts.get(task.conversationId),
    last: () => messagesOf(desk.session.state, task.conversationId).at(-1),
  };
}
