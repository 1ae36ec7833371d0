import {css} from 'lit';

export const styles = css`
  .base {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 0;
    max-block-size: 100%;
    padding: calc(var(--_space) * 2);
    background: var(--_surface);
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.4;
  }
  .head {
    overflow-wrap: anywhere;
  }
  .picker {
    display: flex;
    flex-direction: column;
    min-block-size: 7.75rem; /* the search and two reasons; what has no room for them scrolls */
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  ul {
    overflow-y: auto;
    min-block-size: 5rem;
    max-block-size: 15rem;
    padding: 0.25rem;
    scrollbar-width: thin;
  }
  ul:empty {
    display: none;
  }
  li {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    min-block-size: 2.5rem;
    padding: 0.375rem 0.75rem;
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  li:hover {
    background: var(--_surface-sunken);
  }
  .none {
    padding: 1rem;
    overflow-wrap: anywhere;
  }
  .reason {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0.125rem var(--_space);
    align-items: center;
    min-inline-size: 0;
  }
  .suggested {
    display: inline-flex;
    flex: none;
    gap: 0.25rem;
    align-items: center;
    padding-block: 0.0625rem;
    padding-inline: 0.375rem 0.5rem;
    border-radius: 0.75rem;
    background: var(--_accent-quiet);
    color: var(--_accent-text);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .chosen .suggested {
    background: var(--_surface);
  }
  .suggested svg {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
  }
  .limit {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25rem calc(var(--_space) * 1.5);
    align-items: center;
    color: var(--_text-quiet);
    font-size: 0.875rem;
  }
  .limit.urgent {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .limit-words {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .limit-digits {
    font-size: 1rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
    min-inline-size: 5ch;
  }
  .limit-bar {
    overflow: hidden;
    block-size: 0.25rem;
    border-radius: 0.125rem;
    background: var(--_border);
  }
  .limit-bar svg {
    inline-size: 100%;
    block-size: 100%;
    stroke: none;
  }
  .limit-bar rect {
    fill: var(--_accent);
    transition: width 1s linear;
  }
  .limit.urgent .limit-bar rect {
    fill: var(--_danger-text);
  }
  .limit-bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .limit .button {
    color: var(--_text);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
  }
  .foot [part='submit-button'] {
    margin-inline-start: auto;
  }
  .primary[aria-disabled='true'] {
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-quiet);
  }
  @media (forced-colors: active) {
    li.active {
      outline: 2px solid Highlight;
    }
    li.chosen {
      border: 1px solid Highlight;
    }
    .suggested {
      border: 1px solid currentcolor;
    }
    .limit-bar {
      outline: 1px solid CanvasText;
    }
    .limit-bar rect,
    .limit.urgent .limit-bar rect {
      fill: CanvasText;
    }
  }
`;
