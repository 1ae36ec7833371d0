import type {Variable} from './task.js';

/** The most a CAD variable holds, in UTF-16 units. */
export const MAX_VARIABLE_LENGTH = 256;

const forms: Record<Variable['type'], (value: string) => boolean> = {
  string: () => true,
  integer: (value) => /^-?\d+$/.test(value),
  decimal: (value) => /^-?\d+(?:\.\d+)?$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  date: isDay,
};

/** Whether a CAD variable of this type can hold it; empty always fits. */
export function isVariableValue(type: Variable['type'], value: string): boolean {
  return value === '' || (value.length <= MAX_VARIABLE_LENGTH && forms[type](value));
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value); // 30 February is another day
}
