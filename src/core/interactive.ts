import * as v from 'valibot';
import {displayText} from './text.js';
import {shape} from './shape.js';

const partsOf = <T extends v.GenericSchema>(text: T) => ({
  header: v.nullable(text),
  footer: v.nullable(text),
  offers: v.variant('kind', [
    shape({kind: v.literal('buttons'), buttons: v.array(text)}),
    shape({
      kind: v.literal('list'),
      /** The word that opens it. */
      button: text,
      sections: v.array(
        shape({
          /** Needed where there is more than one. */
          title: v.nullable(text),
          rows: v.array(shape({title: text, description: v.nullable(text)})),
        }),
      ),
    }),
  ]),
});

/** Reply buttons or a list, as `send` sends them; its text stands above them. */
export const sentInteractive = shape({kind: v.literal('interactive'), ...partsOf(v.string())});

/** A message with reply buttons or a list, as it was sent; what the customer chose comes as a message of its own. */
export const interactiveContent = shape({
  type: v.literal('interactive'),
  text: displayText,
  ...partsOf(displayText),
});

export type SentInteractive = v.InferOutput<typeof sentInteractive>;
export type InteractiveContent = v.InferOutput<typeof interactiveContent>;
