import {createGatewayAdapter} from '../../src/adapters/gateway.js';
import {
  createManualClock,
  DeskSession,
  type ContactCenterAdapter,
  type DeskEvent,
  type ManualClock,
} from '../../src/core/index.js';
import {agent, NOW, snapshot} from '../core/nouns.js';

const encode = (text: string) => new TextEncoder().encode(text);
const base64 = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');

export const tokenOf = (sub: string, rest: {exp?: number; jti?: string} = {}) =>
  `${base64({alg: 'none'})}.${base64({iss: 'https://crm.example', sub, ...rest})}.x`;

interface Stream {
  readonly device: string | null;
  readonly token: string;
  readonly lastEventId: string | null;
  readonly tell: (event: DeskEvent, id?: number) => void;
  readonly drop: () => void;
}

/** A gateway in the page's own `fetch`, for one agent; what every tab asks of it is counted. */
export class FakeGateway {
  readonly endpoint: string;
  readonly streams = new Set<Stream>();
  /** Tokens of those who asked for a snapshot. */
  readonly snapshots: string[] = [];
  /** Devices that sent a command. */
  readonly commanding: (string | null)[] = [];
  /** All that was asked of it, refused or not. */
  readonly asked: {readonly url: string; readonly token: string}[] = [];
  /** Tokens it takes no more. */
  readonly refused = new Set<string>();
  seq = 1;
  state = agent();
  reachable = true;
  holdSnapshots: Promise<void> | undefined;
  readonly #fetch = globalThis.fetch;

  constructor(name: string) {
    this.endpoint = `https://${name}.example`;
    globalThis.fetch = (input, init) => this.#answer(new URL(String(input)), init ?? {});
  }

  close(): void {
    globalThis.fetch = this.#fetch;
  }

  get stream(): Stream {
    const [stream] = this.streams;
    if (!stream || this.streams.size > 1) throw new Error(`There are ${this.streams.size} streams.`);
    return stream;
  }

  /** The agent's capacity, which any test can see, becomes another. */
  change(capacity: number): void {
    this.seq += 1;
    this.state = agent({version: this.seq, capacity});
    for (const stream of this.streams) stream.tell({type: 'agent', agent: this.state}, this.seq);
  }

  async #answer(url: URL, {headers, signal}: RequestInit): Promise<Response> {
    if (url.origin !== this.endpoint) return this.#fetch(url);
    if (!this.reachable) throw new TypeError('no network');
    const sent = new Headers(headers);
    const token = sent.get('authorization')?.replace('Bearer ', '') ?? '';
    this.asked.push({url: url.href, token});
    if (this.refused.has(token))
      return Response.json({error: {code: 'signed-out', message: 'The token is refused.'}}, {status: 401});
    if (url.pathname.endsWith('/snapshot')) {
      this.snapshots.push(token);
      const body = {seq: this.seq, events: this.#beginning()};
      await this.holdSnapshots;
      return Response.json(body);
    }
    if (url.pathname.endsWith('/commands')) {
      this.commanding.push(sent.get('wa-desk-device'));
      return Response.json({events: []});
    }
    return new Response(this.#open(sent, token, signal), {headers: {'content-type': 'text/event-stream'}});
  }

  #beginning(): DeskEvent[] {
    return [{type: 'connection', state: 'online', vaultKey: null}, snapshot({agent: this.state})];
  }

  #open(sent: Headers, token: string, signal: AbortSignal | null | undefined): ReadableStream {
    const lastEventId = sent.get('last-event-id');
    return new ReadableStream({
      start: (controller) => {
        const stream: Stream = {
          device: sent.get('wa-desk-device'),
          token,
          lastEventId,
          tell: (event, id) =>
            controller.enqueue(encode(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`)),
          drop: () => {
            this.streams.delete(stream);
            controller.close();
          },
        };
        signal?.addEventListener('abort', () => this.streams.delete(stream) && controller.error(signal.reason));
        this.streams.add(stream);
        const [online, whole] = this.#beginning();
        if (online) stream.tell(online);
        if (lastEventId === null && whole) stream.tell(whole, this.seq);
        else if (lastEventId !== String(this.seq)) stream.tell({type: 'agent', agent: this.state}, this.seq);
      },
    });
  }
}

export interface Tab {
  readonly session: DeskSession;
  readonly adapter: ContactCenterAdapter;
  readonly clock: ManualClock;
  readonly said: readonly DeskEvent[];
}

/** A desk as one tab has it; `clock` is its own. */
export function openTab({endpoint}: FakeGateway, getToken: () => Promise<string>): Tab {
  const clock = createManualClock(NOW);
  const adapter = createGatewayAdapter({endpoint, getToken, clock});
  const said: DeskEvent[] = [];
  const session = new DeskSession({
    adapter: {
      ...adapter,
      connect: (sink, signal) =>
        adapter.connect((event) => {
          said.push(event);
          sink(event);
        }, signal),
    },
    clock,
  });
  session.connect().catch(() => undefined);
  return {session, adapter, clock, said};
}
