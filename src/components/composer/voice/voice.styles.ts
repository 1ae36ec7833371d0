import {css} from 'lit';

export const styles = css`
  .voice {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    align-items: center;
    padding: 0.25rem;
    padding-inline-start: 0.875rem;
    border: 1px solid var(--_border);
    border-radius: 1.375rem;
    background: var(--_surface-raised);
    font-size: 0.875rem;
  }
  .voice-row {
    display: flex;
    flex: 1 1 12rem;
    gap: var(--_space);
    align-items: center;
    min-inline-size: 0;
    min-block-size: 2.25rem;
  }
  .voice-state {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  .voice-word {
    font-weight: 600;
  }
  .voice-dot {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--_danger-text);
    forced-color-adjust: none;
    animation: voice-breath 1.6s ease-in-out infinite;
  }
  @keyframes voice-breath {
    50% {
      opacity: 0.35;
    }
  }
  .voice-time,
  .voice-left {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .voice-left {
    color: var(--_warning-text);
    font-weight: 600;
  }
  .voice-wave {
    flex: 1;
    direction: ltr;
    inline-size: 0;
    min-inline-size: 3rem;
    max-inline-size: 20rem;
    block-size: 1.75rem;
    color: var(--_accent-text);
    stroke-width: 2;
  }
  .voice-slider {
    flex: 1;
    inline-size: 0;
    min-inline-size: 3rem;
    max-inline-size: 20rem;
    min-block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_mark);
  }
  .voice-buttons {
    display: flex;
    gap: 0.125rem;
    margin-inline-start: auto;
  }
  .voice-buttons .button {
    border-radius: 1.125rem;
  }
  .voice-buttons .button:not(.icon) {
    margin-inline-start: 0.25rem;
  }
  .voice-buttons .icon {
    padding: 0;
    inline-size: 2.25rem;
    block-size: 2.25rem;
  }
  .voice-buttons [aria-disabled='true'] {
    color: var(--_text-quiet);
    opacity: 0.6;
  }
  .voice-buttons .primary[aria-disabled='true'] {
    background: var(--_surface-sunken);
    opacity: 1;
  }
  .voice-buttons .primary svg:dir(rtl) {
    scale: -1 1;
  }
  .voice > .notice,
  .voice > .small {
    flex-basis: 100%;
  }
  .voice > .notice {
    margin-inline-start: -0.625rem;
    border-radius: 1.125rem;
  }
`;
