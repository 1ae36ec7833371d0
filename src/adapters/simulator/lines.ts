import {plainText, type Line, type Named} from '../../core/index.js';
import type {SimulatorScript} from './script.js';

/** The company's WhatsApp numbers. */
export class Lines {
  readonly #lines: Map<string, Line>;

  constructor({lines}: SimulatorScript) {
    this.#lines = new Map(
      lines.map(({id, name, number, region}) => [
        id,
        {id, name, version: 1, number: plainText(number), region, deleted: false},
      ]),
    );
  }

  of(lineId: string): Line {
    const line = this.#lines.get(lineId);
    if (!line) throw new Error('The script has no line with this id.');
    return line;
  }

  /** The line as it is from now on; null when it was deleted before. */
  delete(lineId: string): Line | null {
    const line = this.of(lineId);
    if (line.deleted) return null;
    const deleted = {...line, version: line.version + 1, deleted: true};
    this.#lines.set(lineId, deleted);
    return deleted;
  }
}

/** Where the conversations of a line wait. */
export function queueOf({lines, queues}: SimulatorScript, lineId: string): Named {
  const queueId = lines.find(({id}) => id === lineId)?.queueId;
  const queue = queues.find(({id}) => id === queueId);
  if (!queue) throw new Error('The script gives a line a queue that it does not have.');
  return {id: queue.id, name: queue.name};
}
