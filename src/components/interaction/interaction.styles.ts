import {css} from 'lit';

export const styles = css`
  .base {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    background: var(--_surface);
  }
  wa-conversation {
    flex: 1 1 0;
    min-block-size: 6rem;
    border-block: 1px solid var(--_border);
  }
  wa-composer {
    display: grid;
    flex: 0 1 auto;
    grid-template-rows: minmax(0, auto); /* as high as it likes, and never out of the pane */
    min-block-size: 0;
  }
  wa-wrapup {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow-y: auto;
  }
  .banner {
    display: flex;
    flex: none;
    gap: var(--_space);
    align-items: center;
    justify-content: center;
    padding: 0.25rem calc(var(--_space) * 2);
    background: var(--_warning-quiet);
    color: var(--_warning-text);
    font-size: 0.8125rem;
  }
  .base:focus-visible {
    outline-offset: -2px;
  }
  .when {
    margin-inline-start: 0.25rem;
    white-space: nowrap;
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.4;
  }
  h2 {
    display: flex; /* a name cut short is cut at its own end, whatever its direction */
  }
  .alerts .refusal {
    margin: 0 calc(var(--_space) * 2) calc(var(--_space) * 1.25);
  }
  .alerts .notice {
    margin: 0 calc(var(--_space) * 2) calc(var(--_space) * 1.25);
  }
  .first {
    flex: 0 0 auto;
    overflow-y: auto;
    max-block-size: 35%;
  }
  .first :is(.notice, .refusal) {
    margin-block: calc(var(--_space) * 1.25) 0;
  }
  .said {
    display: -webkit-box; /* the one way to cut after some lines in every engine */
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-weight: 600;
    white-space: pre-line;
  }
  .alerts .button {
    margin-block: -0.25rem;
  }
  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.25rem;
    align-items: center;
    justify-content: center;
    padding: calc(var(--_space) * 4);
    background: var(--_surface-sunken);
    text-align: center;
  }
  .empty svg {
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: var(--_space);
    color: var(--_text-quiet);
    stroke-width: 1.25;
  }
  /* magnified fourfold, or in a low frame: the reasons, or the box, need all the room there is */
  @media (max-height: 30rem) {
    wa-conversation {
      min-block-size: 0;
    }
  }
`;
