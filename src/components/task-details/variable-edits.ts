import {isVariableValue} from '../../core/variable-value.js';
import type {Task, Variable} from '../../core/task.js';

/** What the agent has typed and not saved. */
export interface Edit {
  readonly text: string;
  /** Of the value the agent has changed. */
  readonly version: number;
  /** It does not fit the field; told when the agent saves. */
  readonly bad: boolean;
}

/** What is typed into the CAD variables of all tasks; it waits while the agent looks at another one. */
export class VariableEdits {
  readonly #edits = new Map<string, Edit>();

  of({id}: Task, {name}: Variable): Edit | undefined {
    return this.#edits.get(keyOf(id, name));
  }

  /** Typed back to what is saved, nothing is left to save. */
  type(task: Task, variable: Variable, text: string): void {
    const {version} = this.of(task, variable) ?? variable;
    if (text === variable.value.text) this.drop(task, variable);
    else this.#edits.set(keyOf(task.id, variable.name), {text, version, bad: false});
  }

  drop({id}: Task, {name}: Variable): void {
    this.#edits.delete(keyOf(id, name));
  }

  /** The agent's own goes on, from the value a colleague has saved. */
  keepMine(task: Task, variable: Variable): void {
    const edit = this.of(task, variable);
    if (edit) this.#edits.set(keyOf(task.id, variable.name), {...edit, version: variable.version});
  }

  /** What can be saved; undefined, and marked as bad, when it does not fit. */
  ready(task: Task, variable: Variable): {readonly value: string; readonly version: number} | undefined {
    const edit = this.of(task, variable);
    if (!edit) return undefined;
    const value = normalise(edit.text, variable.type);
    const fits = isVariableValue(variable.type, value);
    this.#edits.set(keyOf(task.id, variable.name), {...edit, bad: !fits});
    return fits ? {value, version: edit.version} : undefined;
  }

  /** What has become true needs no saving; what belongs to a task that is gone, or to a value that is masked now, goes with it. */
  settle(tasks: ReadonlyMap<string, Task>): void {
    for (const [key, {text}] of this.#edits) {
      const [taskId = '', name] = key.split(SEPARATOR);
      const variable = tasks.get(taskId)?.variables.find((one) => one.name === name);
      if (!variable || variable.value.masked.length > 0 || variable.value.text === text) this.#edits.delete(key);
    }
  }
}

const SEPARATOR = '\n';
const keyOf = (taskId: string, name: string): string => `${taskId}${SEPARATOR}${name}`;

/** As people write numbers: with spaces around them, and a comma for the point. */
function normalise(text: string, type: Variable['type']): string {
  if (type === 'string') return text;
  const trimmed = text.trim();
  return type === 'decimal' ? trimmed.replace(/^(-?\d+),(\d+)$/, '$1.$2') : trimmed;
}
