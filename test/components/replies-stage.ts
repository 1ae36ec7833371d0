import {html, nothing} from 'lit';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {styles} from '../../src/components/composer/composer.styles.js';
import {Replies} from '../../src/components/composer/replies/replies.js';
import {messagesOf, openTask, type ContactCenterAdapter, type DeskCommand} from '../../src/core/index.js';
import {base} from '../../src/element/base.styles.js';
import {DeskElement} from '../../src/element/desk-element.js';
import {composerWords} from '../../src/strings/en/composer.js';
import {conversationWords} from '../../src/strings/en/conversation.js';
import {customerWords} from '../../src/strings/en/customer.js';
import {maskedWords} from '../../src/strings/en/masked.js';
import {refusedWords} from '../../src/strings/en/refused.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

/** What the composer is to the part: a place to draw in. */
class RepliesHost extends DeskElement {
  static override styles = [base, styles];
  protected static override words = {
    composer: composerWords,
    conversation: conversationWords,
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
  };

  readonly #task = this.link.select(openTask, null);
  readonly #replies = new Replies(this);

  protected override render() {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return nothing;
    const place = {session, task, strings: this.strings};
    return html`<div lang=${this.strings.locale}>
      ${this.#replies.renderAbove(place)}${this.#replies.renderButtons(place)}
    </div>`;
  }
}
customElements.define('test-replies', RepliesHost);

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
  const page = stage(html`<test-replies .session=${desk.session}></test-replies>`);
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

declare global {
  interface HTMLElementTagNameMap {
    'test-replies': RepliesHost;
  }
}
