import type {HTMLAttributes} from 'svelte/elements';
import type {DeskElements} from './elements.js';

type Props<Tag extends keyof DeskElements> = DeskElements[Tag]['properties'] &
  DeskElements[Tag]['attributes'] &
  DeskElements[Tag]['listeners'];

/** Our tags as Svelte's templates take them: `<wa-desk {adapter} onwa-intent={listener}></wa-desk>`. */
export type DeskSvelteElements = {
  [Tag in keyof DeskElements]: Props<Tag> & Omit<HTMLAttributes<DeskElements[Tag]['element']>, keyof Props<Tag>>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends DeskSvelteElements {}
}
