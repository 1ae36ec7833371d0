import {createParser, type EventSourceMessage} from 'eventsource-parser';
import {DeskError} from '../../core/errors.js';
import {persist, type Persistence} from './persist.js';
import {fetchBeginning, parseJson, readEvent, TOKEN_REFUSED, withToken, type Authorization} from './wire.js';

export interface Following extends Persistence {
  readonly eventsUrl: URL;
  readonly authorization: Authorization;
  /** Resumes after this event. */
  readonly lastEventId?: string | undefined;
}

/** Keeps one stream open, again and again, until `signal` aborts or the agent is signed out. */
export async function follow({eventsUrl, authorization, ...following}: Following): Promise<void> {
  let {lastEventId = ''} = following;
  await persist(following, async (signal, alive) => {
    const response = await withToken(authorization, (headers) =>
      fetchBeginning(
        eventsUrl,
        {headers: {...headers, ...(lastEventId !== '' && {'last-event-id': lastEventId})}, signal},
        'text/event-stream',
      ),
    );
    if (response.status === 401) throw new DeskError('signed-out', TOKEN_REFUSED);
    if (!response.body) return 'again';
    for await (const {id, data} of framesOf(response.body)) {
      alive();
      for (const event of readEvent(parseJson(data))) {
        following.deliver(event, id);
        if (event.type === 'connection' && event.state === 'signed-out') return 'done';
      }
      if (id !== undefined) lastEventId = id; // after the delivery: what was not told is told again
    }
    return 'again';
  });
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
