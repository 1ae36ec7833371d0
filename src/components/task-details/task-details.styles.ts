import {css} from 'lit';

export const styles = css`
  .base {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2);
    background: var(--_surface);
  }
  .who {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
  }
  .initials {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: var(--_bubble-customer);
    color: var(--_on-bubble-customer);
    font-size: 0.9375rem;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  #variables {
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
    font-size: 0.875rem;
  }
  .facts {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(5rem, 35%) minmax(0, 1fr);
    gap: var(--_space);
    align-items: baseline;
  }
  dt,
  label,
  .label {
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  dd,
  .value {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  dd bdi,
  .value bdi {
    min-inline-size: 0;
  }
  .button.copy {
    flex: none;
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    margin-block: -0.125rem;
    padding: 0.125rem;
    color: var(--_text-quiet);
  }
  .copy:hover {
    color: var(--_text);
  }
  .copy svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .note {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface-sunken);
  }
  .noted {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .variables {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
  }
  .variable {
    position: relative;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
  }
  /* beside the label, so that the field has the whole width */
  .field ~ .button.copy {
    position: absolute;
    inset-block-start: -0.1875rem;
    inset-inline-end: 0;
    margin: 0;
  }
  label {
    padding-inline-end: 1.75rem;
  }
  input,
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    margin: 0;
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--_control-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface-raised);
    color: var(--_text);
    font: inherit;
    text-align: start;
  }
  input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  input[aria-invalid='true'],
  select[aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  input:focus-visible,
  select:focus-visible {
    outline-offset: -1px;
  }
  input[readonly] {
    color: var(--_text-quiet);
  }
  .wrong {
    display: flex;
    gap: 0.3125rem;
    align-items: flex-start;
    color: var(--_danger-text);
  }
  .wrong svg {
    margin-block-start: 0.0625rem;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: flex-end;
    margin-block-start: 0.25rem;
  }
  .choices .button {
    font-size: 0.875rem;
  }
  .notice .choices {
    justify-content: flex-start;
    margin-block-start: var(--_space);
  }
  .empty {
    padding: calc(var(--_space) * 2);
    text-align: center;
  }
  @media (pointer: coarse) {
    input,
    select {
      min-block-size: 2.75rem;
    }
    .button.copy {
      min-block-size: 2.25rem;
      min-inline-size: 2.25rem;
      margin-block: -0.375rem;
    }
  }
`;
