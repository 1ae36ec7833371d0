import {html, nothing, render, type ReactiveElement} from 'lit';
import {writtenIn} from '../../../core/content-text.js';
import {canBeAnswered, editableText, whyNotSend} from '../../../core/select.js';
import type {Message} from '../../../core/message.js';
import type {Task} from '../../../core/task.js';
import {announce} from '../../../element/announcer.js';
import * as icons from '../../../element/icons.js';
import {placePopup} from '../../../element/place-popup.js';
import {messageText} from '../../../element/message-words.js';
import {messageToolsWords} from '../../../strings/en/message-tools.js';
import {bring} from '../../../strings/english.js';
import type {MessageRow} from '../../message-bubble/render-message.js';
import {edit, remove, retry} from '../../message-bubble/trouble.js';
import {addSmile} from '../../composer/emoji/group-icons.js';
import {styles} from './message-menu.styles.js';
import {wear} from '../../../element/wear.js';

bring({messageTools: messageToolsWords}); // with the code, when it is first needed

/** As WhatsApp offers them. */
const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

export interface MenuAbout {
  readonly row: MessageRow;
  readonly task: Task;
  readonly host: ReactiveElement;
  /** What it stands beside, and what gets the focus back. */
  readonly opener: HTMLElement;
  readonly onReply: () => void;
}

interface Choice {
  readonly name: string;
  readonly words: string;
  readonly icon: unknown;
  readonly run: () => void;
}

/** Opens what can be done with a message: the menu-button pattern of the APG, in the top layer. */
export function openMessageMenu(about: MenuAbout): void {
  const {host, opener, row} = about;
  const root = host.shadowRoot;
  if (!root) return;
  wear(host, styles);
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.part.value = 'menu';
  menu.role = 'menu';
  menu.popover = 'auto';
  menu.ariaLabel = row.strings.messageTools.menu;
  const close = () => menu.hidePopover();
  render(renderMenu(about, close), menu);
  root.querySelector('.base')?.append(menu);
  menu.addEventListener('keydown', (event) => followKey(event, menu));
  menu.addEventListener('toggle', (event) => {
    if (!('newState' in event) || event.newState !== 'closed') return;
    const hadFocus = root.activeElement === null || menu.contains(root.activeElement);
    opener.ariaExpanded = opener.matches('button') ? 'false' : null;
    menu.remove();
    if (hadFocus && opener.isConnected) opener.focus({preventScroll: true});
  });
  if (opener.matches('button')) opener.ariaExpanded = 'true';
  menu.showPopover();
  placePopup(menu, opener.querySelector('.bubble') ?? opener, 'below');
  menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
}

function renderMenu(about: MenuAbout, close: () => void) {
  const {row, task} = about;
  const {strings, message} = row;
  const {messageTools} = strings;
  const own = ownReaction(message);
  const choose = (emoji: string) => () => {
    close();
    react(about, emoji);
  };
  return html`
    ${
      takesReaction(row, task)
        ? html`<div class="reactions" role="group" aria-label=${messageTools.react}>
            ${QUICK.map(
              (emoji) =>
                html`<button
                  type="button"
                  role="menuitemradio"
                  tabindex="-1"
                  aria-checked=${own === emoji ? 'true' : 'false'}
                  aria-label=${messageTools.reactWith(emoji)}
                  @click=${choose(emoji)}
                >
                  ${emoji}
                </button>`,
            )}<button
              type="button"
              role="menuitem"
              tabindex="-1"
              title=${messageTools.moreReactions}
              aria-label=${messageTools.moreReactions}
              aria-keyshortcuts="E"
              @click=${() => {
                close();
                void openReactions(about);
              }}
            >
              ${addSmile}
            </button>
          </div>`
        : nothing
    }
    ${choicesOf(about).map(
      ({name, words, icon, run}) =>
        html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          class=${name}
          aria-keyshortcuts=${name === 'reply' ? 'R' : nothing}
          @click=${() => {
            close();
            run();
          }}
        >
          ${icon}<span>${words}</span>
        </button>`,
    )}
  `;
}

const takesReaction = ({session, message}: MessageRow, {capabilities}: Task): boolean =>
  session?.supports('react') === true &&
  capabilities.features.includes('reaction') &&
  message.version > 0 &&
  !message.deleted;

const ownReaction = ({reactions}: Message): string | null =>
  reactions.find(({by}) => by.kind === 'agent')?.emoji ?? null;

/** The same one again takes it back. */
function react({row, task, host}: MenuAbout, emoji: string): void {
  const {session, message} = row;
  const next = ownReaction(message) === emoji ? null : emoji;
  session?.react(task.id, message.id, next, {source: host}).catch(() => undefined);
}

/** All emoji, for a reaction; nothing where the message takes none. */
export async function openReactions(about: MenuAbout): Promise<void> {
  const {row, task, host, opener} = about;
  const {strings} = row;
  if (!takesReaction(row, task)) return;
  try {
    const {EmojiPicker} = await import('../../composer/emoji/picker.js');
    await EmojiPicker.open({
      host,
      beside: opener.querySelector('.bubble') ?? opener,
      strings,
      chosen: ownReaction(row.message),
      onChoose: (emoji) => react(about, emoji),
      giveFocusBack: () => opener.focus({preventScroll: true}),
    });
  } catch {
    announce(host, strings.messageTools.noReactions, 'assertive');
  }
}

/** Answers the message, where it can be answered. */
export function replyNow({row, task, onReply}: MenuAbout): void {
  if (takesReply(row, task)) onReply();
}

function takesReply({session, message}: MessageRow, task: Task): boolean {
  const repliable = session && whyNotSend(session.state, task, session.clock.now()) === null;
  return repliable === true && canBeAnswered(message) && task.capabilities.features.includes('reply');
}

function choicesOf({row, task, host, onReply}: MenuAbout): Choice[] {
  const {message, strings, session, closed} = row;
  const {messageTools, delivery} = strings;
  const choices: Choice[] = [];
  if (takesReply(row, task)) choices.push({name: 'reply', words: messageTools.reply, icon: icons.back, run: onReply});
  if (!message.deleted)
    choices.push({name: 'copy', words: messageTools.copy, icon: icons.copy, run: () => void copy(row, host)});
  if (message.delivery?.status !== 'failed') return choices;
  if (!closed) choices.push({name: 'retry', words: delivery.retry, icon: icons.again, run: () => retry(row)});
  if (!closed && session && editableText(session.state, message) !== null)
    choices.push({name: 'edit', words: delivery.edit, icon: icons.note, run: () => edit(row)});
  choices.push({name: 'delete', words: delivery.delete, icon: icons.close, run: () => remove(row)});
  return choices;
}

/** As it is shown: what is masked stays masked. */
async function copy({message, strings}: MessageRow, host: Element): Promise<void> {
  const {messageTools} = strings;
  const text = (writtenIn(message.content) ?? messageText(message, strings)).text;
  try {
    await navigator.clipboard.writeText(text);
    announce(host, messageTools.copied);
  } catch {
    announce(host, messageTools.notCopied, 'assertive');
  }
}

function followKey(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = whereTo(event.key, at, items, getComputedStyle(menu).direction === 'rtl');
  if (event.key === 'Tab') menu.hidePopover();
  else if (to === undefined) return;
  else items.at(to)?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function whereTo(key: string, at: number, items: readonly HTMLElement[], rtl: boolean): number | undefined {
  const reactions = items.filter((item) => item.closest('.reactions')).length;
  const inRow = at >= 0 && at < reactions;
  switch (key) {
    case 'ArrowDown':
      return inRow ? reactions % items.length : (at + 1) % items.length;
    case 'ArrowUp':
      return inRow ? items.length - 1 : at === reactions ? Math.max(0, at - 1) % items.length : at - 1;
    case 'ArrowRight':
    case 'ArrowLeft':
      return inRow ? (at + ((key === 'ArrowRight') === rtl ? reactions - 1 : 1)) % reactions : undefined;
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default:
      return undefined;
  }
}
