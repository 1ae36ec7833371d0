import {ContextProvider} from '@lit/context';
import type {ReactiveController} from 'lit';
import {asDeskError} from '../core/ask.js';
import type {DeskError} from '../core/errors.js';
import {deskFactNames, WaFactEvent, type DeskFactName} from '../core/facts.js';
import type {DeskSession} from '../core/session.js';
import {HostLanguage, type SpeakingHost} from './host-language.js';
import {pageDefault, sessionContext, type Provided} from './session-context.js';
import {createAdapter, isComplete, isNamed, keyOf, type SessionSource} from './session-source.js';
import {createVault} from './vault.js';

/** An element that makes a session and provides it. */
export interface ProvidingHost extends SpeakingHost, SessionSource {}

/**
 * Makes the session its host describes and provides it to what stands inside, to who names the host by `desk="id"`
 * and, where the place is free, to the whole page. Ends the connection when the host was removed, not when it was moved.
 */
export class SessionProvider implements ReactiveController {
  readonly #host: ProvidingHost;
  readonly #found: (() => DeskSession | undefined) | undefined;
  readonly #context: ContextProvider<typeof sessionContext, ProvidingHost>;
  #key: readonly unknown[] = [];
  #session: DeskSession | undefined;
  #failure: DeskError | undefined;
  #said = '';
  /** Of this session, whether connected or not. */
  #life = new AbortController();
  #connection: AbortController | undefined;

  /** With `found` the host is no provider while it names no source: it hands on what it found. */
  constructor(host: ProvidingHost, found?: () => DeskSession | undefined) {
    this.#host = host;
    this.#found = found;
    this.#context = new ContextProvider(host, {context: sessionContext, initialValue: null});
    host.addController(this);
    host.addController(new HostLanguage(host, () => this.#session));
  }

  /** The session this host made. */
  get session(): DeskSession | undefined {
    return this.#session;
  }

  /** What tags that name the host get: null while they must wait, undefined when it provides nothing. */
  get provided(): Provided | undefined {
    return this.#isProvider ? (this.#session ?? null) : undefined;
  }

  /** Why there is no connection; the host is rendered again when it changes. */
  get failure(): DeskError | undefined {
    return this.#failure;
  }

  /** Tries again after a failure, or after the agent was signed out. */
  retry(): void {
    this.#fail(undefined);
    if (!this.#session) void this.#make();
    else {
      this.#disconnect(); // signed out it is still connected, to nothing
      this.#connect(this.#session);
    }
  }

  hostConnected(): void {
    this.#claim();
    // one that is removed in the same task lets go of its place a microtask later
    queueMicrotask(() => queueMicrotask(() => this.#claim()));
    if (this.#session && !this.#connection) this.#connect(this.#session);
  }

  hostUpdate(): void {
    const key = keyOf(this.#host);
    if (key.some((part, i) => part !== this.#key[i])) {
      this.#key = key;
      this.#life.abort();
      this.#disconnect();
      this.#session = undefined;
      this.#failure = undefined;
      this.#tell();
      if (isComplete(this.#host)) void this.#make();
      else if (isNamed(this.#host))
        console.warn(
          `<${this.#host.localName}> waits for \`getToken\` or \`token-url\` to connect to its \`endpoint\`.`,
        );
    }
    if (!this.#isProvider) this.#context.setValue(this.#found?.() ?? null);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#disconnect();
      pageDefault.release(this);
      pageDefault.tell();
    });
  }

  get #isProvider(): boolean {
    return this.#found === undefined || isNamed(this.#host);
  }

  async #make(): Promise<void> {
    const {signal} = (this.#life = new AbortController());
    try {
      const [core, adapter] = await Promise.all([
        import('../core/session.js'),
        createAdapter(this.#host, (trouble) => {
          if (!signal.aborted) this.#report(trouble);
        }),
      ]);
      if (signal.aborted) return;
      const session = new core.DeskSession({
        adapter,
        masker: () => import('../core/mask/index.js'), // asked for where the adapter does not mask
        vault: createVault(),
        host: this.#host,
      });
      this.#session = session;
      for (const name of deskFactNames) session.addEventListener(name, (event) => this.#passOn(event), {signal});
      session.addEventListener('wa-connected', () => this.#fail(undefined), {signal});
      if (this.#host.isConnected) this.#connect(session);
      this.#tell();
    } catch (error) {
      if (!signal.aborted) this.#fail(asDeskError(error));
    }
  }

  #connect(session: DeskSession): void {
    const {signal} = (this.#connection = new AbortController());
    session.connect().catch((error: unknown) => {
      if (!signal.aborted) this.#fail(asDeskError(error));
    });
  }

  #disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#session?.disconnect();
  }

  /** What may mend by itself is said once; the rest is a failure, though it is tried again. */
  #report(trouble: DeskError): void {
    if (trouble.code !== 'unreachable') return this.#fail(trouble);
    if (trouble.message === this.#said) return;
    this.#said = trouble.message;
    console.warn(`<${this.#host.localName}> tries again to connect: ${trouble.message}`);
  }

  #fail(failure: DeskError | undefined): void {
    if (failure?.message === this.#failure?.message) return; // an adapter may try and fail for hours
    this.#failure = failure;
    if (failure) console.error(`<${this.#host.localName}> has no connection (${failure.code}): ${failure.message}`);
    this.#host.requestUpdate();
  }

  #claim(): void {
    if (this.#host.isConnected && this.#isProvider) pageDefault.claim(this, this.#session ?? null);
  }

  #tell(): void {
    if (this.#isProvider) this.#context.setValue(this.#session ?? null);
    else pageDefault.release(this);
    this.#claim();
    pageDefault.tell();
    this.#host.requestUpdate();
  }

  #passOn(fact: Event): void {
    if (isFact(fact)) this.#host.dispatchEvent(new WaFactEvent(fact.type, fact.detail));
  }
}

const isFact = (event: Event): event is WaFactEvent & {readonly type: DeskFactName} => event instanceof WaFactEvent;
