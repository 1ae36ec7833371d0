import {css} from 'lit';

/** What stays in the house, and what is offered beside a text. */
export const inward = css`
  .bubble.k-inward {
    border: 1px dashed currentcolor;
    background: var(--_warning-quiet);
    color: var(--_warning-text);
  }
  .k-offered {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-block-start: 0.375rem;
  }
  .k-offered li {
    padding: 0.125rem 0.625rem;
    border: 1px solid currentcolor;
    border-radius: 1rem;
    font-size: 0.8667em;
    font-weight: 600;
  }
  .k-list > summary {
    justify-content: center;
    margin-block-start: 0.375rem;
    padding-inline: 0.625rem;
    border: 1px solid currentcolor;
    border-radius: 1rem;
  }
  .k-list[open] > summary svg {
    rotate: none;
  }
  .k-list li {
    padding-block: 0.25rem;
    overflow-wrap: anywhere;
  }
  .k-section {
    margin-block-start: 0.5rem;
  }
`;
