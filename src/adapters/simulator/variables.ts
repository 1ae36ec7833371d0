import {
  DeskError,
  isVariableValue,
  MAX_VARIABLE_LENGTH,
  plainText,
  type Customer,
  type Line,
  type Named,
  type Variable,
} from '../../core/index.js';

/** The variables the system keeps; nobody edits them. */
export function reservedVariables(customer: Customer, line: Line, queue: Named): Variable[] {
  return [
    reserved('ani', 'Customer number', customer.number),
    reserved('dn', 'Source number', line.number),
    reserved('virtualTeamName', 'Queue', plainText(queue.name)),
    reserved('customerName', 'Customer name', customer.name ?? customer.username),
  ];
}

const reserved = (name: string, label: string, value: Variable['value'] | null): Variable => ({
  name,
  label,
  type: 'string',
  value: value ?? plainText(''),
  editable: false,
  version: 0,
  changedBy: null,
});

/** The variables with this one changed; of two edits of the same value the first wins. */
export function withVariable(
  variables: readonly Variable[],
  edit: {readonly name: string; readonly value: string; readonly version: number},
  by: Named,
): Variable[] {
  const known = variables.find(({name}) => name === edit.name);
  if (!known) throw new DeskError('not-found', 'The conversation has no such variable.');
  if (!known.editable) throw new DeskError('not-editable', 'Only the system changes this variable.');
  if (!isVariableValue(known.type, edit.value))
    throw new DeskError('bad-value', `The value is no ${known.type}, or longer than ${MAX_VARIABLE_LENGTH} units.`);
  if (edit.version !== known.version)
    throw new DeskError('changed-meanwhile', 'Somebody else has saved this variable since.');
  return changed(variables, edit.name, edit.value, by);
}

/** Whatever anybody else may change. */
export function changed(variables: readonly Variable[], name: string, value: string, by: Named | null): Variable[] {
  return variables.map((one) =>
    one.name === name ? {...one, value: plainText(value), version: one.version + 1, changedBy: by} : one,
  );
}
