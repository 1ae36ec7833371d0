import * as v from 'valibot';
import type {DeskEvent} from '../../core/protocol.js';
import {readEvent} from './wire.js';
import {shape} from '../../core/shape.js';

/** Rises when tabs of two versions must not understand each other. */
const VERSION = 1;

/** An event on its way from the tab that holds the stream to the others. */
export interface Relayed {
  readonly event: DeskEvent;
  readonly id: string | undefined;
}

/** The tabs of one browser that serve one agent at one gateway. */
export interface Tabs {
  /** Calls `lead` when this tab is the one to hold the stream: at once, or when the tab that does goes or crashes. */
  elect(lead: () => Promise<void>, signal: AbortSignal): Promise<'leads' | 'follows'>;
  /** The one device that all of them are: the tab that holds the lock; undefined while none does. */
  deviceId(): Promise<string | undefined>;
  relay(relayed: Relayed): void;
  listen(onRelayed: (relayed: Relayed) => void): void;
  close(): void;
}

const relayed = shape({id: v.optional(v.string()), event: v.unknown()});

/** Undefined where tabs cannot find each other: old browsers, plain http, workers, Node. */
export async function joinTabs(endpoint: URL, identity: string): Promise<Tabs | undefined> {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return undefined;
  const {locks} = globalThis.navigator;
  const {subtle} = globalThis.crypto;
  if (!locks || !subtle) return undefined; // the types promise them, plain http has neither
  const name = await nameOf(endpoint, identity, subtle);
  const channel = new BroadcastChannel(name);
  return {
    async elect(lead, signal) {
      const free = await new Promise<boolean>((resolve, reject) => {
        locks
          .request(name, {ifAvailable: true}, async (lock) => {
            resolve(lock !== null);
            if (lock) await lead();
          })
          .catch(reject);
      });
      if (free) return 'leads';
      locks.request(name, {signal}, lead).catch(() => undefined); // aborted: it leaves the queue
      return 'follows';
    },
    async deviceId() {
      try {
        const {held = []} = await locks.query();
        return held.find((lock) => lock.name === name)?.clientId;
      } catch {
        return undefined; // a frame of its own origin has no locks
      }
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none, it is of this origin
    relay: ({event, id}) => channel.postMessage({id, event: forOthers(event)}),
    listen(onRelayed) {
      channel.addEventListener('message', ({data}: MessageEvent<unknown>) => {
        const parsed = v.safeParse(relayed, data);
        if (!parsed.success) return;
        const {id} = parsed.output;
        for (const event of readEvent(parsed.output.event)) onRelayed({event, id});
      });
    },
    close: () => channel.close(),
  };
}

/** Each tab asks the gateway itself for the key of the vault. */
const forOthers = (event: DeskEvent): DeskEvent => (event.type === 'connection' ? {...event, vaultKey: null} : event);

/** Tells nobody who the agent is. */
async function nameOf({href}: URL, identity: string, subtle: SubtleCrypto): Promise<string> {
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify([href, identity])));
  const digits = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `wa-desk@${VERSION} ${digits.join('')}`;
}
