import {css} from 'lit';

export const styles = css`
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 11rem;
    max-inline-size: calc(100vi - 0.5rem);
    margin: 0;
    padding: 0.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .menu button {
    display: flex;
    gap: var(--_space);
    align-items: center;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.625rem;
    border: 0;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .menu button:is(:hover, :focus) {
    background: var(--_accent-quiet);
    color: var(--_accent-text);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu .delete {
    color: var(--_danger-text);
  }
  .menu .reply::after {
    content: 'R' / ''; /* the key that does it; a screen reader has it from the button */
    margin-inline-start: auto;
    padding-inline-start: 1rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
  }
  .menu .reply svg {
    rotate: 180deg;
    scale: 1 -1;
  }
  .menu .reactions {
    display: flex;
    gap: 0.125rem;
    margin-block-end: 0.25rem;
    padding-block-end: 0.25rem;
    border-block-end: 1px solid var(--_border);
  }
  .menu .reactions button {
    justify-content: center;
    inline-size: 2.5rem;
    min-block-size: 2.5rem;
    padding: 0;
    font-size: 1.25rem;
  }
  .menu .reactions svg {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    stroke-width: 1.5;
  }
  .menu .reactions [aria-checked='true'] {
    background: var(--_accent-quiet);
    box-shadow: inset 0 0 0 2px var(--_accent-text);
  }
  @media (forced-colors: active) {
    .menu button:focus {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
