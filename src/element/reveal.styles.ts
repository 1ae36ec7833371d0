import {css} from 'lit';

/** For every element in which a masked value may be revealed. */
export const styles = css`
  .reveal {
    min-block-size: 24px;
    min-inline-size: 24px;
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    overflow-wrap: anywhere;
    text-align: start;
    text-decoration-style: solid;
    cursor: pointer;
    user-select: text;
  }
  .reveal:hover {
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }
  :is(.reveal, .hide):focus-visible {
    outline-color: currentcolor; /* on bubbles of any colour */
    outline-offset: -1px;
  }
  .revealed {
    display: inline-block; /* copied, it makes no lines of its own */
    max-inline-size: 100%;
    margin-block: 0.0625rem;
    padding-block: 0.0625rem;
    padding-inline-end: 0.375rem;
    border: 1px dashed currentcolor;
    border-radius: 0.375rem;
    vertical-align: middle;
  }
  .revealed .clear {
    display: inline-block; /* whole in one line where it fits */
    max-inline-size: 100%;
    padding-inline-start: 0.375rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .revealed .in-words {
    display: inline-block;
    margin-inline-start: 0.375rem;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .revealed svg {
    display: inline-block;
    margin-inline-end: 0.25rem;
    vertical-align: -0.25em;
  }
  .hide {
    min-block-size: 24px;
    min-inline-size: 24px;
    margin: 0;
    margin-inline-start: 0.25rem;
    padding: 0 0.25rem;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .hide:hover {
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }
  .reveal-dialog {
    inline-size: min(26rem, calc(100vi - 1rem));
    max-inline-size: none;
    max-block-size: calc(100dvb - 1rem);
    padding: calc(var(--_space) * 2.5);
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font: 400 var(--_font-size) / 1.45 var(--_font);
    text-align: start;
    white-space: normal;
  }
  .reveal-dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .reveal-dialog form {
    display: grid;
    gap: 0.375rem;
  }
  .reveal-dialog h2 {
    margin-block-end: var(--_space);
    font-size: 1.125rem;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .reveal-dialog label {
    font-weight: 600;
  }
  .reveal-dialog input {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .reveal-dialog [aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  .reveal-dialog .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: flex-end;
    margin-block-start: calc(var(--_space) * 1.5);
  }
`;
