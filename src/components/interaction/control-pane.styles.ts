import {css} from 'lit';

export const styles = css`
  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 1.5);
    align-items: center;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2);
  }
  .who {
    flex: 1 1 13rem;
    overflow: hidden;
    min-inline-size: 0;
  }
  .controls,
  .buttons,
  .conference,
  .conference span {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: center;
    min-inline-size: 0;
  }
  .controls {
    flex: 0 1 auto;
    justify-content: end;
    margin-inline-start: auto;
    border-radius: calc(var(--_radius) * 0.75);
  }
  .buttons {
    justify-content: end;
    overflow-wrap: anywhere;
  }
  .buttons .button {
    padding-inline: 0.75rem;
  }
  .buttons .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }
  .conference {
    padding: 0.125rem 0.625rem;
    border: 1px solid transparent;
    border-radius: 1rem;
    background: var(--_accent-quiet);
    color: var(--_accent-text);
    overflow-wrap: anywhere;
  }
  .conference {
    flex-wrap: nowrap;
  }
  .conference span {
    gap: 0 calc(var(--_space) * 0.75);
  }
  .conference .quiet {
    color: inherit;
  }
  .conference.none {
    position: absolute; /* there before it has something to say */
    padding: 0;
    border: 0;
  }
  .ending {
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_text-quiet);
    overflow-wrap: anywhere;
  }
  .came-with {
    display: flex;
    flex: 0 1 auto;
    gap: var(--_space);
    align-items: start;
    overflow-y: auto;
    min-block-size: 3rem;
    max-block-size: 40%;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    background: var(--_accent-quiet);
    overflow-wrap: anywhere;
  }
  .came-with > svg {
    margin-block-start: 0.1em;
    color: var(--_accent-text);
  }
  .said-note {
    white-space: pre-line;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -1rem;
    overflow-wrap: anywhere;
  }
  /* the dot before the first of a line falls outside and is not seen */
  .facts > span {
    position: relative;
    padding-inline-start: 1rem;
  }
  .facts > span::before {
    content: '·';
    position: absolute;
    inset-inline-start: 0.4rem;
  }
  dialog {
    inline-size: min(26rem, calc(100vi - 2rem));
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog p {
    margin-block: var(--_space) calc(var(--_space) * 2.5);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: flex-end;
  }
  @media (forced-colors: active) {
    .conference:not(.none),
    .ending {
      border-color: currentcolor;
    }
  }
  /* where it is narrow, what can be done has a line of its own */
  @container (max-inline-size: 40rem) {
    .controls {
      order: 1; /* below the tools, which stand beside the name */
      flex-basis: 100%;
      justify-content: space-between;
    }
    .buttons {
      flex: 1 1 auto;
      justify-content: start;
    }
    .buttons .button {
      flex: 0 1 auto;
    }
  }
  @container (max-inline-size: 24rem) {
    .buttons .button {
      flex: 1 1 auto;
      padding-inline: 0.5rem;
    }
    .buttons svg {
      display: none; /* the words are enough */
    }
    header {
      gap: var(--_space);
      padding-inline: calc(var(--_space) * 1.5);
    }
  }
`;
