import {css} from 'lit';

export const styles = css`
  .replies {
    overflow: hidden;
    inline-size: min(56rem, calc(100vi - 1rem));
    block-size: min(46rem, calc(100dvb - 1rem));
    max-block-size: none;
    color: var(--_text);
  }
  .replies-panes {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    min-block-size: 0;
    border-block: 1px solid var(--_border);
  }
  .replies-fields,
  .replies-side {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.75);
    min-inline-size: 0;
    min-block-size: 0;
    overflow: hidden auto;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2.5);
    scrollbar-width: thin;
  }
  .replies-side {
    gap: var(--_space);
    border-inline-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .replies-side h3 {
    margin: 0;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .replies-kinds {
    display: grid;
    flex: none;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 0.25rem;
    margin: 0;
    padding: 0.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }
  .replies-kinds label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: center;
    min-block-size: 2.25rem;
    padding-inline: 0.5rem;
    border-radius: calc(var(--_radius) * 0.75);
    font-weight: 600;
    cursor: pointer;
  }
  .replies-kinds label:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .replies-kinds label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .replies-kinds input {
    position: absolute;
    opacity: 0;
  }
  .replies-field {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .replies-label {
    display: flex;
    gap: var(--_space);
    align-items: baseline;
    justify-content: space-between;
    font-size: 0.8125rem;
  }
  .replies-label label {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .replies-count {
    flex: none;
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .replies-soft,
  .replies-problem {
    font-size: 0.8125rem;
  }
  .replies-soft {
    color: var(--_text-quiet);
  }
  .replies-count.full,
  .replies-problem {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .replies-field :is(input, textarea) {
    inline-size: 100%;
    min-block-size: 2.5rem;
    max-block-size: none;
    margin: 0;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .replies-field textarea {
    grid-area: auto;
    min-block-size: 5rem;
    resize: vertical;
  }
  .replies-field :is(input, textarea):focus-visible {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
    outline-offset: 0;
  }
  .replies-field [aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  .replies-group {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .replies-choice {
    display: flex;
    gap: 0.25rem;
    align-items: flex-start;
  }
  .replies-choice + .replies-choice {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .replies-inputs {
    display: grid;
    flex: 1;
    gap: 0.5rem;
    min-inline-size: 0;
  }
  .replies-tools {
    display: flex;
    flex: none;
    margin-block-start: 1.5rem;
  }
  .replies-tools [aria-disabled='true'] {
    opacity: 0.35;
  }
  .replies-add {
    align-self: start;
  }
  .replies-optional {
    display: grid;
    flex: none;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: calc(var(--_space) * 1.5);
  }
  .replies-preview {
    display: grid;
    flex: none;
    gap: 0.25rem;
    justify-items: start;
  }
  .replies-message,
  .replies-offers > .replies-offer,
  .replies-sheet {
    inline-size: min(20rem, 100%);
    border-radius: 0.75rem;
    background: var(--_surface-raised);
    box-shadow: 0 1px 2px rgb(0 0 0 / 14%);
  }
  .replies-message {
    display: grid;
    gap: 0.375rem;
    padding: 0.625rem 0.75rem;
    overflow-wrap: anywhere;
  }
  .replies-head,
  .replies-section {
    font-weight: 700;
  }
  .replies-words {
    white-space: pre-wrap;
  }
  .replies-offers {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    inline-size: 100%;
  }
  .replies-offer {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    justify-content: center;
    padding: 0.5rem;
    color: var(--_accent-text);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .replies-offer bdi,
  .replies-sheet {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .replies-message .replies-offer {
    margin: 0.25rem -0.75rem -0.625rem;
    border-block-start: 1px solid var(--_border);
  }
  .replies-sheet {
    display: grid;
    gap: 0.375rem;
    margin-block-start: var(--_space);
    padding: 0.625rem 0.75rem;
  }
  .replies-sheet li {
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--_border);
  }
  .replies-sheet ul:last-child li:last-child {
    border-block-end: 0;
  }
  .replies-section {
    margin-block-start: 0.375rem;
    color: var(--_accent-text);
  }
  .replies footer {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    justify-content: flex-end;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2.5);
  }
  .replies-told {
    display: grid;
    flex: 1 0 100%;
    gap: var(--_space);
    max-block-size: 30vb;
    overflow: hidden auto;
  }
  .replies-told:not(:has(p)) {
    gap: 0;
    margin-block-end: calc(-1 * var(--_space)); /* no gap for nothing */
  }
  .replies-jump {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .replies-hint {
    flex: 1 1 8rem;
  }
  .replies .primary[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }
  @media (max-width: 44rem) {
    .replies-panes {
      display: block;
      overflow: hidden auto;
    }
    .replies-fields,
    .replies-side {
      overflow: visible;
      padding-inline: calc(var(--_space) * 1.5);
    }
    .replies-side {
      border-block-start: 1px solid var(--_border);
      border-inline-start: 0;
    }
    .replies :is(header, footer) {
      padding-inline: calc(var(--_space) * 1.5);
    }
    .replies-hint {
      display: none;
    }
    .replies-choice {
      flex-direction: column;
    }
    .replies-inputs {
      inline-size: 100%;
    }
    .replies-tools {
      align-self: end;
      margin: 0;
    }
  }
  @media (max-height: 30rem) {
    .replies:modal[open] {
      display: block;
      overflow: hidden auto;
    }
    .replies-panes {
      overflow: visible;
    }
  }
  @media (forced-colors: active) {
    .replies-message,
    .replies-offers > .replies-offer,
    .replies-sheet {
      border: 1px solid;
    }
    .replies-kinds label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
