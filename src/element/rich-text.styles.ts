import {css} from 'lit';

/** Worn by elements that show what people write, on the element around it: `class="rich"`. */
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
`;
