import {css} from 'lit';

/** A modal dialog with a title and a way to close it in its header; how wide and high it is it says itself. */
export const modalFrame = css`
  dialog {
    max-inline-size: none;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
  }
  dialog:modal[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  header {
    display: flex;
    flex: none;
    gap: var(--_space);
    align-items: start;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2.5) calc(var(--_space) * 1.5);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: 1.125rem;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
`;

/** Of an element that is nothing but such a dialog. */
export const modalDialog = [
  modalFrame,
  css`
    :host {
      display: contents;
    }
  `,
];
