import {css} from 'lit';

export const styles = css`
  :host {
    --_read: var(--wa-desk-color-read, #a9f2ff);
  }
  .base {
    display: flex;
    gap: var(--_space);
    align-items: flex-start;
    padding-inline: calc(var(--_space) * 2);
  }
  .agent {
    justify-content: flex-end;
  }
  .system {
    justify-content: center;
  }
  .initials {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-start: 1.375rem; /* level with the bubble, below the name */
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .initials:has(bdi) {
    border-radius: 50%;
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
    user-select: none;
  }
  .initials:not(:has(bdi)) {
    block-size: 0;
    margin: 0;
  }
  .column {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.25rem;
    min-inline-size: 0;
    max-inline-size: min(85%, 38rem);
  }
  .agent .column {
    align-items: flex-end;
  }
  .author {
    max-inline-size: 100%;
    overflow: hidden;
    padding-inline: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    line-height: 1.125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bubble {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: flex-end;
    column-gap: 0.75rem;
    max-inline-size: 100%;
    overflow: hidden; /* marks piled on a letter stay in their own bubble */
    padding: 0.4375rem 0.75rem;
    border: 1px solid transparent;
    border-radius: 1rem;
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
  }
  .customer .bubble {
    border-end-start-radius: 0.3125rem;
  }
  .agent .bubble {
    border-end-end-radius: 0.3125rem;
  }
  .own .bubble {
    background: var(--_bubble-agent);
    color: var(--_on-bubble-agent);
  }
  .other .bubble,
  .system .bubble {
    border-color: var(--_control-border);
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
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    line-height: 1.4;
    user-select: text;
  }
  .unshown {
    display: flex;
    flex-direction: column;
    white-space: normal;
  }
  .caption {
    white-space: pre-wrap;
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
    display: flex;
    gap: 0.375rem;
    align-items: center;
    font-size: 0.6875rem;
    line-height: 1.125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    user-select: none;
  }
  .status {
    display: inline-flex;
    gap: 0.1875rem;
    align-items: center;
  }
  .status svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .read,
  .played {
    color: var(--_read);
  }
  .other .read,
  .other .played {
    color: var(--_accent-text);
  }
  .failed .status {
    color: var(--_danger-text);
  }
  .waiting,
  .error {
    display: flex;
    gap: 0.3125rem;
    align-items: flex-start;
    margin: 0;
    padding-inline: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  .error {
    color: var(--_danger-text);
  }
  :is(.waiting, .error) svg {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin-block-start: 0.125rem;
  }
  .trouble {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    gap: 0.125rem;
    margin-block-end: 0.375rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .actions button {
    min-block-size: 1.75rem;
    padding: 0.125rem 0.5rem;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-size: 0.8125rem;
    font-weight: 600;
    cursor: pointer;
  }
  .actions button:hover {
    background: var(--_accent-quiet);
  }
  .actions [part='delete-button'] {
    color: var(--_danger-text);
  }
  .actions [part='delete-button']:hover {
    background: var(--_danger-quiet);
  }
  .actions button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  .line {
    margin: 0;
    padding: 0.125rem calc(var(--_space) * 4);
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    text-align: center;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .bubble {
      border-color: CanvasText;
    }
    .own .bubble {
      border-width: 2px;
    }
  }
`;
