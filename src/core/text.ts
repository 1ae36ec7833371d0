import * as v from 'valibot';
import {shape} from './shape.js';

/** A stretch of `text` that was replaced by a mask: UTF-16 offsets, `end` exclusive. */
export const maskedSpan = shape({
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
  kind: v.picklist(['card', 'iban', 'ssn', 'email', 'phone']),
});

/** Text as an agent may see it; the spans let elements say "masked" in words and keep links inert. */
export const displayText = shape({text: v.string(), masked: v.array(maskedSpan)});

export type MaskedSpan = v.InferOutput<typeof maskedSpan>;
export type DisplayText = v.InferOutput<typeof displayText>;
