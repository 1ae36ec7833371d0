import {css} from 'lit';

export const styles = css`
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .base {
    container: desk / inline-size;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 20rem; /* where the page gives none */
    overflow: hidden;
    background: var(--_surface);
  }
  .panes {
    display: grid;
    flex: 1;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
  }
  .side {
    display: contents;
  }
  .header {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
  }
  .header wa-agent-state {
    min-inline-size: 0;
  }
  .lost {
    grid-row: 2;
    padding-inline: calc(var(--_space) * 1.5);
  }
  .task .lost {
    display: none; /* the pane says it */
  }
  .lost .refusal {
    margin-block: var(--_space);
  }
  .said {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  wa-task-list,
  wa-interaction {
    grid-row: 3;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .task wa-task-list,
  .list wa-interaction {
    display: none;
  }
  .back svg:dir(rtl) {
    scale: -1 1;
  }
  @container desk (min-inline-size: 44rem) {
    .panes {
      grid-template: minmax(0, 1fr) / minmax(16rem, 20rem) minmax(0, 1fr);
    }
    .side {
      grid-area: 1 / 1;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      border-inline-end: 1px solid var(--_border);
    }
    wa-task-list {
      flex: 1;
    }
    wa-interaction {
      grid-area: 1 / 2;
    }
    .task wa-task-list,
    .list wa-interaction {
      display: block;
    }
    .back,
    .lost {
      display: none;
    }
  }
  .failure {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.25rem;
    align-items: center;
    justify-content: center;
    padding: calc(var(--_space) * 4);
    text-align: center;
  }
  .failure svg {
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: var(--_space);
    color: var(--_text-quiet);
    stroke-width: 1.25;
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.4;
  }
  .failure .button {
    margin-block-start: calc(var(--_space) * 2);
  }
  /* what is there sooner needs no skeleton */
  .connecting {
    display: flex;
    flex: 1;
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 3);
    opacity: 0;
    animation: appear 1ms 200ms forwards;
  }
  .bones {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: calc(var(--_space) * 2);
    max-inline-size: 16rem;
  }
  .wide {
    max-inline-size: none;
  }
  i {
    block-size: 2.75rem;
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .wide i:nth-child(2) {
    inline-size: 70%;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes breathe {
    to {
      background: var(--_border);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .connecting {
      opacity: 1;
    }
  }
`;
