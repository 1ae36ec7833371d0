import * as v from 'valibot';
import {keepPreference, readPreference, watchPreference} from '../../element/preferences.js';
import {shape} from '../../core/shape.js';

const NAME = 'notifications';

const schema = shape({
  /** Do not disturb: no sound, no desktop notification, no toast for a message. */
  quiet: v.fallback(v.boolean(), false),
  offerSound: v.fallback(v.boolean(), true),
  messageSound: v.fallback(v.boolean(), true),
  /** 0 to 1. */
  volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.7),
  /** The agent has answered whether they want desktop notifications. */
  asked: v.fallback(v.boolean(), false),
});

export type NotificationPreferences = v.InferOutput<typeof schema>;

/** How this agent wants to be told, the same in all tabs of this browser. */
export class Preferences {
  #now: NotificationPreferences = read();

  get now(): NotificationPreferences {
    return this.#now;
  }

  change(changes: Partial<NotificationPreferences>): void {
    this.#now = {...this.#now, ...changes};
    keepPreference(NAME, this.#now);
  }

  /** Calls back when they were changed in another tab, until the returned function is called. */
  watch(run: () => void): () => void {
    this.#now = read(); // changed while nobody watched
    return watchPreference(NAME, () => {
      this.#now = read();
      run();
    });
  }
}

function read(): NotificationPreferences {
  const parsed = v.safeParse(schema, readPreference(NAME));
  return parsed.success ? parsed.output : v.parse(schema, {});
}
