import {css} from 'lit';

export const styles = css`
  .base {
    container-type: inline-size;
    block-size: 100%;
    overflow-y: auto;
    background: var(--_surface);
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  .head {
    display: flex;
    gap: var(--_space);
    align-items: center;
    min-block-size: 2.75rem;
    padding: var(--_space) calc(var(--_space) * 1.5) 0 calc(var(--_space) * 2);
  }
  h3 {
    font-size: 0.875rem;
    font-weight: 600;
  }
  h4 {
    margin: 0;
    font: inherit;
  }
  ul.all {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .brick {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .top {
    position: relative;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border-radius: inherit;
  }
  .top:hover {
    background: color-mix(in srgb, currentcolor 4%, transparent);
  }
  [part='toggle-button'] {
    display: flex;
    gap: var(--_space);
    align-items: baseline;
    inline-size: 100%;
    min-block-size: 1.5rem;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  /* the whole top of the brick is the button's */
  [part='toggle-button']::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  [part='toggle-button']:focus-visible {
    outline: none;
  }
  [part='toggle-button']:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  [part='toggle-button'] svg {
    align-self: center;
    color: var(--_text-quiet);
    transition: rotate 120ms;
  }
  [aria-expanded='false'] svg {
    rotate: -90deg;
  }
  [aria-expanded='false'] svg:dir(rtl) {
    rotate: 90deg;
  }
  .title {
    flex: 1;
    font-weight: 600;
  }
  time,
  .duration {
    flex: none;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  time.title {
    flex: 1;
    color: inherit;
    font-size: inherit;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.875rem;
    overflow: clip; /* and with it the dot before the first of a line */
    overflow-wrap: anywhere;
  }
  .facts > * {
    position: relative;
    min-inline-size: 0;
  }
  .facts > ::before {
    content: '·';
    position: absolute;
    inset-inline-start: -0.5625rem;
    color: var(--_text-quiet);
    font-weight: 400;
  }
  .parts {
    margin-block-start: 0.375rem;
    padding-block-start: 0.375rem;
    border-block-start: 1px solid var(--_border);
    font-size: 0.8667em;
  }
  .facts .who {
    color: var(--_text);
    font-weight: 600;
  }
  .reason {
    color: var(--_text);
  }
  .messages {
    padding: 0 var(--_space) var(--_space);
  }
  .state {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    align-items: center;
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 2);
    font-size: 0.875rem;
    text-align: center;
  }
  .state svg:not(.refusal > svg) {
    inline-size: 2rem;
    block-size: 2rem;
    color: var(--_text-quiet);
  }
  .more {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    align-items: center;
    padding: 0 calc(var(--_space) * 1.5) calc(var(--_space) * 1.5);
  }
`;
