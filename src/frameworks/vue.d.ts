import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {DeskElements} from './elements.js';

type Emits<Events> = EmitFn<{[Name in keyof Events]: (event: Events[Name]) => void}>;

/** Our tags as templates take them: `<wa-desk :adapter="adapter" @wa-intent="listener" />`. */
export type DeskComponents = {
  [Tag in keyof DeskElements]: new () => DeskElements[Tag]['element'] & {
    /** For templates; an element has no such property. */
    $props: DeskElements[Tag]['properties'] & Omit<HTMLAttributes, keyof DeskElements[Tag]['properties']> & PublicProps;
    /** For templates; an element has no such method. */
    $emit: Emits<DeskElements[Tag]['events']>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends DeskComponents {}
}
