import {html, type TemplateResult} from 'lit';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** One of the stack. */
export interface Card {
  readonly key: string;
  readonly card: TemplateResult;
}

interface Answers {
  readonly onAction: () => void;
  readonly onLater: () => void;
}

export const soundHint = ({notifications: words}: Strings, answers: Answers): Card => ({
  key: 'sound-hint',
  card: renderHint(icons.sound, {text: words.soundBlocked, action: words.enableSound, later: words.notNow}, answers),
});

export const desktopHint = ({notifications: words}: Strings, answers: Answers): Card => ({
  key: 'desktop-hint',
  card: renderHint(icons.bell, {text: words.desktopOffer, action: words.turnOn, later: words.notNow}, answers),
});

/** Asks for what the browser wants to be asked for, while it is plain what it is good for. */
function renderHint(
  icon: TemplateResult,
  {text, action, later}: {readonly text: string; readonly action: string; readonly later: string},
  {onAction, onLater}: Answers,
): TemplateResult {
  return html`
    <li class="card hint" part="hint">
      ${icon}
      <div class="words">
        <p part="hint-text"><bdi>${text}</bdi></p>
        <p class="actions">
          <button class="button primary compact" part="hint-action" type="button" @click=${onAction}>${action}</button>
          <button class="button quiet compact" part="hint-later" type="button" @click=${onLater}>${later}</button>
        </p>
      </div>
    </li>
  `;
}
