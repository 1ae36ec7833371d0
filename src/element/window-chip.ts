import {css, html, type TemplateResult} from 'lit';
import type {Strings} from '../strings/en.js';
import * as icons from './icons.js';
import type {WindowLeft} from './window-left.js';

/** By icon, words and colour. `inName`: it stands in a button, whose name must not change each minute. */
export function renderWindow({level, words}: WindowLeft, {timer}: Strings, inName = false): TemplateResult {
  const icon = {open: icons.clock, hour: icons.warning, minutes: icons.alert, closed: icons.alert}[level];
  const spoken = inName ? timer.window.spoken[level] : `${timer.window.label}: ${words}`;
  return html`<span class="window ${level}" part="window ${level}" title=${timer.window.label}
    >${icon}<span aria-hidden="true"><bdi>${words}</bdi></span
    ><span class="visually-hidden">${spoken}</span></span
  >`;
}

export const windowStyles = css`
  .window {
    display: inline-flex;
    gap: 0.25rem;
    align-items: center;
    flex: none;
    position: relative;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .window svg {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
  }
  .window:is(.hour, .minutes, .closed) {
    padding: 0.0625rem 0.4375rem;
    border: 1px solid transparent;
    border-radius: 0.75rem;
    background: var(--_warning-quiet);
    color: var(--_warning-text);
    font-weight: 600;
  }
  .window:is(.minutes, .closed) {
    background: var(--_danger-quiet);
    color: var(--_danger-text);
  }
  @media (forced-colors: active) {
    .window:is(.hour, .minutes, .closed) {
      border-color: currentcolor;
    }
  }
`;
