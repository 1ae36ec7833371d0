import {interactiveLimits as limits, type InteractiveParts} from './interactive-parts.js';

/** Something WhatsApp would refuse, or that could not be told apart; `at` is its place, such as `buttons.1`. */
export type InteractiveProblem =
  | {readonly at: string; readonly why: 'empty' | 'same' | 'line-break'}
  /** By so many characters. */
  | {readonly at: string; readonly why: 'too-long'; readonly by: number}
  | {readonly at: string; readonly why: 'too-many'; readonly most: number};

/** All that keeps this from being sent, in the order it is read. */
export function interactiveProblems(text: string, {header, footer, offers}: InteractiveParts<string>) {
  const found: InteractiveProblem[] = [];
  const look = (at: string, words: string | null, longest: number, {needed = true, lines = false} = {}) => {
    if (words === null || words.trim() === '') {
      if (needed) found.push({at, why: 'empty'});
    } else if (!lines && /[\n\r\t]/.test(words)) found.push({at, why: 'line-break'});
    else if (words.length > longest) found.push({at, why: 'too-long', by: words.length - longest});
  };
  const count = (at: string, {length}: readonly unknown[], most: number) => {
    if (length === 0) found.push({at, why: 'empty'});
    else if (length > most) found.push({at, why: 'too-many', most});
  };
  look('header', header, limits.header, {needed: false});
  look('text', text, limits[offers.kind].text, {lines: true});
  look('footer', footer, limits.footer, {needed: false});
  const titles = new Set<string>();
  const lookAtTitle = (at: string, title: string, longest: number) => {
    const key = title.trim().toLowerCase();
    if (key !== '' && titles.has(key))
      found.push({at, why: 'same'}); // what was chosen comes back by its words
    else look(at, title, longest);
    titles.add(key);
  };
  if (offers.kind === 'buttons') {
    count('buttons', offers.buttons, limits.buttons.most);
    for (const [place, title] of offers.buttons.entries()) lookAtTitle(`buttons.${place}`, title, limits.buttons.title);
    return found;
  }
  const {button, sections} = offers;
  look('button', button, limits.list.button);
  count('sections', sections, limits.list.sections);
  const rows = sections.flatMap((section) => section.rows);
  if (rows.length > limits.list.rows) found.push({at: 'sections', why: 'too-many', most: limits.list.rows});
  for (const [place, section] of sections.entries()) {
    const at = `sections.${place}`;
    look(`${at}.title`, section.title, limits.list.section, {needed: sections.length > 1});
    if (section.rows.length === 0) found.push({at: `${at}.rows`, why: 'empty'});
    for (const [index, {title, description}] of section.rows.entries()) {
      lookAtTitle(`${at}.rows.${index}.title`, title, limits.list.row);
      look(`${at}.rows.${index}.description`, description, limits.list.description, {needed: false});
    }
  }
  return found;
}
