import {css, type CSSResultGroup} from 'lit';
import {brand} from './brand.styles.js';
import {tokens} from './tokens.styles.js';

/**
 * What every element wears, before its own styles. Layout and text live on the inner `part="base"`, out of the reach
 * of a page's rules for our tags; `:host` sets `display` alone.
 */
const rules = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  /* not what is generated: a rule for that of all elements is paid for by each of them */
  * {
    box-sizing: border-box;
  }

  /* what a page's text inherits must not reach in */
  [part~='base'] {
    caret-color: auto;
    color: var(--_text);
    font: 400 var(--_font-size) / 1.45 var(--_font);
    hyphens: manual;
    letter-spacing: normal;
    line-break: auto;
    overflow-wrap: normal;
    text-align: start;
    text-align-last: auto;
    text-emphasis: none;
    text-indent: 0;
    text-rendering: auto;
    text-shadow: none;
    text-transform: none;
    text-underline-offset: auto;
    text-wrap: wrap;
    user-select: text;
    white-space: normal;
    word-break: normal;
    word-spacing: normal;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  input,
  textarea {
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  svg {
    block-size: 1.25em;
    display: block;
    fill: none;
    flex: none;
    inline-size: 1.25em;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  /* a label and its badge, an icon and its word: in one line, never touching */
  .row {
    align-items: center;
    display: flex;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .grow {
    flex: 1;
    min-inline-size: 0;
  }

  .cut {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .quiet {
    color: var(--_text-quiet);
  }

  .small {
    font-size: 0.8667em;
  }

  .visually-hidden:not(:focus):not(:active) {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    margin: -1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  /* what stands for a masked stretch: its stars and digits in one rhythm, quietly underlined */
  .masked {
    font-variant-numeric: tabular-nums;
    position: relative; /* its words stay with it */
    text-decoration: underline dotted color-mix(in srgb, currentcolor 45%, transparent) 1px;
    text-underline-offset: 0.25em;
  }

  .in-words {
    user-select: none;
  }

  /* which of those that look alike */
  .customer-id {
    border: 1px solid color-mix(in srgb, currentcolor 30%, transparent);
    border-radius: 0.3125rem;
    color: var(--_text-quiet);
    flex: none;
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    letter-spacing: 0.04em;
    line-height: 1.125rem;
    padding-inline: 0.3125rem;
    position: relative;
  }

  /* beside a customer's name, whatever it says */
  .customer-role {
    color: var(--_text-quiet);
    flex: none;
    font-size: 0.75rem;
    font-weight: 400;
  }

  .customer-role::before {
    content: '·';
    margin-inline-end: 0.375rem;
  }

  /* a sentence that something went wrong, with its icon in front */
  .refusal,
  .notice {
    align-items: start;
    background: var(--_danger-quiet);
    border: 1px solid transparent;
    border-radius: calc(var(--_box-radius) * 0.75);
    color: var(--_danger-text);
    display: flex;
    gap: var(--_space);
    overflow-wrap: anywhere;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
  }

  .notice {
    background: var(--_warning-quiet);
    color: var(--_warning-text);
  }

  .refusal > svg,
  .notice > svg {
    margin-block-start: 0.1em;
  }

  @media (forced-colors: active) {
    .refusal,
    .notice {
      border-color: currentcolor;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** `<button class="button">`, with `primary`, `danger` or `icon` beside it. Busy: `aria-disabled`, so that focus stays. */
const buttons = css`
  .button {
    align-items: center;
    background: transparent;
    border: 1px solid var(--_control-border);
    border-radius: var(--wa-desk-button-radius, calc(var(--_radius) * 0.75));
    color: var(--_text);
    cursor: pointer;
    display: inline-flex;
    font-weight: 600;
    gap: var(--_space);
    justify-content: center;
    line-height: 1.25;
    margin: 0;
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    padding: calc(var(--_space) * 0.8) 1rem;
    text-align: center;
    transition:
      background-color 120ms,
      border-color 120ms;
    user-select: none;
  }

  .button:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }

  .button.primary {
    background: var(--_accent);
    border-color: var(--_mark); /* the edge of one that is nearly as bright as what it stands on */
    color: var(--_on-accent);
  }

  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in srgb, var(--_accent), black 12%);
    border-color: color-mix(in srgb, var(--_mark), black 12%);
  }

  .button.danger {
    border-color: currentcolor;
    color: var(--_danger-text);
  }

  .button.quiet {
    border-color: transparent;
    color: inherit;
  }

  .button.icon {
    padding: calc(var(--_space) * 0.5);
  }

  .button.compact {
    min-block-size: var(--_control-compact);
    min-inline-size: var(--_control-compact);
    padding-block: 0.2rem;
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: default;
  }

  .button:disabled {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-quiet);
  }

  .button:focus-visible {
    outline-offset: 2px;
  }

  .spinner {
    animation: spin 900ms linear infinite;
    block-size: 1em;
    border: 2px solid currentcolor;
    border-block-start-color: transparent;
    border-radius: 50%;
    flex: none;
    inline-size: 1em;
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  @media (pointer: coarse) {
    .button,
    .button.compact {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .button,
    .button.primary,
    .button.quiet {
      border-color: currentcolor;
    }

    .button:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;

export const base: CSSResultGroup = [brand, tokens, rules, buttons];
