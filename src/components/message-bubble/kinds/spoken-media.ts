import type {Media} from '../../../core/content.js';
import {plainOf} from '../../../core/markup/plain.js';
import {spokenText} from '../../../element/shown-text.js';
import {whoIs} from './quote.js';
import type {MessageRow} from './row.js';

/** What it is called where it is only heard: its caption, or who sent it. */
export function spokenMedia(row: MessageRow, {kind, caption}: Media): string {
  const {strings, message} = row;
  return caption
    ? spokenText(plainOf(caption), strings)
    : strings.kinds.from[kind](spokenText(whoIs(message.author, row), strings));
}
