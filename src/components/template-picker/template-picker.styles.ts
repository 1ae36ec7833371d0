import {css} from 'lit';

export const styles = css`
  dialog {
    overflow: hidden;
    inline-size: min(56rem, calc(100vi - 1rem));
    block-size: min(42rem, calc(100dvb - 1rem));
    max-block-size: none;
  }
  .panes {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    min-block-size: 0;
    border-block-start: 1px solid var(--_border);
  }
  .find {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border-inline-end: 1px solid var(--_border);
  }
  .field input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  .filters {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 0.375rem;
    padding: var(--_space) 0.75rem;
    border-block-end: 1px solid var(--_border);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .chip {
    min-block-size: 1.75rem;
    margin: 0;
    padding: 0 0.625rem;
    border: 1px solid var(--_control-border);
    border-radius: 1rem;
    background: none;
    color: var(--_text);
    font-size: 0.8125rem;
    cursor: pointer;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_mark);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .list {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .list li {
    display: grid;
    gap: 0.125rem;
    padding: 0.625rem 0.75rem;
    border-block-end: 1px solid var(--_border);
    border-inline-start: 3px solid transparent;
    cursor: pointer;
  }
  .list li:hover,
  .list li.active {
    background: var(--_surface-sunken);
  }
  .list li[aria-selected='true'] {
    border-inline-start-color: var(--_mark);
    background: var(--_accent-quiet);
  }
  .list strong {
    overflow-wrap: anywhere;
  }
  .list .words {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .message-none {
    display: flex;
    gap: var(--_space);
    align-items: center;
    padding: calc(var(--_space) * 2);
  }
  .fill {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 0;
    overflow: hidden auto;
    padding: calc(var(--_space) * 2);
    scrollbar-width: thin;
  }
  .back {
    display: none;
    align-self: start;
  }
  .preview {
    display: grid;
    flex: none;
    gap: 0.25rem;
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }
  .message,
  .offered li {
    inline-size: min(22rem, 100%);
    border-radius: 0.75rem;
    background: var(--_surface-raised);
    box-shadow: 0 1px 2px rgb(0 0 0 / 14%);
  }
  .message {
    display: grid;
    gap: 0.375rem;
    padding: 0.625rem 0.75rem;
    overflow-wrap: anywhere;
  }
  .head {
    font-weight: 700;
  }
  .text {
    white-space: pre-wrap;
  }
  .foot-line {
    color: var(--_text-quiet);
  }
  .file {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: center;
    min-block-size: 6rem;
    border-radius: 0.5rem;
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }
  .offered {
    display: grid;
    gap: 0.25rem;
  }
  .offered li {
    padding: 0.5rem;
    color: var(--_accent-text);
    font-weight: 600;
    overflow-wrap: anywhere;
    text-align: center;
  }
  .cost {
    display: flex;
    gap: var(--_space);
    align-items: start;
  }
  .cost.marketing {
    padding: var(--_space);
    border-radius: var(--_radius);
    background: var(--_warning-quiet);
    color: var(--_warning-text);
  }
  .fields {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .field label {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .field input {
    inline-size: 100%;
    min-block-size: 2.5rem;
    margin: 0;
    padding-inline: 0.75rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .field input[aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  .problem {
    color: var(--_danger-text);
  }
  .choose {
    margin: auto;
    text-align: center;
  }
  footer {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    justify-content: flex-end;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2.5);
    border-block-start: 1px solid var(--_border);
  }
  input[type='file'] {
    padding: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.875rem;
  }
  ::file-selector-button {
    margin-inline-end: var(--_space);
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--_control-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .field progress {
    inline-size: 100%;
    block-size: 0.25rem;
    accent-color: var(--_mark);
  }
  .arrived {
    display: flex;
    gap: 0.25rem;
    align-items: center;
  }
  .arrived svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .head-picture {
    inline-size: 100%;
    max-block-size: 10rem;
    border-radius: calc(var(--_radius) * 0.75);
    object-fit: cover;
  }
  .told {
    flex: 1 0 100%;
  }
  .told:empty {
    margin-block-end: calc(-1 * var(--_space)); /* its gap */
  }
  .hint {
    flex: 1 1 8rem;
  }
  .primary[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }
  /* one at a time where there is no room for both */
  @media (max-width: 44rem) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }
    .find {
      border-inline-end: 0;
    }
    .panes.chosen .find,
    .panes:not(.chosen) .fill {
      display: none;
    }
    .back {
      display: inline-flex;
    }
    header,
    footer {
      padding-inline: calc(var(--_space) * 1.5);
    }
    .hint {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .message,
    .offered li {
      border: 1px solid;
    }
    .chip[aria-pressed='true'],
    .list li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
