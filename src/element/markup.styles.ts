import {css} from 'lit';

/** Worn with `richTextStyles` by elements that draw `richText`; most texts hold no markup, so that it comes with its code. */
export const markupStyles = css`
  .rich a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  .rich .host {
    display: inline-block;
    margin-inline: 0.25em;
    padding-inline: 0.375em;
    border: 1px solid currentcolor;
    border-radius: 0.25em;
    background: var(--_warning-quiet);
    color: var(--_warning-text);
    font-size: 0.8667em;
    font-weight: 600;
  }
  .rich :is(code, pre) {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 0.925em;
  }
  .rich pre code {
    font-size: inherit;
  }
  .rich pre,
  .rich .boxed {
    border-radius: 0.25em;
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .rich .boxed {
    padding: 0.0625em 0.25em;
    box-decoration-break: clone;
  }
  .rich pre {
    margin: 0.25em 0;
    padding: 0.375em 0.5em;
  }
  .rich blockquote {
    margin: 0.25em 0;
    padding-inline-start: 0.625em;
    border-inline-start: 3px solid color-mix(in srgb, currentcolor 45%, transparent);
  }
  .rich .mark {
    font-size: 0;
  }
  .rich li {
    padding-inline-start: 1.5em;
  }
  .rich .sign {
    display: inline-block;
    min-inline-size: 1.5em;
    margin-inline-start: -1.5em;
    font-variant-numeric: tabular-nums;
  }
`;
