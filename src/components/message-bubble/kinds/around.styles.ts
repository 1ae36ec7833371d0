import {css} from 'lit';

/** What stands above and below what a message says. */
export const around = css`
  .bubble > :is(.k-forwarded, .k-product) {
    flex: none;
    inline-size: 0;
    min-inline-size: 100%;
    margin-block-end: 0.125rem;
  }
  /* they take the width the words have: a long quote makes no wide bubble */
  .bubble > :is(.k-quote, .k-referral) {
    flex: none;
    inline-size: 0;
    min-inline-size: calc(100% + 0.625rem);
    margin: 0.125rem -0.3125rem 0.375rem;
  }
  .bubble.k-answers {
    min-inline-size: min(15rem, 100%);
  }
  .bubble.k-led {
    min-inline-size: min(20rem, 100%);
  }
  .k-quote {
    position: relative;
    display: block;
    padding-block: 0.3125rem;
    padding-inline: 0.75rem 0.625rem;
    border: 1px solid transparent;
    border-radius: var(--_bubble-inner);
    overflow: hidden;
    background: color-mix(in srgb, currentcolor 8%, transparent);
    color: inherit;
    font: inherit;
    font-size: 0.8667em;
    line-height: 1.35;
    text-align: start;
  }
  .k-quote::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 0.25rem;
    background: currentcolor;
    content: '';
    opacity: 0.6;
  }
  .customer .k-quote::before {
    background: var(--_accent-text);
    opacity: 1;
  }
  button.k-quote {
    cursor: pointer;
  }
  button.k-quote:hover {
    background: color-mix(in srgb, currentcolor 15%, transparent);
  }
  .k-quoted-by {
    display: block;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .customer .k-quoted-by {
    color: var(--_accent-text);
  }
  .k-quoted {
    display: flex;
    gap: 0.3125rem;
    align-items: center;
    min-inline-size: 0;
  }
  .k-quoted svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .k-line {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .k-remark {
    font-style: italic;
  }
  .k-forwarded,
  .k-tag {
    display: flex;
    gap: 0.3125rem;
    align-items: center;
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  .k-forwarded {
    font-style: italic;
  }
  .k-tag {
    font-weight: 600;
  }
  :is(.k-forwarded, .k-tag) svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .k-product span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .k-referral {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid color-mix(in srgb, currentcolor 18%, transparent);
    border-radius: var(--_bubble-inner);
    background: var(--_surface-raised);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .k-referral .k-tag {
    color: var(--_text-quiet);
  }
  .k-clamped {
    display: -webkit-box;
    overflow: hidden;
    font-size: 0.9333em;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .k-reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(85%, 38rem);
    margin-block: -0.3125rem 0.125rem;
    padding-inline: 0.5rem;
  }
  .k-reactions li {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    max-inline-size: 6rem;
    overflow: hidden;
    min-block-size: 1.5rem;
    padding-inline: 0.4375rem;
    border: 1px solid var(--_border);
    border-radius: var(--_bubble-inner);
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: 0.9375rem;
    line-height: 1.375rem;
  }
  .k-count {
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .k-quote,
    .k-referral,
    .k-reactions li {
      border-color: CanvasText;
    }
    :is(.base, .customer) .k-quote::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
