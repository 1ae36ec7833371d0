import {html, nothing, render} from 'lit';
import {DeskError} from '../core/errors.js';
import {MAX_REVEAL_REASON} from '../core/limits.js';
import {revealKey} from '../core/reveal-key.js';
import {isPending, refusalOf} from '../core/select.js';
import {subjectOf, type DeskState} from '../core/state.js';
import {announce} from './announcer.js';
import {formatDuration} from './format.js';
import * as icons from './icons.js';
import {secondsLeft} from './seconds-left.js';
import type {Revealable} from './reveal.js';

/** Asks for the reason and reveals the value; `onClosed` takes the focus back. Returns what closes it. */
export function openRevealDialog(about: Revealable, onClosed: () => void): () => void {
  const {host, session, taskId, messageId, stretch, words, strings} = about;
  const what = {taskId, messageId, stretch};
  const command = {type: 'reveal', ...what, reason: ''} as const;
  const dialog = document.createElement('dialog');
  const field = () => dialog.querySelector('input');
  let missing = false;

  const wrongIn = (state: DeskState): string | null => {
    if (missing) return strings.reveal.missing;
    const refusal = refusalOf(state, command)?.code;
    return refusal === undefined
      ? null
      : refusal === 'rate-limited'
        ? strings.reveal.tooMany
        : strings.refused(refusal);
  };

  const draw = (): void => {
    const busy = isPending(session.state, command);
    const wrong = wrongIn(session.state);
    render(
      html`<form novalidate @submit=${onSubmit}>
        <h2 id="reveal-title">${strings.reveal.title(words)}</h2>
        <label for="reveal-reason">${strings.reveal.reason}</label>
        <input
          id="reveal-reason"
          part="reason-input"
          type="text"
          dir="auto"
          autocomplete="off"
          required
          maxlength=${MAX_REVEAL_REASON}
          aria-describedby="reveal-recorded"
          aria-invalid=${missing ? 'true' : 'false'}
          ?readonly=${busy}
          @input=${onInput}
        />
        <p class="quiet small" id="reveal-recorded">${strings.reveal.recorded(session.state.agent?.name ?? '')}</p>
        <div role="alert">
          ${wrong === null ? nothing : html`<p class="refusal small">${icons.alert}<span>${wrong}</span></p>`}
        </div>
        <div class="choices">
          <button class="button" part="cancel-button" type="button" @click=${close}>${strings.reveal.cancel}</button>
          <button class="button primary" part="reveal-button" aria-disabled=${busy ? 'true' : 'false'}>
            ${busy ? html`<span class="spinner"></span>` : nothing}${strings.reveal.submit}
          </button>
        </div>
      </form>`,
      dialog,
    );
  };

  const onInput = (): void => {
    missing = false;
    session.dismissRefusal(subjectOf(command));
    draw();
  };

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const reason = field()?.value.trim() ?? '';
    if (isPending(session.state, command)) return;
    missing = reason === '';
    draw();
    if (missing) field()?.focus();
    else void ask(reason);
  };

  const ask = async (reason: string): Promise<void> => {
    try {
      await session.reveal(what, reason, {source: host});
    } catch (error) {
      if (error instanceof DeskError) return field()?.focus(); // why stands above the buttons, and the reason is still there
      throw error;
    }
    close();
    const shown = session.state.revealed.get(revealKey(what));
    if (!shown) return;
    const {words: duration} = formatDuration(secondsLeft(session, shown.until), strings.locale);
    announce(host, strings.reveal.shown(duration));
  };

  const close = (): void => dialog.close();

  dialog.addEventListener('close', () => {
    unfollow();
    session.dismissRefusal(subjectOf(command));
    const stood = dialog.isConnected;
    dialog.remove();
    if (stood) onClosed();
  });
  dialog.className = 'reveal-dialog';
  dialog.part.add('reveal-dialog');
  dialog.lang = strings.locale;
  dialog.dir = strings.dir;
  dialog.setAttribute('aria-labelledby', 'reveal-title');
  const unfollow = session.subscribe((state) => `${isPending(state, command)} ${wrongIn(state)}`, draw);
  draw();
  host.renderRoot.append(dialog);
  dialog.showModal();
  field()?.focus();
  return close;
}
