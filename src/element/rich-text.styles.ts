import {css} from 'lit';

/** Worn by elements that draw `richText`, on the element around it: `class="rich"`. */
export const richTextStyles = css`
  .rich,
  .rich :is(div, blockquote, li, pre) {
    unicode-bidi: plaintext; /* every line turns its own way */
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .rich {
    overflow: clip; /* marks piled on a letter cover no other words */
    overflow-clip-margin: 2px;
    user-select: text;
  }
  .rich :is(a, bdi) {
    unicode-bidi: isolate;
  }
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
