import type {DeskSession} from '../../../core/session.js';
import type {Strings} from '../../../strings/en.js';
import {Preview} from './preview.js';
import type {Recordable} from './recordable.js';
import {Take} from './take.js';

export type VoiceProblem = keyof Strings['voice']['problems'];

/** What an agent records for one conversation, and where they are with it. */
export class Recording {
  readonly take: Take;
  /** Whether the agent is asked if it may go. */
  asking = false;
  leaving = false;
  /** What pressing a button has found out. */
  found: 'nothing' | null = null;
  #preview: Preview | null = null;
  readonly #watchers = new Set<() => void>();

  constructor(recordable: Recordable) {
    this.take = new Take(recordable, this.changed);
  }

  get preview(): Preview | null {
    return this.#preview;
  }

  get problem(): VoiceProblem | null {
    const {take} = this;
    if (this.found) return this.found;
    if (take.problem) return take.problem;
    if (take.isFull) return 'full';
    return this.#preview?.broken === true ? 'unplayable' : null;
  }

  watch(run: () => void): () => void {
    this.#watchers.add(run);
    return () => this.#watchers.delete(run);
  }

  readonly changed = (): void => {
    for (const run of this.#watchers) run();
  };

  /** What is there now, to be heard; null when that is nothing. */
  openPreview(): Preview | null {
    const blob = this.#preview ? null : this.take.blob();
    if (blob) this.#preview = new Preview(blob, this.changed);
    return this.#preview;
  }

  closePreview(): void {
    this.#preview?.close();
    this.#preview = null;
  }

  /** Whatever sounds or listens stops; what was recorded stays. */
  async rest(): Promise<void> {
    this.#preview?.pause();
    await this.take.pause();
  }
}

const kept = new WeakMap<DeskSession, Map<string, Recording>>();

/** By conversation id, for as long as the session is there: a composer may come and go. */
export function recordingsOf(session: DeskSession): Map<string, Recording> {
  const recordings = kept.get(session) ?? new Map<string, Recording>();
  kept.set(session, recordings);
  return recordings;
}
