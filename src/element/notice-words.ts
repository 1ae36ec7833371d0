import type {Notice} from '../core/notice.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {customerName} from './customer-name.js';
import {sentence} from './shown-text.js';

export const noticeWords = ({kind, customer, other}: Notice, strings: Strings): DisplayText =>
  sentence((name) => strings.interaction.notices[kind](name, other?.name ?? null), customerName(customer, strings));
