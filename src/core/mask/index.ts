import type {DeskEvent} from '../desk-event.js';
import type {EventMasker} from '../session-options.js';
import type {MaskedSpan} from '../text.js';
import {createMaskerWith} from './event-masker.js';
import {maskEvent as maskEventWith, type About, type Masking, type Masks} from './events.js';
import {maskNameSpans, maskPhoneSpans} from './fields.js';
import {maskSpans, replacementsIn} from './mask.js';
import type {MaskOptions} from './options.js';
import {textOf} from './text-of.js';

export type {MaskedSpan} from '../text.js';
export {maskNameSpans, maskPhoneSpans} from './fields.js';
export {maskSpans, type MaskedText} from './mask.js';
export type {About} from './events.js';
export type {MaskOptions} from './options.js';
export {applySplit, findSplit, type Split, type SplitPart, type SplitSpan} from './split.js';

/** A text without cards, IBANs, social security numbers, e-mail addresses and phone numbers. */
export const maskText = (text: unknown, options?: MaskOptions): string => maskSpans(text, options).text;

/** A name; one that is only a number is masked whole. */
export const maskName = (name: unknown, options?: MaskOptions): string => maskNameSpans(name, options).text;

/** A field that holds a phone number, whatever it looks like. */
export const maskPhoneField = (number: unknown, options?: MaskOptions): string => maskPhoneSpans(number, options).text;

/** What `maskSpans` would replace, as spans of the text it is given. */
export const findSensitive = (text: unknown, options: MaskOptions = {}): MaskedSpan[] =>
  replacementsIn(textOf(text), options).map(({start, end, kind}) => ({start, end, kind}));

const masks: Masks = {text: maskSpans, name: maskNameSpans, phone: maskPhoneSpans};

/** An event as an agent may see it; see `createEventMasker` for a whole connection. */
export const maskEvent = (
  event: DeskEvent,
  masking: Masking,
  aboutOf: (conversationId: string) => About | undefined,
): DeskEvent => maskEventWith(masks, event, masking, aboutOf);

/** What a session masks by, when its adapter does not. */
export const createEventMasker = (): EventMasker => createMaskerWith(masks);
