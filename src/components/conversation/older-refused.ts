import {html, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import {refusedWords} from '../../strings/en/refused.js';
import {bring} from '../../strings/english.js';
import type {Strings} from '../../strings/en.js';

bring({refused: refusedWords}); // with the code: most of the time they come

/** Why earlier messages did not come. */
export const renderOlderRefused = (why: DeskErrorCode, {refused}: Strings): TemplateResult =>
  html`<p class="refusal" role="alert">${refused(why)}</p>`;
