import {css} from 'lit';

export const styles = css`
  .base {
    overflow: hidden auto;
    max-block-size: 24rem;
    padding-block: var(--_space);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface-sunken);
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  .day {
    padding: var(--_space);
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-weight: 600;
    text-align: center;
  }
  .message {
    margin-block-start: 0.5rem;
  }
  .message.continued {
    margin-block-start: 0.1875rem;
  }
  .older .button {
    font-size: 0.8125rem;
  }
  .older,
  .state {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    align-items: center;
    padding: var(--_space);
    text-align: center;
  }
`;
