import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    --_row: 3.5em; /* every row is as high as the next: those out of sight need not be there */
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.25);
    min-block-size: 0;
  }
  fieldset {
    display: flex;
    flex: none;
    min-inline-size: 0;
    margin: 0;
    padding: 0.1875rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }
  .kind {
    position: relative;
    display: flex;
    flex: 1;
    gap: var(--_space);
    align-items: center;
    justify-content: center;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding-inline: 0.5rem;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.75);
    color: var(--_text-quiet);
    font-weight: 600;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .kind input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .kind:has(:checked) {
    border-color: var(--_control-border);
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .kind:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .picker {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  ul {
    position: relative;
    flex: 0 1 min(calc(var(--_row) * 4.5), 40dvb);
    overflow: hidden auto;
    min-block-size: calc(var(--_row) * 1.5);
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  ul[hidden] {
    display: none;
  }
  ul::after {
    content: '';
    display: block;
    block-size: calc(var(--_row) * var(--_rows, 0));
  }
  li {
    position: absolute;
    inset-block-start: calc(var(--_row) * var(--_at, 0));
    inset-inline: 0;
    display: flex;
    gap: calc(var(--_space) * 1.25);
    align-items: center;
    block-size: var(--_row);
    padding-inline: 0.75rem;
    cursor: pointer;
  }
  li > svg {
    color: var(--_success);
  }
  .away {
    color: var(--_text-quiet);
    cursor: default;
  }
  .away > svg {
    color: var(--_text-quiet);
  }
  .name,
  .now {
    display: -webkit-box; /* the one way to cut after some lines in every engine */
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.3;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
  }
  .now {
    color: var(--_text-quiet);
  }
  li:hover:not(.away) {
    background: var(--_surface-sunken);
  }
  .chosen > svg,
  .chosen .now {
    color: inherit;
  }
  .message {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    padding: 1rem;
    overflow-wrap: anywhere;
  }
  .loading {
    animation: appear 1ms 200ms backwards; /* what comes sooner needs no word */
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .picker .refusal {
    flex: none;
    flex-wrap: wrap;
    border-radius: 0;
  }
  .foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0.25rem var(--_space);
    align-items: center;
    justify-content: space-between;
  }
  .choice {
    flex: 1 1 9rem;
    overflow-wrap: anywhere;
  }
  .choice.lost {
    color: var(--_danger-text);
  }
  .fetched {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    margin-inline-start: auto;
  }
  /* where a line is short, or the text large, a row takes more of them */
  @container (max-inline-size: 22em) {
    .picker {
      --_row: 5em;
    }
    .name,
    .now {
      -webkit-line-clamp: 2;
    }
  }
  @media (forced-colors: active) {
    li.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    li.chosen {
      border: 1px solid Highlight;
    }
    .away {
      color: GrayText;
    }
    .kind:has(:checked) {
      border-color: Highlight;
    }
  }
`;
