import {css} from 'lit';

/** Cards: what is no text, in lines of one rhythm. */
export const cards = css`
  .kind {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  /* below each other, as wide as the kind itself: no caption makes it wider */
  .bubble.k-kind {
    flex-flow: column nowrap;
    align-items: stretch;
    justify-content: flex-start;
    inline-size: fit-content;
    overflow: clip; /* marks piled on a letter stay in their own bubble */
  }
  .bubble.k-kind > .k-written {
    inline-size: 0;
    min-inline-size: 100%;
  }
  .bubble.k-kind > :is(.kind, .k-written, .k-quote, .k-referral, .k-forwarded, .k-product, .foot) {
    flex: none;
  }
  .bubble.k-kind > .foot {
    align-self: flex-end;
    margin-block-start: 0.125rem;
  }
  .k-written {
    flex: 1 1 auto;
  }
  .k-card {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    inline-size: 19rem;
    padding-block: 0.1875rem;
    line-height: 1.35;
  }
  .k-card p,
  .k-card dd,
  .k-card dt,
  .k-choice {
    overflow-wrap: anywhere;
  }
  .k-head {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-inline-size: 0;
  }
  .k-facts {
    flex: 1;
    min-inline-size: 0;
  }
  .k-tile {
    --_tile: 2.75rem;
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_tile);
    block-size: var(--_tile);
    border-radius: var(--_bubble-inner);
    background: color-mix(in srgb, currentcolor 10%, transparent);
    align-self: start;
  }
  .k-tile > svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  .k-round {
    border-radius: 50%;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .k-ending {
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1;
    text-transform: uppercase;
  }
  .k-strong {
    font-weight: 600;
  }
  .k-soft {
    font-size: 0.8667em;
  }
  .k-digits {
    font-variant-numeric: tabular-nums;
  }
  .k-wire {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.75rem;
  }
  .k-whole {
    display: inline-flex;
    max-inline-size: 100%;
    vertical-align: top;
    white-space: nowrap;
  }
  .k-end {
    flex: none;
  }
  .k-stem {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .k-link,
  .k-action-button,
  .k-text-button {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.8667em;
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  :is(.k-link, .k-action-button) svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .customer :is(.k-link, .k-action-button, .k-text-button) {
    color: var(--_accent-text);
  }
  .k-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .k-action,
  .k-action-button {
    flex: 1 1 auto;
    justify-content: center;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.75rem;
    border-radius: var(--_bubble-inner);
    background: color-mix(in srgb, currentcolor 8%, transparent);
    text-align: center;
    text-decoration: none;
    transition: background-color 120ms;
  }
  :is(.k-action, .k-action-button):hover {
    background: color-mix(in srgb, currentcolor 16%, transparent);
  }
  .k-action-button[aria-disabled='true'] {
    cursor: default;
  }
  .k-action-button .k-ring {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .k-icon-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .k-icon-button:hover {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .k-icon-button svg {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
  }
  .k-contact + .k-contact {
    padding-block-start: 0.625rem;
    border-block-start: 1px solid color-mix(in srgb, currentcolor 16%, transparent);
  }
  .k-values {
    margin-block-start: 0.25rem;
    padding-inline-start: clamp(0px, (100% - 15rem) * 99, 3.5rem); /* below the name where there is room */
  }
  .k-values li {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    justify-content: space-between;
    min-block-size: 1.75rem;
  }
  .k-value {
    min-inline-size: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .k-choice {
    flex: 1 1 auto;
  }
  .k-fields {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
  }
  .k-fields dt {
    font-size: 0.8125rem;
  }
  .k-fields dd {
    font-weight: 600;
    white-space: pre-wrap;
  }
  .k-folded > summary {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    min-block-size: 1.75rem;
    border-radius: 0.375rem;
    font-size: 0.8667em;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  .k-folded > summary::-webkit-details-marker {
    display: none;
  }
  .k-folded > summary svg {
    inline-size: 1rem;
    block-size: 1rem;
    transition: rotate 120ms;
  }
  .k-folded[open] > summary svg {
    rotate: 180deg;
  }
  .k-order li {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    padding-block: 0.25rem;
    border-block-end: 1px solid color-mix(in srgb, currentcolor 14%, transparent);
  }
  .k-times {
    flex: none;
    min-inline-size: 1.75rem;
  }
  .k-item {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .k-price {
    flex: none;
  }
  .k-total {
    display: flex;
    gap: 0.5rem;
    justify-content: space-between;
  }
  .k-total strong {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .k-trouble,
  .k-busy {
    display: flex;
    gap: 0.375rem;
    align-items: flex-start;
    font-size: 0.8667em;
  }
  :is(.k-trouble, .k-busy) > :is(svg, .spinner) {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
    margin-block-start: 0.125rem;
  }
  .customer :is(.failed, .blocked) .k-trouble {
    color: var(--_danger-text);
  }
  @media (pointer: coarse) {
    .k-icon-button,
    .k-action,
    .k-action-button {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .k-tile,
    .k-action,
    .k-action-button {
      border: 1px solid currentcolor;
    }
  }
`;
