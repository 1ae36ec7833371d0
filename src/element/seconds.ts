import type {ReactiveController, ReactiveElement} from 'lit';
import {systemClock, type Clock} from '../core/clock.js';
import {SessionClock} from '../core/session-clock.js';
import type {SessionLink} from './session-link.js';

/** For those that stand in no session: the computer's own time. */
const computerClock = new SessionClock(systemClock);

/**
 * Renders its host at every whole second of the contact centre's time, while that is wanted and there is somebody to
 * see it. The time is read, not counted: a tab that slept wakes up right.
 */
export class Seconds implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #link: SessionLink;
  readonly #wanted: () => boolean;
  #clock = computerClock;
  #stop: (() => void) | undefined;
  readonly #onVisibility = () => this.#follow();

  constructor(host: ReactiveElement, link: SessionLink, wanted: () => boolean = () => true) {
    this.#host = host;
    this.#link = link;
    this.#wanted = wanted;
    link.whenFound(() => this.#follow());
    host.addController(this);
  }

  get clock(): Clock {
    return this.#clock;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#halt();
  }

  hostUpdated(): void {
    if (this.#mayTick() !== (this.#stop !== undefined)) this.#follow();
  }

  #follow(): void {
    this.#halt();
    this.#clock = this.#link.session?.clock ?? computerClock;
    if (!this.#mayTick()) return;
    this.#stop = this.#clock.onSecond(() => this.#onSecond());
    this.#host.requestUpdate();
  }

  /** In a part of a long list that is out of sight the host rests; who brings that part into sight asks it to update. */
  #onSecond(): void {
    const seen = this.#host.checkVisibility({contentVisibilityAuto: true}); // asked first: mostly that is all
    if (seen || !this.#host.checkVisibility()) this.#host.requestUpdate();
  }

  #mayTick(): boolean {
    return this.#host.isConnected && !document.hidden && this.#wanted();
  }

  #halt(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
