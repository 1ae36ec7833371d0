import {css} from 'lit';

export const styles = css`
  .ep {
    --_cell: 2.25rem;
    position: fixed;
    inset: auto;
    flex-direction: column;
    inline-size: calc(
      var(--_columns, 8) * var(--_cell) + 1.75rem + 2px
    ); /* with the scroll bar: nothing in it changes it */
    max-inline-size: calc(100vi - 0.5rem);
    block-size: min(24rem, 100vb - 0.5rem);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .ep:popover-open {
    display: flex;
  }
  .ep [hidden] {
    display: none;
  }
  .ep-find {
    position: relative;
    flex: none;
    padding: 0.5rem 0.5rem 0;
    color: var(--_text-quiet);
  }
  .ep-find svg {
    position: absolute;
    inset-block: 0.5rem 0;
    inset-inline-start: 1.125rem;
    margin-block: auto;
    pointer-events: none;
  }
  .ep-find input {
    inline-size: 100%;
    min-block-size: 2.25rem;
    margin: 0;
    padding-inline: 2.25rem 0.625rem;
    border: 1px solid var(--_control-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
  }
  .ep-find input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .ep-find input:focus-visible {
    outline-offset: -1px;
  }
  .ep-groups {
    display: flex;
    flex: none;
    justify-content: space-between;
    padding: 0.25rem 0.5rem;
    border-block-end: 1px solid var(--_border);
  }
  .ep-groups button {
    display: grid;
    flex: 1;
    place-items: center;
    max-inline-size: 2.25rem;
    min-inline-size: 1.5rem;
    block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .ep-groups button:hover {
    background: var(--_accent-quiet);
    color: var(--_accent-text);
  }
  .ep-groups button[aria-current='true'] {
    color: var(--_accent-text);
    border-radius: 0;
    box-shadow: inset 0 -2px var(--_accent-text);
  }
  .ep-grid {
    flex: 1;
    min-block-size: 0;
    padding: 0 0.5rem 0.5rem;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-gutter: stable;
  }
  .ep-title {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding-block: 0.375rem 0.25rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .ep-row {
    display: flex;
  }
  .ep-cell {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_cell);
    block-size: var(--_cell);
    border-radius: calc(var(--_radius) * 0.75);
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', var(--_font);
    font-size: 1.5rem;
    line-height: 1;
    cursor: pointer;
    scroll-margin-block-start: 2rem;
    user-select: none;
  }
  .ep-cell:is(:hover, :focus) {
    background: var(--_accent-quiet);
  }
  .ep-cell:focus-visible {
    outline-offset: -2px;
  }
  .ep-cell[aria-selected='true'] {
    box-shadow: inset 0 0 0 2px var(--_accent-text);
  }
  .ep-none {
    padding-block: 1.5rem;
    color: var(--_text-quiet);
    text-align: center;
  }
  .ep-foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.5rem 0.25rem 0.75rem;
    border-block-start: 1px solid var(--_border);
  }
  .ep-foot:dir(rtl) {
    padding-inline: 0.75rem 0.5rem;
  }
  .ep-name {
    flex: 1 1 6rem;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .ep-tones {
    display: flex;
    flex: none;
  }
  .ep-tone {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 50%;
    cursor: pointer;
  }
  .ep-tone input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .ep-tone span {
    inline-size: 1rem;
    block-size: 1rem;
    border: 1px solid var(--_control-border);
    border-radius: 50%;
    background: #ffc93a;
    forced-color-adjust: none;
  }
  .ep-tone:nth-child(2) span {
    background: #f7dece;
  }
  .ep-tone:nth-child(3) span {
    background: #f3d2a2;
  }
  .ep-tone:nth-child(4) span {
    background: #d5ab88;
  }
  .ep-tone:nth-child(5) span {
    background: #af7e57;
  }
  .ep-tone:nth-child(6) span {
    background: #7c533e;
  }
  .ep-tone:has(:checked) {
    box-shadow: inset 0 0 0 2px var(--_accent-text);
  }
  .ep-tone:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  @media (pointer: coarse) {
    .ep {
      --_cell: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .ep-cell:focus,
    .ep-tone:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .ep-groups button[aria-current='true'] {
      border-block-end: 2px solid Highlight;
    }
  }
`;
