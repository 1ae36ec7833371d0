import {css} from 'lit';

export const styles = css`
  :host {
    --_read: var(--wa-desk-color-read, #a9f2ff);
  }
  .message {
    --_avatar: 2rem;
    --_beside: calc(var(--_avatar) + var(--_space));
    padding-inline: calc(var(--_space) * 2);
  }
  .message.customer {
    padding-inline-start: calc(var(--_space) * 2 + var(--_beside));
  }
  .message.colleague {
    padding-inline-end: calc(var(--_space) * 2 + var(--_beside));
  }
  .colleague:not(.continued) {
    position: relative;
  }
  :is(.own, .colleague, .business) > :is(.author, .bubble, .trouble, .waiting, .k-reactions) {
    margin-inline-start: auto;
  }
  .system > .bubble {
    margin-inline: auto;
  }
  .initials {
    position: absolute; /* where it stands: beside the bubble */
    display: grid;
    place-items: center;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    font-size: 0.75rem;
    font-weight: 600;
    user-select: none;
  }
  .customer > .initials {
    margin-inline-start: calc(var(--_beside) * -1);
    border-radius: 50%;
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
  }
  .colleague > .initials {
    inset-inline-end: calc(var(--_space) * 2);
    border: 1px solid currentcolor;
    border-radius: min(var(--_radius), 0.5rem); /* customers are round, colleagues square */
    background: var(--_bubble-colleague);
    color: var(--_on-bubble-colleague);
  }
  .author:not(.visually-hidden) {
    position: relative; /* words for screen readers stay in it */
  }
  .author {
    display: block;
    inline-size: fit-content;
    max-inline-size: min(85%, 38rem);
    margin-block-end: 0.25rem;
    overflow: hidden;
    padding-inline: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    line-height: 1.125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .author svg {
    display: inline-block;
    inline-size: 1rem;
    block-size: 1rem;
    margin-inline-end: 0.1875rem;
    vertical-align: -0.1875rem;
  }
  .customer > .author:not(.visually-hidden) {
    display: flex;
    gap: 0.375rem;
  }
  /* of what is only heard, without a layer of its own: there is one in most messages */
  .message > .visually-hidden {
    position: static;
    clip-path: none;
    margin: 0 0 -1px;
    overflow: clip;
    color: transparent;
    line-height: 3;
    user-select: none;
  }
  .customer .author bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .role {
    flex: none;
  }
  .role::before {
    content: '·';
    content: '·' / ', ';
    margin-inline-end: 0.375rem;
  }
  .colleague .author {
    color: var(--_accent-text);
    font-weight: 600;
  }
  .bubble {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: flex-end;
    column-gap: 0.75rem;
    inline-size: fit-content;
    max-inline-size: min(85%, 38rem);
    padding: 0.4375rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--_bubble-radius);
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
  }
  .customer .bubble {
    border-end-start-radius: var(--_bubble-tail);
  }
  .own .bubble {
    border-end-end-radius: var(--_bubble-tail);
    background: var(--_bubble-agent);
    color: var(--_on-bubble-agent);
  }
  .colleague .bubble {
    border-color: color-mix(in srgb, var(--_accent-text), transparent 35%);
    border-start-end-radius: var(--_bubble-tail);
    background: var(--_bubble-colleague);
    color: var(--_on-bubble-colleague);
  }
  :is(.business, .system) .bubble {
    border: 1px dashed var(--_control-border);
    background: var(--_surface-raised);
    color: var(--_text);
  }
  .failed .bubble {
    border-color: var(--_danger-text);
    background: var(--_danger-quiet);
    color: var(--_text);
  }
  .text {
    flex: 1 1 auto;
    min-inline-size: 0;
    max-inline-size: 100%;
    line-height: 1.4;
  }
  .unshown {
    display: flex;
    flex-direction: column;
  }
  .placeholder {
    display: flex;
    gap: 0.375rem;
    align-items: center;
  }
  .remark {
    font-style: italic;
    opacity: 0.85;
  }
  .large {
    font-size: 2.25rem;
    line-height: 1.25;
  }
  .foot {
    font-size: 0.6875rem;
    line-height: 1.125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    user-select: none;
  }
  .status {
    display: inline;
    inline-size: 1rem;
    block-size: 1rem;
    margin-inline-start: 0.375rem;
    vertical-align: -0.25rem;
  }
  /* the colour of the ticks says it too */
  .foot[data-seen]::after {
    margin-inline-start: 0.1875rem;
    content: attr(data-seen);
    content: attr(data-seen) / '';
  }
  .read,
  .played,
  .foot[data-seen]::after {
    color: var(--_read);
  }
  .colleague :is(.read, .played),
  .colleague .foot[data-seen]::after {
    color: var(--_accent-text);
  }
  .failed .status {
    color: var(--_danger-text);
  }
  .line {
    padding-block: 0.125rem;
  }
  .notice-pill {
    display: flex;
    inline-size: fit-content;
    margin-inline: auto;
    gap: 0.4375rem;
    align-items: center;
    min-inline-size: 0;
    padding: 0.1875rem 0.75rem;
    border-radius: 1rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    line-height: 1.25rem;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .notice-pill svg {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
  }
  .notice-pill span {
    min-inline-size: 0;
  }
  .notice-pill time {
    flex: none;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .line-deleted .notice-pill {
    background: var(--_danger-quiet);
    color: var(--_danger-text);
  }
  @media (forced-colors: active) {
    .bubble {
      border-color: CanvasText;
    }
    .message .status {
      color: CanvasText; /* drawings keep a colour of their own */
    }
    .own .bubble {
      border-width: 2px;
    }
    .colleague .bubble {
      border-style: double;
      border-width: 3px;
    }
    .customer > .initials,
    .notice-pill {
      border: 1px solid CanvasText;
    }
  }
`;
