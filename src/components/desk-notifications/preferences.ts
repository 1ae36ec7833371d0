import {keepPreference, readPreference, watchPreference} from '../../element/preferences.js';

const NAME = 'notifications';

/** How this agent wants to be told. */
export interface NotificationPreferences {
  /** Do not disturb: no sound, no desktop notification, no toast for a message. */
  readonly quiet: boolean;
  readonly offerSound: boolean;
  readonly messageSound: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** The agent has answered whether they want desktop notifications. */
  readonly asked: boolean;
}

/** The same in all tabs of this browser. */
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

/** What was kept, as far as it is what it should be. */
function read(): NotificationPreferences {
  const kept = new Map<string, unknown>(Object.entries(readPreference(NAME) ?? {}));
  const flag = (name: keyof NotificationPreferences, otherwise: boolean): boolean => {
    const value = kept.get(name);
    return typeof value === 'boolean' ? value : otherwise;
  };
  const volume = kept.get('volume');
  return {
    quiet: flag('quiet', false),
    offerSound: flag('offerSound', true),
    messageSound: flag('messageSound', true),
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : 0.7,
    asked: flag('asked', false),
  };
}
