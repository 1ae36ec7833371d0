import * as v from 'valibot';
import {isVariableValue, MAX_VARIABLE_LENGTH, variableType} from 'wa-desk/core';
import {shape, text} from './schema.js';

/** CAD variables that every task has, filled by the system and never edited. */
export const RESERVED_VARIABLES = ['ani', 'dn', 'virtualTeamName', 'customerName'] as const;

const NAME_EXPECTED = 'a name of up to 64 letters, digits, "_", "-" and ".", the first a letter';
const RESERVED_EXPECTED = `another name: the system fills ${RESERVED_VARIABLES.join(', ')} itself`;
const TYPE_EXPECTED = `one of ${variableType.options.join(', ')}`;
const EDITABLE_EXPECTED = 'true or false';
const INITIAL_EXPECTED = `a text of at most ${MAX_VARIABLE_LENGTH} characters`;

/** A CAD variable, which the administrator adds to the system's own. */
export const Variable = v.pipe(
  shape({
    name: v.pipe(
      v.string(NAME_EXPECTED),
      v.regex(/^[A-Za-z][\w.-]{0,63}$/, NAME_EXPECTED),
      v.check((name) => !RESERVED_VARIABLES.some((reserved) => reserved === name), RESERVED_EXPECTED),
    ),
    label: text,
    type: v.picklist(variableType.options, TYPE_EXPECTED),
    editable: v.optional(v.boolean(EDITABLE_EXPECTED), false),
    initial: v.optional(v.pipe(v.string(INITIAL_EXPECTED), v.maxLength(MAX_VARIABLE_LENGTH, INITIAL_EXPECTED)), ''),
  }),
  v.forward(
    v.partialCheck(
      [['type'], ['initial']],
      ({type, initial}) => isVariableValue(type, initial),
      'a value of the variable’s own type: an integer in digits, a decimal with a point, true or false, or a date as yyyy-mm-dd',
    ),
    ['initial'],
  ),
);
