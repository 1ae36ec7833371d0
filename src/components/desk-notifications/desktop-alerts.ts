import {inOneDirection} from '../../element/one-direction.js';
import type {Alert} from './notify-event.js';

/** Notifications of the operating system, one for each key. They make no sound of their own. */
export class DesktopAlerts {
  readonly #shown = new Map<string, Notification>();

  show({key, title, body}: Alert, onClick: () => void): void {
    this.close(key);
    try {
      const notification = new Notification(inOneDirection(title.text), {
        body: inOneDirection(body.text),
        tag: `wa-desk ${key}`,
        silent: true,
      });
      this.#shown.set(key, notification);
      notification.addEventListener('click', () => {
        notification.close();
        onClick();
      });
      notification.addEventListener('close', () => {
        if (this.#shown.get(key) === notification) this.#shown.delete(key);
      });
    } catch {
      // browsers of phones promise them and refuse them to pages
    }
  }

  close(key: string): void {
    this.#shown.get(key)?.close();
    this.#shown.delete(key);
  }

  /** What was handled here or elsewhere. */
  closeUnless(stands: (key: string) => boolean): void {
    for (const key of this.#shown.keys()) if (!stands(key)) this.close(key);
  }
}
