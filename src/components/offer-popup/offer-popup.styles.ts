import {css} from 'lit';
import {base} from '../../element/base.styles.js';

export const styles = [
  base,
  css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }

    [part='base'] {
      --_inset: max(var(--wa-desk-offer-inset, 0.75rem), var(--_lift, 0px));
      background: none;
      border: 0;
      inline-size: min(23rem, calc(100vw - 1.5rem));
      inset: auto;
      inset-block-end: var(--_inset);
      inset-inline-end: 0.75rem;
      margin: 0;
      max-block-size: calc(100dvh - 0.75rem - var(--_inset));
      overflow: visible;
      padding: 0;
    }

    [part='base']:popover-open {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) * 1.5);
    }

    .stack {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) * 1.5);
      margin: -1.5rem; /* room for the shadows inside the scroll area */
      min-block-size: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      padding: 1.5rem;
      scrollbar-width: thin;
    }

    .card {
      background: var(--_surface-raised);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      flex: none;
      overflow: clip;
    }

    [part='offer'] {
      display: grid;
      gap: calc(var(--_space) * 1.25);
      padding: calc(var(--_space) * 1.75) calc(var(--_space) * 2) calc(var(--_space) * 2);
    }

    [part='header'] {
      align-items: center;
      color: var(--_text-quiet);
      display: flex;
      gap: var(--_space);
    }

    [part='header'] > svg,
    [part='kind'] {
      color: var(--_accent-text);
    }

    [part='kind'] {
      font-weight: 600;
    }

    /* another edge for what a colleague asks */
    .transfer,
    .conference {
      border-inline-start: 4px solid var(--_mark);
    }

    .conference {
      border-inline-start-style: double;
    }

    [part='from'] {
      overflow-wrap: anywhere;
    }

    .note {
      background: var(--_surface-sunken);
      border-radius: calc(var(--_radius) * 0.75);
      padding: calc(var(--_space) * 1) calc(var(--_space) * 1.25);
    }

    [part='note'] {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    [part='note'].folded {
      -webkit-box-orient: vertical;
      display: -webkit-box;
      -webkit-line-clamp: 3;
      overflow: hidden;
    }

    [part='note-toggle'] {
      align-items: center;
      background: none;
      border: 0;
      color: var(--_accent-text);
      cursor: pointer;
      display: flex;
      font-weight: 600;
      gap: calc(var(--_space) * 0.5);
      min-block-size: 1.75rem;
      padding: 0;
    }

    .chevron {
      transition: rotate 120ms;
    }

    [aria-expanded='true'] > .chevron {
      rotate: 0.5turn;
    }

    [part~='time-left'] {
      align-items: center;
      display: grid;
      gap: calc(var(--_space) * 0.75) var(--_space);
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    [part~='time-left'] > svg {
      color: var(--_text-quiet);
    }

    [part='countdown'] {
      font-kerning: none;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      min-inline-size: 5ch;
      text-align: end;
    }

    [part='bar'] {
      appearance: none;
      background: var(--_surface-sunken);
      block-size: 0.375rem;
      border: 1px solid var(--_control-border);
      border-radius: 1rem;
      grid-column: 1 / -1;
      inline-size: 100%;
      overflow: clip;
    }

    [part='bar']::-webkit-progress-bar {
      background: transparent;
    }

    [part='bar']::-webkit-progress-value {
      background: var(--_accent);
      transition: inline-size 1s linear;
    }

    [part='bar']::-moz-progress-bar {
      background: var(--_accent);
    }

    [part~='urgent'],
    [part~='urgent'] > svg {
      color: var(--_danger-text);
      font-weight: 600;
    }

    [part~='urgent'] [part='bar'] {
      border-color: currentcolor;
    }

    [part~='urgent'] [part='bar']::-webkit-progress-value {
      background: var(--_danger-text);
    }

    [part~='urgent'] [part='bar']::-moz-progress-bar {
      background: var(--_danger-text);
    }

    [part='timer'] {
      color: var(--_text);
      font-weight: 600;
      margin-inline-start: auto;
      text-align: end;
    }

    [part='customer-name'] {
      font-size: 1.2em;
      font-weight: 650;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }

    dl {
      display: grid;
      gap: calc(var(--_space) * 0.25) calc(var(--_space) * 2);
      grid-template-columns: max-content 1fr;
    }

    dt {
      color: var(--_text-quiet);
    }

    dd {
      font-variant-numeric: tabular-nums;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    /* in view however low the window is */
    .accept {
      background: var(--_surface-raised);
      inset-block-end: 0;
      margin-block-start: calc(var(--_space) * 0.25);
      position: sticky;
    }

    [part='accept-button'] {
      inline-size: 100%;
      min-block-size: 2.75rem;
    }

    [part='missed'] {
      align-items: start;
      display: flex;
      gap: var(--_space);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    }

    [part='missed'] > svg {
      color: var(--_warning-text);
      margin-block: 0.6rem;
    }

    [part='missed'] .grow {
      align-self: center;
      overflow-wrap: anywhere;
    }

    [part='choices'],
    .codes {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
    }

    [part='choices'] {
      margin-block-start: calc(var(--_space) * 1.25);
    }

    [part='choices'] .button {
      padding-inline: 0.75rem;
    }

    .codes {
      flex-basis: 100%;
      max-block-size: 9rem;
      overflow-y: auto;
      padding: 4px; /* the focus ring's */
      margin: -4px;
    }

    [part='code-button'] {
      max-inline-size: 100%;
      overflow-wrap: anywhere;
    }

    [part='missed'] .refusal {
      margin-block-start: var(--_space);
    }

    [part='many'] {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 0.5) var(--_space);
      justify-content: space-between;
      padding: calc(var(--_space) * 0.75) calc(var(--_space) * 0.75) calc(var(--_space) * 0.75) calc(var(--_space) * 2);
    }

    [part='many'] p {
      font-variant-numeric: tabular-nums;
    }

    [part='count'] {
      font-weight: 600;
    }

    [part='accept-all-button'][aria-disabled='true'] {
      opacity: 0.75;
    }

    /* on the button, not in it: its name is what it does */
    [part='shortcut'] {
      align-content: center;
      color: var(--_on-accent);
      font-size: 0.8em;
      inset-block: 0;
      inset-inline-end: 1rem;
      pointer-events: none;
      position: absolute;
    }

    @media (pointer: coarse) and (hover: none) {
      [part='shortcut'] {
        display: none; /* nobody has the keys */
      }
    }

    @media (prefers-reduced-motion: no-preference) {
      .card {
        animation: arrive 180ms ease-out;
      }
    }

    @media (forced-colors: active) {
      [part='bar']::-webkit-progress-value {
        background: Highlight;
        forced-color-adjust: none;
      }

      [part='bar']::-moz-progress-bar {
        background: Highlight;
        forced-color-adjust: none;
      }

      [part='bar'] {
        border-color: CanvasText;
      }
    }

    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 0.5rem;
      }
    }

    /* at 400 % zoom it leaves the conversation's controls and box in view */
    @media (max-height: 22rem) {
      [part='base'] {
        inset-block: 0.75rem auto;
        max-block-size: 55dvh;
      }

      .stack {
        border-radius: var(--_radius);
        box-shadow: var(--_shadow);
        margin: 0;
        padding: 0;
      }

      [part='offer'] {
        gap: calc(var(--_space) * 0.5);
        padding-block: var(--_space) 0;
      }

      .accept {
        margin: 0;
        padding-block: calc(var(--_space) * 0.5) var(--_space);
      }
    }
  `,
];
