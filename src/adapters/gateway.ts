import * as v from 'valibot';
import type {ContactCenterAdapter} from '../core/adapter.js';
import {systemClock, type Clock} from '../core/clock.js';
import {DeskError} from '../core/errors.js';
import type {CommandType, DeskEvent} from '../core/protocol.js';
import {deliverEvents} from './gateway/connect.js';
import {createCredentials} from './gateway/credentials.js';
import {loadFile} from './gateway/media.js';
import {post, readEvent, refusalOf} from './gateway/wire.js';
import {shape} from '../core/shape.js';

export interface GatewayAdapterOptions {
  /** Where the gateway listens, such as `https://desk.example`. */
  readonly endpoint: string;
  /** Asks the CRM's own back end for the agent's short-lived token; called again whenever a new one is needed. */
  readonly getToken: () => Promise<string>;
  readonly clock?: Clock;
  /** What the tabs of one browser share, up to 64 characters; without it they find one together. */
  readonly deviceId?: string;
  /** Told why a try to connect failed, before the next; otherwise the console is, once for each reason. */
  readonly onTrouble?: (error: DeskError) => void;
}

const commands: readonly CommandType[] = [
  'setAgentState',
  'signOut',
  'closeOtherDesks',
  'accept',
  'send',
  'retry',
  'react',
  'deleteUnsent',
  'markRead',
  'typing',
  'note',
  'listTemplates',
  'listTargets',
  'transfer',
  'conference',
  'cancelConference',
  'releaseGuest',
  'endConference',
  'exitConference',
  'end',
  'wrapUp',
  'setVariable',
  'extendWrapUp',
  'loadOlder',
  'seeNotice',
  'loadHistory',
  'loadInteraction',
  'reveal',
];

/** The same reason comes with every try. */
function warnOnce(): (error: DeskError) => void {
  const told = new Set<string>();
  return ({message}) => {
    if (!told.has(message)) console.warn(`The desk tries again to reach its gateway. ${message}`);
    told.add(message);
  };
}

const answer = shape({events: v.array(v.unknown())});

/**
 * Talks to `wa-desk-gateway`: events by SSE over fetch (the token goes in a header, never in an address), resumed by
 * the last event's id; commands by POST with an idempotency key. Of several tabs of one browser that serve the same
 * agent one holds the only stream and passes its events on; the next takes over when it goes.
 */
export function createGatewayAdapter({
  endpoint,
  getToken,
  clock = systemClock,
  deviceId,
  onTrouble = warnOnce(),
}: GatewayAdapterOptions): ContactCenterAdapter {
  const base = new URL(endpoint.endsWith('/') ? endpoint : `${endpoint}/`); // a gateway may stand under a path
  const commandsUrl = new URL('v1/desk/commands', base);
  let credentials = createCredentials(getToken, deviceId, clock);

  return {
    capabilities: {masked: true, commands},

    connect(sink, signal) {
      credentials = createCredentials(getToken, deviceId, clock); // another agent may have signed in since
      return new Promise((resolve, reject) => {
        const tell = (event: DeskEvent) => {
          sink(event);
          if (event.type === 'snapshot') resolve();
        };
        deliverEvents({
          base,
          credentials,
          clock,
          signal,
          sink: tell,
          onTrouble: (error) => error instanceof DeskError && onTrouble(error), // else a stream was cut; it begins anew
        }).then(
          () => reject(new DeskError('not-connected', 'The connection was closed before the first snapshot came.')),
          reject,
        );
      });
    },

    async command(command, key) {
      const response = await post(commandsUrl, {key, command}, credentials.authorization);
      const body: unknown = await response.json().catch(() => undefined);
      const success = v.safeParse(answer, body);
      if (response.ok && success.success) return success.output.events.flatMap(readEvent);
      throw refusalOf(response.status, body);
    },

    async upload(taskId, file, signal, onProgress) {
      const {uploadFile} = await import('./gateway/upload.js');
      const url = new URL(`v1/tasks/${encodeURIComponent(taskId)}/uploads`, base);
      return uploadFile(url, file, credentials.authorization, {signal, onProgress});
    },

    loadMedia(messageId, signal, onProgress) {
      const url = new URL(`v1/media/${encodeURIComponent(messageId)}`, base);
      return loadFile(url, credentials.authorization, {signal, onProgress});
    },
  };
}
