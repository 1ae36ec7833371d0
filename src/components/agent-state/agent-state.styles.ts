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
      max-inline-size: min(20rem, calc(100vw - 1rem));
      overflow: visible;
      padding: 0;
    }

    [part='note'] p {
      align-items: center;
      border-color: currentcolor;
      padding-inline-end: calc(var(--_space) * 0.75);
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

    .heading {
      border-block-start: 1px solid var(--_border);
      margin-block: calc(var(--_space) * 0.75) calc(var(--_space) * 0.25);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.25) calc(var(--_space) * 0.25);
    }

    [part='option'] {
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

    [part='option']:is(:hover, :focus) {
      background: var(--_accent-quiet);
    }

    [part='option']:focus-visible {
      outline-offset: -2px;
    }

    [part='option'] .tick {
      color: var(--_accent-text);
      margin-inline-start: auto;
    }

    [part='option'][aria-checked='true'] {
      font-weight: 600;
    }

    @media (pointer: coarse) {
      .pill,
      [part='option'] {
        min-block-size: 2.75rem;
      }
    }
  `,
];
