import {bareType} from '../core/sendable-file.js';
import type {SentMedia} from '../core/content.js';
import type {Capabilities} from '../core/task.js';
import type {Strings} from '../strings/en.js';
import {formatSize} from './format-size.js';

export type Choice =
  | {readonly as: SentMedia['as']; readonly maxCaptionLength: number}
  | {readonly problem: 'type'}
  | {readonly problem: 'empty'}
  | {readonly problem: 'size'; readonly most: number};

/** Not for files that are picked: a sticker or a voice note is made on purpose. */
const ON_PURPOSE: ReadonlySet<SentMedia['as']> = new Set(['sticker', 'voice']);

/** As what a file goes out in this conversation, or why it cannot. */
export function choose({type, size}: Pick<File, 'type' | 'size'>, accepted: Capabilities['media'] = []): Choice {
  if (size === 0) return {problem: 'empty'};
  const fitting = accepted.filter(({as, mimeTypes}) => !ON_PURPOSE.has(as) && mimeTypes.includes(bareType(type)));
  const rules = fitting.find(({maxSize}) => size <= maxSize);
  if (rules) return {as: rules.as, maxCaptionLength: rules.maxCaptionLength};
  return fitting.length === 0
    ? {problem: 'type'}
    : {problem: 'size', most: Math.max(...fitting.map(({maxSize}) => maxSize))};
}

/** For the system's own dialog. */
export const acceptedTypes = (accepted: Capabilities['media'] = []): string =>
  accepted.flatMap(({as, mimeTypes}) => (ON_PURPOSE.has(as) ? [] : mimeTypes)).join();

/** Why it cannot, in words. */
export function problemWords(
  choice: Extract<Choice, {problem: string}>,
  {name}: File,
  {attachments, locale}: Strings,
): string {
  switch (choice.problem) {
    case 'type':
      return attachments.wrongType(name);
    case 'empty':
      return attachments.empty(name);
    case 'size':
      return attachments.tooLarge(name, formatSize(choice.most, locale));
    default:
      return choice satisfies never;
  }
}
