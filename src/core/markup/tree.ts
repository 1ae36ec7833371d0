import type {MaskedSpan} from '../text.js';

/** A stretch of the source: UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Shown as it stands in the source. */
export interface TextLeaf extends Stretch {
  readonly kind: 'text';
}

/** What a mask stands for: nothing in it is markup. */
export interface MaskedLeaf extends Stretch {
  readonly kind: 'masked';
  readonly mask: MaskedSpan['kind'];
}

/** Always http or https, without user info. */
export interface LinkLeaf extends Stretch {
  readonly kind: 'link';
  readonly href: string;
  /** Where it really leads; punycode where the letters are not ASCII. */
  readonly host: string;
  /** What stands there would be read as another host. */
  readonly deceptive: boolean;
}

/** `children` is never empty; what `start` to `end` holds around the children are its markers. */
export interface Styled extends Stretch {
  readonly kind: 'strong' | 'em' | 's' | 'code' | 'mono';
  readonly children: readonly Inline[];
}

export type Inline = TextLeaf | MaskedLeaf | LinkLeaf | Styled;

/** A line of a quote or an item of a list, its marker in front. */
export interface Line extends Stretch {
  readonly kind: 'line';
  readonly children: readonly Inline[];
}

/** A line break belongs to what it ends. */
export type Block = Stretch &
  (
    | {readonly kind: 'paragraph' | 'pre'; readonly children: readonly Inline[]}
    | {readonly kind: 'quote' | 'bullets' | 'numbers'; readonly children: readonly Line[]}
  );
