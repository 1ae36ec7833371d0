import {html, type ReactiveElement, type TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {ref} from 'lit/directives/ref.js';
import type {DeskSession} from '../core/session.js';
import {revealKey} from '../core/reveal-key.js';
import type {Revealed} from '../core/reveal.js';
import type {Strings} from '../strings/en.js';
import {revealWords} from '../strings/en/reveal.js';
import {bring} from '../strings/english.js';
import {focusedElement} from './focus-return.js';
import {formatDuration} from './format.js';
import * as icons from './icons.js';
import {openRevealDialog} from './reveal-dialog.js';
import {styles} from './reveal.styles.js';
import {secondsLeft} from './seconds-left.js';
import type {Hidden} from './shown-text.js';
import {wear} from './wear.js';

bring({reveal: revealWords}); // with the code, when it is first needed

/** A masked stretch, and where its value is asked for. */
export interface Revealable extends Hidden, Pick<Revealed, 'taskId' | 'messageId'> {
  /** The element it stands in. */
  readonly host: ReactiveElement;
  readonly session: DeskSession;
  readonly strings: Strings;
}

class RevealDirective extends AsyncDirective {
  #about: Revealable | undefined;
  #button: HTMLElement | undefined;
  #unfollow: (() => void) | undefined;
  #stopTicking: (() => void) | undefined;
  #closeDialog: (() => void) | undefined;

  override render(about: Revealable): TemplateResult {
    const before = this.#about;
    this.#about = about;
    const same = before?.session === about.session && revealKey(before) === revealKey(about);
    if (!same || !this.#unfollow) this.#follow(about);
    else if (before.text !== about.text) queueMicrotask(() => about.session.hideRevealed(about)); // it says something else now
    const shown = about.session.state.revealed.get(revealKey(about));
    if (shown) this.#stopTicking ??= about.session.clock.onSecond(this.#refresh);
    else this.#rest();
    return shown ? this.#renderShown(shown, about) : this.#renderButton(about);
  }

  override disconnected(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#rest();
    this.#closeDialog?.();
  }

  override reconnected(): void {
    this.#refresh();
  }

  /** In a text that keeps its line breaks none may come in with the markup. */
  #renderButton({text, words, strings}: Revealable): TemplateResult {
    const heard = strings.reveal.title(words);
    // prettier-ignore
    return html`<button class="masked reveal" part="masked" type="button" dir="ltr" aria-haspopup="dialog" ${ref(this.#keepButton)} @click=${this.#onAsk}
      ><span aria-hidden="true">${text}</span><span class="in-words visually-hidden" lang=${strings.locale}>${heard}</span></button>`;
  }

  /** Only the value counts as text of the message, to be selected and copied. */
  #renderShown({value, until}: Revealed, {session, strings}: Revealable): TemplateResult {
    const {digits, words} = formatDuration(secondsLeft(session, until), strings.locale);
    // prettier-ignore
    return html`<span class="revealed" part="revealed"><bdi class="clear" dir="ltr">${value}</bdi
      ><span class="in-words" lang=${strings.locale} dir=${strings.dir === 'rtl' ? 'rtl' : 'ltr'}
        >${icons.eye}<span role="timer" aria-live="off" aria-label=${strings.reveal.left(words)}>${digits}</span
        ><button class="hide" part="hide-button" type="button" ${ref(this.#keepButton)} @click=${this.#onHide}>${strings.reveal.hide}</button
      ></span></span>`;
  }

  #follow({host, session, ...what}: Revealable): void {
    this.disconnected();
    wear(host, styles);
    hideWithTheTab(session);
    const key = revealKey(what);
    this.#unfollow = session.subscribe(({revealed}) => revealed.get(key), this.#refresh);
  }

  #rest(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
  }

  /** Whoever was on the one button goes on from the other. */
  readonly #refresh = (): void => {
    if (!this.#about) return;
    const button = this.#button;
    const held = button !== undefined && focusedElement() === button;
    this.setValue(this.render(this.#about));
    if (held && this.#button !== button) this.#button?.focus({preventScroll: true});
  };

  readonly #keepButton = (element: Element | undefined): void => {
    if (element instanceof HTMLElement) this.#button = element;
  };

  readonly #onAsk = (): void => {
    if (this.#about)
      this.#closeDialog = openRevealDialog(this.#about, () => this.#button?.focus({preventScroll: true}));
  };

  readonly #onHide = (): void => this.#about?.session.hideRevealed(this.#about);
}

/** Draws a masked stretch as a button that asks for its value, and the value for as long as it may be seen. */
export const reveal = directive(RevealDirective);

const watched = new WeakSet<DeskSession>();

/** In a tab that nobody looks at nothing stays revealed. */
function hideWithTheTab(session: DeskSession): void {
  if (watched.has(session)) return;
  watched.add(session);
  const hide = () => {
    if (document.hidden) for (const one of session.state.revealed.values()) session.hideRevealed(one);
  };
  session.subscribe(
    ({revealed}) => revealed.size > 0,
    (any) => {
      if (!any) return document.removeEventListener('visibilitychange', hide);
      document.addEventListener('visibilitychange', hide);
      hide();
    },
  );
}
