import {css} from 'lit';

/** A search field that crowns a list, `.search` around an icon and an input, and the options that stand out in it. */
export const searchField = css`
  .search {
    position: relative;
    flex: none;
    border-block-end: 1px solid var(--_border);
    color: var(--_text-quiet);
  }
  .search svg {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0.75rem;
    margin-block: auto;
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    margin: 0;
    padding-inline: 2.625rem 0.75rem;
    border: 0;
    background: none;
    color: var(--_text);
  }
  .search input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .search input:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius) var(--_radius) 0 0;
  }
  li.active {
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 2px var(--_focus);
  }
  li.chosen {
    background: var(--_accent-quiet);
    color: var(--_accent-text);
    font-weight: 600;
  }
`;
