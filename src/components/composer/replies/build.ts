import {interactiveLimits as limits, type InteractiveParts} from '../../../core/interactive-parts.js';

/** A button, or a row of a list; a button has no description. */
export interface Choice {
  readonly id: number;
  readonly title: string;
  readonly description: string;
}

export interface Section {
  readonly id: number;
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** What an agent has built so far, both kinds of it; its text is the conversation's draft. */
export interface Build {
  readonly kind: 'buttons' | 'list';
  readonly header: string;
  readonly footer: string;
  readonly buttons: readonly Choice[];
  /** The word that opens the list. */
  readonly button: string;
  readonly sections: readonly Section[];
}

let made = 0;

const choice = (): Choice => ({id: (made += 1), title: '', description: ''});
const section = (): Section => ({id: (made += 1), title: '', choices: [choice()]});

export const emptyBuild = (): Build => ({
  kind: 'buttons',
  header: '',
  footer: '',
  buttons: [choice(), choice()],
  button: '',
  sections: [section()],
});

/** Whether there is something in it that would be lost. */
export const isBegun = (build: Build): boolean =>
  [build.header, build.footer, build.button, ...allChoices(build).map(({title}) => title)].some(
    (words) => words !== '',
  );

const allChoices = ({buttons, sections}: Build): readonly Choice[] => [...buttons, ...rowsOf(sections)];

const rowsOf = (sections: readonly Section[]): readonly Choice[] => sections.flatMap(({choices}) => choices);

/** Those of the kind that is chosen, in their order. */
export const choicesOf = ({kind, buttons, sections}: Build): readonly Choice[] =>
  kind === 'buttons' ? buttons : rowsOf(sections);

export const mostOf = ({kind}: Build): number => (kind === 'buttons' ? limits.buttons.most : limits.list.rows);

/** The same with other words in the choice, or section, with this id. */
export function changed(build: Build, id: number, words: Partial<Omit<Choice, 'id'>>): Build {
  const change = <T extends {readonly id: number}>(one: T): T => (one.id === id ? {...one, ...words} : one);
  return {
    ...build,
    buttons: build.buttons.map(change),
    sections: build.sections.map((one) => ({...change(one), choices: one.choices.map(change)})),
  };
}

/** One choice more, after this one or at the end; the same where there is no room. */
export function withChoice(build: Build, sectionId: number | null, after?: number): {build: Build; id: number | null} {
  if (choicesOf(build).length >= mostOf(build)) return {build, id: null};
  const added = choice();
  const insert = (choices: readonly Choice[]) => {
    const at = choices.findIndex(({id}) => id === after);
    return choices.toSpliced(at < 0 ? choices.length : at + 1, 0, added);
  };
  return build.kind === 'buttons'
    ? {build: {...build, buttons: insert(build.buttons)}, id: added.id}
    : {build: changeSection(build, sectionId, insert), id: added.id};
}

/** One section more, with a first row; the same where there is no room for it. */
export function withSection(build: Build): {build: Build; id: number | null} {
  const {sections} = build;
  if (sections.length >= limits.list.sections || rowsOf(sections).length >= limits.list.rows) return {build, id: null};
  const added = section();
  return {build: {...build, sections: [...sections, added]}, id: added.id};
}

/** Without this choice; a section without any goes with its last one. */
export function without(build: Build, id: number): Build {
  const rest = (choices: readonly Choice[]) => choices.filter((one) => one.id !== id);
  if (build.kind === 'buttons') return {...build, buttons: rest(build.buttons)};
  const sections = build.sections.map((one) => ({...one, choices: rest(one.choices)}));
  return {...build, sections: sections.filter(({choices}) => choices.length > 0)};
}

/** One place up or down; over the edge of its section into the next. */
export function moved(build: Build, id: number, by: 1 | -1): Build {
  if (build.kind === 'buttons') return {...build, buttons: swapped(build.buttons, id, by) ?? build.buttons};
  const from = build.sections.findIndex(({choices}) => choices.some((one) => one.id === id));
  const source = build.sections[from];
  const row = source?.choices.find((one) => one.id === id);
  if (!source || !row) return build;
  const inside = swapped(source.choices, id, by);
  if (inside) return changeSection(build, source.id, () => inside);
  const next = build.sections[from + by];
  if (!next) return build;
  const put = changeSection(build, next.id, (choices) => (by > 0 ? [row, ...choices] : [...choices, row]));
  const left = changeSection(put, source.id, (choices) => choices.filter((one) => one.id !== id));
  return {...left, sections: left.sections.filter(({choices}) => choices.length > 0)};
}

/** Null where it stands at the edge. */
function swapped(choices: readonly Choice[], id: number, by: 1 | -1): readonly Choice[] | null {
  const at = choices.findIndex((one) => one.id === id);
  const [one, other] = [choices[at], choices[at + by]];
  return one && other ? choices.with(at, other).with(at + by, one) : null;
}

const changeSection = (
  build: Build,
  id: number | null,
  change: (choices: readonly Choice[]) => readonly Choice[],
): Build => ({
  ...build,
  sections: build.sections.map((one) => (one.id === id ? {...one, choices: change(one.choices)} : one)),
});

const maybe = (words: string): string | null => words.trim() || null;

/** As it is sent, without what is empty. */
export function partsOf({kind, header, footer, buttons, button, sections}: Build): InteractiveParts<string> {
  return {
    header: maybe(header),
    footer: maybe(footer),
    offers:
      kind === 'buttons'
        ? {kind, buttons: buttons.map(({title}) => title.trim())}
        : {
            kind,
            button: button.trim(),
            sections: sections.map(({title, choices}) => ({
              title: maybe(title),
              rows: choices.map((row) => ({title: row.title.trim(), description: maybe(row.description)})),
            })),
          },
  };
}
