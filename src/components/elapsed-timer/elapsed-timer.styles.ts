import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  :host([hidden]) {
    display: none;
  }

  [part='time'] {
    display: block;
    font-kerning: none;
    font-variant-numeric: tabular-nums; /* the digits must not make the row jitter */
    min-inline-size: 5ch; /* nor in a font that has no such digits */
    white-space: nowrap;
  }
`;
