import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {DeskElements} from './elements.js';

type Props<Tag extends keyof DeskElements> = DeskElements[Tag]['properties'] &
  DeskElements[Tag]['attributes'] &
  DeskElements[Tag]['listeners'];

/** Our tags as JSX takes them: `<wa-desk adapter={adapter} onwa-intent={listener} />`. */
export type DeskIntrinsicElements = {
  [Tag in keyof DeskElements]: Props<Tag> &
    Omit<
      DetailedHTMLProps<HTMLAttributes<DeskElements[Tag]['element']>, DeskElements[Tag]['element']>,
      keyof Props<Tag>
    >;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends DeskIntrinsicElements {}
  }
}
