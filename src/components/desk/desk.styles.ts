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
    grid-template: auto auto auto minmax(0, 1fr) / minmax(0, 1fr);
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
  .lost :is(.notice, .refusal) {
    margin-block: var(--_space);
  }
  .said {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .views {
    grid-row: 3;
    display: flex;
    gap: 0.25rem;
    padding: var(--_space) var(--_space) 0;
  }
  .views button {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2rem;
    margin: 0;
    padding: 0.25rem;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: calc(var(--_radius) * 0.75) calc(var(--_radius) * 0.75) 0 0;
    background: none;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
    cursor: pointer;
  }
  .views button:hover {
    background: var(--_surface-sunken);
  }
  .views button[aria-selected='true'] {
    border-color: var(--_mark);
    color: var(--_text);
  }
  .views button:focus-visible {
    outline-offset: -2px;
  }
  .view,
  wa-interaction,
  aside {
    grid-row: 4;
    min-block-size: 0;
    min-inline-size: 0;
  }
  wa-task-list,
  wa-agent-history {
    block-size: 100%;
  }
  wa-agent-history::part(title) {
    visibility: hidden; /* the tab says it */
    block-size: 0;
  }
  aside {
    display: flex;
    flex-direction: column;
    background: var(--_surface);
  }
  .details-head {
    display: flex;
    flex: none;
    gap: var(--_space);
    align-items: center;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5) calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
  }
  .details-body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  wa-customer-history {
    border-block-start: 1px solid var(--_border);
  }
  .toggle-details[aria-expanded='true'] {
    background: var(--_accent-quiet);
    color: var(--_accent-text);
  }
  .back svg:dir(rtl) {
    scale: -1 1;
  }
  :is(.view, aside)[hidden] {
    display: none;
  }
  /* one at a time */
  @container desk (inline-size < 44rem) {
    .task :is(.views, .view),
    .list :is(wa-interaction, aside) {
      display: none;
    }
  }
  @container desk (inline-size < 58rem) {
    .details wa-interaction {
      display: none;
    }
  }
  @container desk (inline-size >= 44rem) {
    .panes {
      grid-template: minmax(0, 1fr) / var(--wa-desk-list-width, minmax(16rem, 20rem)) minmax(0, 1fr);
    }
    .side {
      grid-area: 1 / 1;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      border-inline-end: 1px solid var(--_border);
    }
    .view {
      flex: 1;
    }
    wa-interaction,
    aside {
      grid-area: 1 / 2;
    }
    .back,
    .lost {
      display: none;
    }
  }
  @container desk (inline-size >= 58rem) {
    .details {
      grid-template-columns: var(--wa-desk-list-width, minmax(16rem, 1fr)) minmax(20rem, 2.25fr) var(
          --wa-desk-details-width,
          minmax(17rem, 1.125fr)
        );
    }
    aside {
      grid-column: 3;
      border-inline-start: 1px solid var(--_border);
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
