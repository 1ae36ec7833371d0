import {css} from 'lit';

/** What stands below a message that has not arrived. */
export const troubleStyles = css`
  .message > .waiting {
    inline-size: fit-content;
    max-inline-size: min(85%, 38rem);
    margin-block-start: 0.25rem;
    margin-inline-start: auto;
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
    align-items: flex-end;
    gap: 0.125rem;
    inline-size: fit-content;
    max-inline-size: min(85%, 38rem);
    margin-block: 0.25rem 0.375rem;
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
  .actions .next {
    box-shadow: inset 0 0 0 1px var(--_control-border);
  }
  .actions .next,
  .actions .next:hover {
    font-weight: 600;
  }
  .error .step {
    color: var(--_text);
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
`;
