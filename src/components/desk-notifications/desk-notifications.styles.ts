import {css} from 'lit';
import {base} from '../../element/base.styles.js';

export const styles = [
  base,
  css`
    :host {
      display: inline-block;
    }

    :host([hidden]) {
      display: none;
    }

    [part='base'] {
      display: inline-flex;
    }

    [part='quiet-button'][aria-pressed='true'] {
      background: var(--_warning-quiet);
      color: var(--_warning-text);
    }

    [part='settings-button'] {
      min-inline-size: 1.75rem;
      padding-inline: 0.2rem;
    }

    [popover] {
      color: var(--_text);
      inset: auto;
      margin: 0;
    }

    [part='settings'] {
      background: var(--_surface-raised);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      inline-size: min(21rem, calc(100vw - 1rem));
      max-block-size: calc(100dvh - 1rem);
      overflow-y: auto;
      padding: calc(var(--_space) * 2);
    }

    [part='settings']:popover-open,
    section[aria-labelledby] {
      display: grid;
      gap: var(--_space);
      justify-items: start;
    }

    section[aria-labelledby] {
      border-block-start: 1px solid var(--_border);
      inline-size: 100%;
      margin-block-start: calc(var(--_space) * 0.5);
      padding-block-start: calc(var(--_space) * 1.5);
    }

    h2,
    h3 {
      font-size: 1em;
      font-weight: 650;
      line-height: 1.4;
    }

    .choice,
    .volume {
      align-items: center;
      cursor: pointer;
      display: flex;
      gap: calc(var(--_space) * 1.25);
      inline-size: 100%;
      min-block-size: 2rem;
    }

    input {
      accent-color: var(--_mark);
      cursor: pointer;
      flex: none;
      margin: 0;
    }

    input[type='checkbox'] {
      block-size: 1.25rem;
      inline-size: 1.25rem;
    }

    input[type='range'] {
      block-size: 1.5rem;
      flex: 1;
      min-inline-size: 0;
    }

    /* at the other end than the offers; where there is no room beside them, at the top, below a header */
    [part='toasts'] {
      background: none;
      border: 0;
      inline-size: min(18rem, calc(100vw - 1.5rem));
      inset-block-end: max(var(--wa-desk-toast-inset, 0.75rem), var(--_lift, 0px));
      inset-inline-start: 0.75rem;
      overflow: visible;
      padding: 0;
    }

    @media (max-width: 48rem) {
      [part='toasts'] {
        inline-size: min(22rem, calc(100vw - 1.5rem));
        inset-block: var(--wa-desk-toast-inset, 4.25rem) auto;
      }
    }

    /* in a slim panel and at 400 % zoom no question stands before the conversation; the settings ask it too */
    @media (max-height: 22rem), (max-width: 30rem) {
      .card.hint {
        display: none;
      }
    }

    [part='toasts'] ul {
      display: grid;
      gap: calc(var(--_space) * 1.25);
    }

    .card {
      align-items: start;
      background: var(--_surface-raised);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      display: flex;
      gap: calc(var(--_space) * 1.25);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 1.25)
        calc(var(--_space) * 1.75);
      position: relative;
    }

    .card > svg {
      color: var(--_accent-text);
      margin-block-start: 0.1em;
    }

    .card:is(.notice-card, .interrupted-card, .connection-card) > svg {
      color: var(--_warning-text);
    }

    .words {
      display: grid;
      flex: 1;
      gap: calc(var(--_space) * 0.25);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .title {
      font-weight: 650;
    }

    .body {
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 4;
      color: var(--_text-quiet);
      display: -webkit-box;
      line-clamp: 4;
      overflow: hidden;
    }

    .open {
      background: none;
      border: 0;
      cursor: pointer;
      display: flex;
      flex: 1;
      min-inline-size: 0;
      padding: 0;
      text-align: start;
    }

    /* the whole card opens it; its neighbour, the cross, stays above */
    .open::after {
      border-radius: var(--_radius);
      content: '';
      inset: 0;
      position: absolute;
    }

    .open:focus-visible {
      outline: none;
    }

    .open:focus-visible::after {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }

    .card:has(.open:hover) {
      background: color-mix(in srgb, var(--_text) 4%, var(--_surface-raised));
    }

    [part='toast-close'] {
      margin-block: calc(var(--_space) * -0.5);
      position: relative;
      z-index: 1;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
      margin-block-start: calc(var(--_space) * 0.75);
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
