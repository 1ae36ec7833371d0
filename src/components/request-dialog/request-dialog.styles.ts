import {css} from 'lit';

export const styles = css`
  dialog {
    overflow: hidden auto;
    inline-size: min(30rem, calc(100vi - 1rem));
    max-block-size: calc(100dvb - 1rem);
    scrollbar-width: thin;
  }
  .content {
    display: flex;
    flex: 0 1 auto;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    min-block-size: min-content;
    padding-inline: calc(var(--_space) * 2.5);
  }
  .note {
    display: grid;
    flex: none;
    gap: 0.25rem;
  }
  .note label {
    font-weight: 600;
  }
  textarea {
    inline-size: 100%;
    min-block-size: calc(2lh + 1rem);
    max-block-size: calc(6lh + 1rem);
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: 1.4;
    resize: vertical;
    field-sizing: content;
  }
  .count {
    justify-self: end;
  }
  .long {
    color: var(--_danger-text);
    font-weight: 600;
  }
  footer {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    justify-content: flex-end;
    margin-block-start: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2.5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-raised);
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
    background: var(--_surface-sunken);
    border-color: var(--_border);
    color: var(--_text-quiet);
  }
  @media (max-width: 24rem) {
    header,
    .content,
    footer {
      padding-inline: calc(var(--_space) * 1.5);
    }
    .hint {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .hint {
      display: none;
    }
  }
`;
