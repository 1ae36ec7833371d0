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
  ul {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
    padding: var(--_space);
  }
  li {
    content-visibility: auto; /* of five hundred tasks those in view are laid out */
    contain-intrinsic-block-size: auto 5.375rem;
  }
  button {
    display: flex;
    gap: calc(var(--_space) * 1.25);
    align-items: flex-start;
    inline-size: 100%;
    margin: 0;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  button:hover {
    background: var(--_surface-sunken);
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  button[aria-current='true'] {
    background: var(--_accent-quiet);
    box-shadow: inset 3px 0 0 var(--_mark);
  }
  button[aria-current='true']:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_mark);
  }
  .picture {
    position: relative;
    flex: none;
  }
  .channel {
    position: absolute;
    inset-block-start: 1.75rem;
    inset-inline-end: -0.3125rem;
    display: grid;
    place-items: center;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border-radius: 50%;
    background: var(--_success);
    color: var(--_surface);
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .channel svg {
    inline-size: 0.8125rem;
    block-size: 0.8125rem;
  }
  .initials {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    margin-block-start: 0.125rem;
    border-radius: 50%;
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
    font-size: 0.8125rem;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .lines {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.0625rem;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    min-inline-size: 0;
  }
  .facts {
    flex-wrap: wrap;
    justify-content: flex-start;
    column-gap: 0.375rem;
    row-gap: 0.1875rem;
    min-block-size: 1.375rem;
    margin-block-start: 0.125rem;
    font-size: 0.75rem;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    align-items: center;
    min-inline-size: 0;
  }
  .badge,
  .waiting,
  .left {
    display: inline-flex;
    gap: 0.25rem;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .badge {
    padding-block: 0.0625rem;
    padding-inline: 0.3125rem 0.4375rem;
    border: 1px solid var(--_control-border);
    border-radius: 0.75rem;
    color: var(--_text);
    font-weight: 600;
  }
  .badge svg,
  .waiting svg,
  .left svg {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
  }
  .badge.accent {
    border-color: transparent;
    background: var(--_accent-quiet);
    color: var(--_accent-text);
  }
  .badge.requested {
    border-style: dashed;
  }
  .badge.danger {
    border-color: transparent;
    background: var(--_danger-quiet);
    color: var(--_danger-text);
  }
  button[aria-current='true'] .badge.accent {
    background: var(--_surface);
  }
  .waiting {
    margin-inline-start: auto;
  }
  .waiting:is(.long, .overdue) {
    padding: 0.0625rem 0.4375rem;
    border-radius: 0.75rem;
    background: var(--_warning-quiet);
    color: var(--_warning-text);
    font-weight: 600;
  }
  .waiting.overdue {
    background: var(--_danger-quiet);
    color: var(--_danger-text);
  }
  .left {
    font-variant-numeric: tabular-nums;
  }
  .left.urgent {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .name {
    font-weight: 600;
  }
  .preview {
    font-size: 0.875rem;
  }
  .draft {
    color: var(--_danger-text);
  }
  time {
    flex: none;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .exact {
    display: none;
  }
  button:is(:hover, :focus-visible) .exact {
    display: inline;
  }
  button:is(:hover, :focus-visible) .ago {
    display: none;
  }
  .unread {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 1.25rem;
    block-size: 1.25rem;
    padding-inline: 0.3125rem;
    border-radius: 0.625rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .phase {
    display: flex;
    gap: 0.375rem;
    align-items: center;
  }
  .phase::before {
    box-sizing: border-box;
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_success);
  }
  .wrap-up .phase::before {
    border: 2px solid var(--_warning-text);
    background: none;
  }
  .empty {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    align-items: center;
    padding: calc(var(--_space) * 5) calc(var(--_space) * 2);
    text-align: center;
  }
  .empty svg {
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-end: var(--_space);
    color: var(--_text-quiet);
  }
  @media (forced-colors: active) {
    button[aria-current='true'] {
      border-color: Highlight;
    }
    .phase::before {
      border: 0.25rem solid currentcolor;
    }
    .initials,
    .channel,
    .unread,
    .badge,
    .badge:is(.accent, .danger),
    .waiting:is(.long, .overdue) {
      border: 1px solid currentcolor;
    }
  }
`;
