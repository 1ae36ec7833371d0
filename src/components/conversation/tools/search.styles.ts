import {css} from 'lit';

export const styles = css`
  .search {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    align-items: center;
    padding: 0.375rem calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-raised);
  }
  .search-icon {
    color: var(--_text-quiet);
  }
  .search input {
    flex: 1 1 6rem;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .search .count {
    margin-inline: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .search .up {
    display: block;
    rotate: 180deg;
  }
  .search .further {
    inline-size: 100%;
    color: var(--_accent-text);
  }
  ::highlight(wa-desk-match) {
    background: #ffe58a;
    color: #1a1f26;
  }
  ::highlight(wa-desk-current-match) {
    background: #ff9f43;
    color: #1a1f26;
  }
  .message.matched .bubble {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
`;
