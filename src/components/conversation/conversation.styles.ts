import {css} from 'lit';

export const styles = css`
  .base {
    position: relative;
    block-size: 100%;
    min-block-size: 0;
    overflow: clip; /* in a window so low that nothing is left for it, its buttons lie over no others */
    background: var(--_surface-sunken);
  }
  .log {
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none; /* the reading position is kept by us, alike in every browser */
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .content {
    display: flow-root;
    align-content: end; /* a short conversation stands at the bottom */
    min-block-size: 100%;
    padding-block: 2.75rem calc(var(--_space) * 2); /* above the first: the button of the search */
  }
  .chunk {
    contain: layout style;
    margin-block: -0.25rem;
    padding-block: 0.25rem; /* an outline at its edge is not cut */
  }
  .chunk.filled:not(.tail) {
    content-visibility: auto;
  }
  .message:focus-visible {
    outline: none;
  }
  .message:focus-visible .bubble,
  .message:focus-visible .notice-pill {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .message.flash .bubble {
    animation: flash 1600ms ease-out;
  }
  @media (prefers-reduced-motion: reduce) {
    .message.flash .bubble {
      box-shadow: 0 0 0 0.25rem color-mix(in srgb, var(--_mark), transparent 55%);
    }
  }
  @keyframes flash {
    from {
      box-shadow: 0 0 0 0.25rem color-mix(in srgb, var(--_mark), transparent 55%);
    }
  }
  .more {
    position: absolute; /* beside the bubble, see message-aside.ts */
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .more:is(:hover, :focus-visible, [aria-expanded='true']) {
    border-color: var(--_border);
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .moment {
    position: absolute;
    z-index: 1;
    inline-size: max-content;
    max-inline-size: 90%;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 0.5rem;
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: 0.75rem;
    box-shadow: var(--_shadow);
  }
  .more svg {
    stroke-width: 2.5;
  }
  .find {
    position: absolute;
    inset-block-start: 0.375rem;
    inset-inline-end: 1.25rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    opacity: 0.75;
  }
  .find:is(:hover, :focus-visible) {
    opacity: 1;
  }
  .date {
    display: flex;
    justify-content: center;
    margin-block: calc(var(--_space) * 1.5) var(--_space);
  }
  :is(.date, .floating-day) span {
    padding: 0.125rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .floating-day {
    position: absolute;
    inset-block-start: var(--_space);
    inset-inline: 0;
    display: flex;
    justify-content: center;
    visibility: hidden;
    opacity: 0;
    pointer-events: none;
    transition:
      opacity 150ms,
      visibility 150ms;
  }
  .floating-day.shown {
    visibility: visible;
    opacity: 1;
  }
  .message {
    margin-block-start: 0.875rem;
  }
  .message.continued {
    margin-block-start: 0.1875rem;
  }
  .date + .message {
    margin-block-start: 0.25rem;
  }
  .unread {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
    margin: 1rem calc(var(--_space) * 2) 0.25rem;
    color: var(--_accent-text);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentcolor;
    opacity: 0.5;
  }
  .older {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    align-items: center;
    padding: var(--_space) calc(var(--_space) * 2);
  }
  .empty {
    margin-block: auto;
    padding: calc(var(--_space) * 3);
    text-align: center;
  }
  .pills {
    position: absolute;
    inset-block-end: calc(var(--_space) * 1.5);
    inset-inline: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: center;
    pointer-events: none;
  }
  .newest {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    min-inline-size: 2.5rem;
    pointer-events: auto;
    min-block-size: 2.5rem;
    justify-content: center;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--_border);
    border-radius: 1.25rem;
    background: var(--_surface-raised);
    color: var(--_accent-text);
    font-size: 0.875rem;
    font-weight: 600;
    box-shadow: var(--_shadow);
    cursor: pointer;
  }
  .newest:hover {
    border-color: currentcolor;
  }
  .newest bdi:not(.visually-hidden) {
    padding-inline-end: 0.25rem;
  }
  @media print {
    .base,
    .log {
      block-size: auto;
      overflow: visible;
    }
    .chunk.filled:not(.tail) {
      content-visibility: visible;
    }
    .chunk:not(.filled) {
      min-block-size: 0 !important; /* set by code, on the element */
    }
    .pills,
    .find,
    .search,
    .more,
    .moment,
    .older,
    .floating-day {
      display: none;
    }
  }
`;
