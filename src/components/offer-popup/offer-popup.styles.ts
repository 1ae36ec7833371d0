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
      background: none;
      border: 0;
      inline-size: min(23rem, calc(100vw - 1.5rem));
      inset: auto;
      inset-block-end: var(--wa-desk-offer-inset, 0.75rem);
      inset-inline-end: 0.75rem;
      margin: 0;
      max-block-size: calc(100dvh - 0.75rem - var(--wa-desk-offer-inset, 0.75rem));
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

    [part='header'] > svg {
      color: var(--_accent-text);
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

    .accept {
      margin-block-start: calc(var(--_space) * 0.25);
      position: relative;
    }

    [part='accept-button'] {
      inline-size: 100%;
      min-block-size: 2.75rem;
    }

    [part='missed'] {
      align-items: center;
      display: flex;
      gap: var(--_space);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    }

    [part='missed'] > svg {
      color: var(--_warning-text);
    }

    [part='missed'] p {
      overflow-wrap: anywhere;
    }

    [part='count'] {
      align-self: flex-end;
      font-weight: 600;
      padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
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

    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 0.5rem;
      }
    }
  `,
];
