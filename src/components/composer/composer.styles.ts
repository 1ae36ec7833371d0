import {css} from 'lit';

export const styles = css`
  .base,
  .above {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
  }
  .base {
    min-block-size: 0;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2) var(--_space);
    background: var(--_surface);
  }
  .base > * {
    flex: none;
  }
  /* what gives way where it is low: the box, Send and the hint stay in the pane */
  .base > .above {
    flex: 0 1 auto;
    max-block-size: min(24rem, 40vb);
    margin: -3px;
    padding: 3px; /* room for what shows the focus */
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .above > * {
    flex: none;
  }
  .base > .above:not(:has(:not([role='alert']))) {
    margin-block-end: calc(-3px - var(--_space) * 0.75); /* empty it takes no room */
  }
  .box {
    padding: 0.25rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--wa-desk-composer-radius, min(var(--_radius) * 2.75, 1.375rem));
    background: var(--_surface);
  }
  .box[hidden] {
    display: none;
  }
  .door {
    align-self: start;
  }
  .box:focus-within:not(:has(button:focus-visible)) {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
  }
  .closed {
    border-color: var(--_border);
    background: var(--_surface-sunken);
  }
  .field {
    display: grid;
  }
  /* a line of its own: where it is narrow all have room, and what comes later moves nothing */
  .tools {
    display: flex;
    gap: 0.125rem;
    align-items: center;
  }
  /* the hidden copy has the height of the text; the box takes it over, up to eight lines */
  .mirror,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    max-block-size: calc(8lh + 1rem);
    margin: 0;
    padding: 0.4375rem 0.75rem;
    border: 0;
    font: inherit;
    line-height: 1.4;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    scrollbar-width: thin;
  }
  .mirror {
    overflow: hidden scroll; /* as wide as the text box, scrollbar included */
    visibility: hidden;
  }
  textarea {
    resize: none;
    overflow-y: auto;
    background: none;
  }
  textarea:focus-visible {
    outline: none; /* the box around it shows the focus */
  }
  textarea::placeholder {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap; /* a long name is no second line */
    color: var(--_text-quiet);
    opacity: 1;
  }
  .send {
    display: grid;
    flex: none;
    margin-inline-start: auto;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  .in-note .send {
    grid-auto-flow: column;
    gap: 0.375rem;
    inline-size: auto;
    padding-inline: 0.75rem 0.875rem;
    border-radius: 1.125rem;
    background: var(--_warning-text);
    color: var(--_surface);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .in-note .box:not(.closed) {
    border-color: var(--_warning-text);
    background: var(--_warning-quiet);
  }
  .note-label {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    padding-inline: 0.75rem;
    color: var(--_warning-text);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .tool {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .tool:hover {
    background: color-mix(in srgb, currentcolor 10%, transparent);
    color: var(--_text);
  }
  .tool[aria-pressed='true'] {
    background: var(--_warning-text);
    color: var(--_surface);
  }
  .begun::after {
    content: '';
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-end: 0.25rem;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_warning-text);
  }
  .send:hover:not([aria-disabled='true']) {
    background: color-mix(in srgb, var(--_accent), black 12%);
  }
  .send[aria-disabled='true'] {
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    cursor: default;
  }
  .send svg:dir(rtl) {
    scale: -1 1;
  }
  .base > [role='alert']:not(:has(*)),
  .above > [role='alert']:not(:has(*)) {
    margin-block-start: calc(var(--_space) * -0.75); /* empty it takes no room */
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: flex-end;
  }
  .foot {
    display: flex;
    gap: calc(var(--_space) * 2);
    justify-content: space-between;
    padding-inline: 0.75rem;
    color: var(--_text-quiet);
    font-size: 0.75rem;
    line-height: 1.25rem;
  }
  .hint {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
  }
  .offline {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    color: var(--_warning-text);
  }
  .offline svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .counter {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .full {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .refusal,
  .notice {
    font-size: 0.875rem;
  }
  @media (pointer: coarse) {
    .send,
    .tool {
      min-inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .send,
    .tool[aria-pressed='true'] {
      border: 1px solid ButtonText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
