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
      display: grid;
      gap: var(--_space);
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      max-inline-size: 22rem;
    }

    .pill {
      align-items: center;
      background: var(--_surface-raised);
      border: 1px solid var(--_control-border);
      border-radius: 1.5em;
      display: flex;
      gap: calc(var(--_space) * 1.25);
      max-inline-size: 100%;
      min-block-size: 2.5rem;
      padding-inline: calc(var(--_space) * 1.75) calc(var(--_space) * 1.5);
      position: relative;
    }

    .pill:hover:not(:has([aria-disabled='true'])) {
      background: color-mix(in srgb, var(--_text) 5%, var(--_surface-raised));
    }

    [part='button'] {
      align-items: center;
      background: none;
      border: 0;
      cursor: pointer;
      display: flex;
      font-weight: 600;
      gap: var(--_space);
      min-inline-size: 0;
      padding: 0;
    }

    [part='button'][aria-disabled='true'] {
      cursor: default;
    }

    /* the whole pill is the button; its neighbour, the timer, stays readable by itself */
    [part='button']::after {
      border-radius: 1.5em;
      content: '';
      inset: 0;
      position: absolute;
    }

    [part='button']:focus-visible {
      outline: none;
    }

    [part='button']:focus-visible::after {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }

    .words {
      display: grid;
      justify-items: start;
      min-inline-size: 3.75em; /* of a state's name more than its first letters stays */
      text-align: start;
    }

    [part='state'],
    [part='engaged'] {
      max-inline-size: 100%;
    }

    .two [part='state'] {
      line-height: 1.2;
    }

    [part='engaged'] {
      color: var(--_text-quiet);
      font-size: 0.75em;
      font-weight: 400;
      line-height: 1.2;
    }

    [part='devices'] {
      color: var(--_warning-text);
      position: relative; /* above the button, so that its title shows */
    }

    .available > svg {
      color: var(--_success);
    }

    .idle > svg,
    .rona > svg {
      color: var(--_warning-text);
    }

    .offline > svg,
    .chevron {
      color: var(--_text-quiet);
    }

    .pill:has(.rona) {
      background: var(--_warning-quiet);
      border-color: var(--_warning-text);
    }

    .spinner {
      margin-inline: 0.125em;
    }

    [part='timer'] {
      color: var(--_text-quiet);
    }

    [part='note'] {
      background: none;
      border: 0;
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      inline-size: max-content; /* wherever it stands */
      inset: auto;
      margin: 0;
      max-inline-size: min(22rem, calc(100vw - 1rem));
      overflow: visible;
      padding: 0;
    }

    [part='error'],
    [part='hint'] {
      border-color: currentcolor;
      padding-inline-end: calc(var(--_space) * 0.75);
    }

    [part='error'] > p,
    [part='hint'] > .grow {
      align-self: center;
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
      margin-block-start: var(--_space);
    }

    .choices .button {
      border-color: currentcolor;
      color: inherit;
      padding-inline: 0.625rem;
    }

    [part='menu'] {
      background: var(--_surface-raised);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      color: var(--_text);
      inset: auto;
      margin: 0;
      max-block-size: calc(100dvh - 1rem);
      max-inline-size: min(20rem, calc(100vw - 1rem));
      min-inline-size: 13rem;
      overflow-y: auto;
      padding: calc(var(--_space) * 0.75);
    }

    [part~='capacity'] {
      align-items: center;
      display: flex;
      flex-wrap: wrap;
      font-variant-numeric: tabular-nums;
      gap: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
      justify-content: space-between;
      padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.25) var(--_space);
    }

    [part='meter'] {
      display: inline-flex;
      gap: 3px;
    }

    [part='meter'] i {
      block-size: 0.75rem;
      border: 1px solid var(--_control-border);
      border-radius: 3px;
      inline-size: 0.5rem;
    }

    [part='meter'] .taken {
      background: var(--_accent);
      border-color: var(--_mark);
    }

    [part~='full'] .taken {
      background: var(--_warning-text);
      border-color: var(--_warning-text);
    }

    .told {
      color: var(--_warning-text);
      flex-basis: 100%;
    }

    .search {
      align-items: center;
      border: 1px solid var(--_control-border);
      border-radius: calc(var(--_radius) * 0.75);
      display: flex;
      gap: var(--_space);
      margin: calc(var(--_space) * 0.25) calc(var(--_space) * 0.25) calc(var(--_space) * 0.75);
      padding-inline: var(--_space);
    }

    .search:focus-within {
      outline: 2px solid var(--_focus);
      outline-offset: 1px;
    }

    .search svg {
      color: var(--_text-quiet);
    }

    [part='search-input'] {
      background: none;
      border: 0;
      flex: 1;
      min-block-size: 2.25rem;
      min-inline-size: 0;
      outline: none;
      padding: 0;
    }

    [part='search-input']::placeholder {
      color: var(--_text-quiet);
      opacity: 1;
    }

    .items {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }

    .none {
      overflow-wrap: anywhere;
      padding: calc(var(--_space) * 1.25);
    }

    [role='separator'] {
      border-block-start: 1px solid var(--_border);
      margin-block: calc(var(--_space) * 0.75);
    }

    .heading {
      border-block-start: 1px solid var(--_border);
      margin-block: calc(var(--_space) * 0.75) calc(var(--_space) * 0.25);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 0.25);
    }

    [part='option'],
    [part='action'] {
      align-items: center;
      background: none;
      border: 0;
      border-radius: calc(var(--_radius) * 0.75);
      cursor: pointer;
      display: flex;
      gap: var(--_space);
      inline-size: 100%;
      min-block-size: 2.5rem;
      overflow-wrap: anywhere;
      padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.25);
      text-align: start;
    }

    [part='option']:is(:hover, :focus),
    [part='action']:is(:hover, :focus) {
      background: var(--_accent-quiet);
    }

    [part='option']:focus-visible,
    [part='action']:focus-visible {
      outline-offset: -2px;
    }

    .why {
      margin-block-start: calc(var(--_space) * -0.75);
      overflow-wrap: anywhere;
      padding-block-end: var(--_space);
      padding-inline: calc(var(--_space) * 2.25 + 1.25em) calc(var(--_space) * 1.25); /* under the name */
    }

    [part='action'][aria-disabled='true'] {
      color: var(--_text-quiet);
      cursor: default;
    }

    [part='option'] .tick {
      color: var(--_accent-text);
      margin-inline-start: auto;
    }

    [part='option'][aria-checked='true'] {
      font-weight: 600;
    }

    @media (forced-colors: active) {
      [part='meter'] .taken {
        background: CanvasText;
        border-color: CanvasText;
        forced-color-adjust: none;
      }

      [part='action'][aria-disabled='true'] {
        color: GrayText;
      }
    }

    @media (pointer: coarse) {
      .pill,
      [part='action'],
      [part='option'] {
        min-block-size: 2.75rem;
      }
    }
  `,
];
