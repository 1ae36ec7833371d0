import type {Capabilities} from '../../core/task.js';
import type {Template, TemplateVariable} from '../../core/template.js';
import {matches} from '../../element/matches.js';

export type Values = Readonly<Record<string, string>>;

const PLACE = /\{\{\s*(\w+)\s*\}\}/gu;

/** A text of a template with its values; a place that is still empty shows what belongs there. */
export function filled(template: Template, part: 'header' | 'body', values: Values): string {
  const text = part === 'body' ? template.body : template.header?.kind === 'text' ? template.header.text : '';
  return text.replaceAll(PLACE, (_, name: string) => {
    const key = `${part}.${name}`;
    const value = values[key]?.trim() ?? '';
    const example = template.variables.find((variable) => variable.key === key)?.example;
    return value === '' ? `[${example ?? name}]` : value;
  });
}

/** What is wrong with a value; null when WhatsApp takes it. */
export function problemOf({key}: TemplateVariable, values: Values): 'fillIn' | 'tooManyBlanks' | null {
  const value = values[key]?.trim() ?? '';
  if (value === '') return 'fillIn';
  return value.includes('     ') ? 'tooManyBlanks' : null;
}

/** What the agent looks for. */
export interface Wanted {
  readonly search: string;
  readonly category: Template['category'] | null;
  readonly language: string | null;
}

/** Whether agents can fill it in here: a file of its header must be one that can be brought and sent. */
export const canBeFilled = ({variables, header}: Template, files: Capabilities['media'] = []): boolean =>
  !variables.some(({kind}) => kind === 'media') || files.some(({as}) => as === header?.kind);

export const wantedOf = (templates: readonly Template[], {search, category, language}: Wanted): Template[] =>
  templates.filter(
    (template) =>
      (category === null || template.category === category) &&
      (language === null || template.language === language) &&
      matches(`${titleOf(template)} ${template.name} ${template.body} ${template.header?.text ?? ''}`, search),
  );

/** `order_update` as people write it. */
export const titleOf = ({name}: Template): string => inWords(name);

export function inWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** A language as its readers call it in `locale`, such as “English (United Kingdom)”. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, {type: 'language'}).of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code;
  }
}
