import {css} from 'lit';

export const styles = css`
  .canned {
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .canned-title {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    padding: 0.375rem 0.75rem;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .canned ul {
    overflow-y: auto;
    max-block-size: min(15rem, 40vb);
    scrollbar-width: thin;
  }
  .canned li {
    display: flex;
    flex-direction: column;
    padding: 0.375rem 0.75rem;
    font-size: 0.875rem;
    cursor: pointer;
  }
  .canned li:hover {
    background: var(--_surface-sunken);
  }
  .canned li[aria-selected='true'] {
    background: var(--_accent-quiet);
    box-shadow: inset 3px 0 0 var(--_mark);
  }
  .canned li[aria-selected='true']:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_mark);
  }
  .canned li[aria-selected='true'] .quiet {
    color: inherit;
  }
  @media (forced-colors: active) {
    .canned li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
