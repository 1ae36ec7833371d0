import {createParser, type EventSourceMessage} from 'eventsource-parser';
import * as v from 'valibot';
import type {ContactCenterAdapter} from '../core/adapter.js';
import {systemClock, type Clock} from '../core/clock.js';
import {DeskError, isDeskErrorCode} from '../core/errors.js';
import {parseDeskEvent, type CommandType, type DeskEvent} from '../core/protocol.js';

export interface GatewayAdapterOptions {
  /** Where the gateway listens, such as `https://desk.example`. */
  readonly endpoint: string;
  /** Asks the CRM's own back end for the agent's short-lived token; called again whenever a new one is needed. */
  readonly getToken: () => Promise<string>;
  readonly clock?: Clock;
}

const commands: readonly CommandType[] = [
  'setAgentState',
  'signOut',
  'accept',
  'send',
  'retry',
  'deleteUnsent',
  'markRead',
  'typing',
  'listTargets',
  'transfer',
  'conference',
  'cancelConference',
  'releaseGuest',
  'endConference',
  'exitConference',
  'end',
  'wrapUp',
  'loadOlder',
  'seeNotice',
];

/** The gateway sends a sign of life every 15 s; a stream that is silent for longer is dead. */
const SILENCE = 25_000;
const COMMAND_TIMEOUT = 10_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

const answer = v.object({events: v.array(v.unknown())});
const failure = v.object({error: v.object({code: v.string(), message: v.string()})});

/**
 * Talks to `wa-desk-gateway`: events by SSE over fetch (the token goes in a header, never in an address), resumed by
 * the last event's id; commands by POST with an idempotency key.
 */
export function createGatewayAdapter({
  endpoint,
  getToken,
  clock = systemClock,
}: GatewayAdapterOptions): ContactCenterAdapter {
  const base = new URL(endpoint.endsWith('/') ? endpoint : `${endpoint}/`); // a gateway may stand under a path
  const eventsUrl = new URL('v1/desk/events', base);
  const commandsUrl = new URL('v1/desk/commands', base);
  const authorization = async () => ({authorization: `Bearer ${await getToken()}`});

  return {
    capabilities: {masked: true, commands},

    connect(sink, signal) {
      return new Promise((resolve, reject) => {
        const deliver = (event: DeskEvent) => {
          sink(event);
          if (event.type === 'snapshot') resolve();
        };
        follow({eventsUrl, authorization, clock, signal, deliver}).then(
          () => reject(new DeskError('not-connected', 'The connection was closed before the first snapshot came.')),
          reject,
        );
      });
    },

    async command(command, key) {
      const response = await post(commandsUrl, {key, command}, authorization);
      const body: unknown = await response.json().catch(() => undefined);
      const success = v.safeParse(answer, body);
      if (response.ok && success.success) return success.output.events.flatMap(readEvent);
      throw refusalOf(response.status, body);
    },
  };
}

interface Following {
  readonly eventsUrl: URL;
  readonly authorization: () => Promise<{authorization: string}>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deliver: (event: DeskEvent) => void;
}

/** Keeps one stream open, again and again, until `signal` aborts or the agent is signed out. */
async function follow({eventsUrl, authorization, clock, signal, deliver}: Following): Promise<void> {
  let lastEventId = '';
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    const stream = new AbortController();
    const stop = () => stream.abort();
    signal.addEventListener('abort', stop);
    let cancelWatch = clock.after(SILENCE, stop);
    try {
      const response = await fetch(eventsUrl, {
        headers: {...(await authorization()), ...(lastEventId !== '' && {'last-event-id': lastEventId})},
        signal: stream.signal,
        cache: 'no-store',
      });
      if (response.status === 401) throw new DeskError('signed-out', 'The gateway refused the agent’s token.');
      if (!response.ok || !response.body)
        throw new DeskError('unreachable', `The gateway answered ${response.status}.`);
      for await (const {id, data} of framesOf(response.body)) {
        cancelWatch();
        cancelWatch = clock.after(SILENCE, stop);
        pause = FIRST_PAUSE;
        for (const event of readEvent(parseJson(data))) {
          deliver(event);
          if (event.type === 'connection' && event.state === 'signed-out') return;
        }
        if (id !== undefined) lastEventId = id; // after the delivery: what was not told is told again
      }
    } catch (error) {
      if (error instanceof DeskError && error.code === 'signed-out') {
        deliver({type: 'connection', state: 'signed-out', vaultKey: null});
        throw error;
      }
    } finally {
      cancelWatch();
      signal.removeEventListener('abort', stop);
    }
    if (signal.aborted) return;
    deliver({type: 'connection', state: 'reconnecting', vaultKey: null});
    await wait(clock, pause * (0.5 + Math.random() / 2), signal); // apart, so that a restart is not stormed
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const decoder = new TextDecoder();
  const frames: EventSourceMessage[] = [];
  const parser = createParser({onEvent: (frame) => frames.push(frame)});
  const reader = body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    parser.feed(decoder.decode(chunk.value, {stream: true}));
    yield* frames.splice(0);
  }
}

async function post(url: URL, body: unknown, authorization: Following['authorization']): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {...(await authorization()), 'content-type': 'application/json'},
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(COMMAND_TIMEOUT),
    });
  } catch {
    throw new DeskError('unreachable', 'The gateway gave no answer.');
  }
}

/** What a later gateway says and this version does not know is left out. */
function readEvent(input: unknown): DeskEvent[] {
  const parsed = parseDeskEvent(input);
  return parsed.ok ? [parsed.value] : [];
}

function refusalOf(status: number, body: unknown): DeskError {
  const parsed = v.safeParse(failure, body);
  if (parsed.success) {
    const {code, message} = parsed.output.error;
    return new DeskError(isDeskErrorCode(code) ? code : 'internal', message);
  }
  // without a reason of ours it is a proxy's answer, or a gateway in trouble: the same key may be asked again
  // and a 200 without a readable body broke off on the way
  return status >= 500 || status === 429 || status < 300
    ? new DeskError('unreachable', `The gateway answered ${status}.`)
    : new DeskError('internal', `The gateway answered ${status}: check the endpoint and the tenant's origins.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
