import {DeskError, type Clock, type Media, type Message} from '../../core/index.js';

/** How long a file takes, in ms, half of it before the first word of how far it is. */
const TAKES = 600;

/** The bytes of a message's media: a sample of its kind, some time after it was asked for. */
export async function loadSample(
  message: Message | undefined,
  clock: Clock,
  {signal, onProgress}: {readonly signal: AbortSignal; readonly onProgress: (share: number) => void},
): Promise<Blob> {
  const media = mediaOf(message);
  if (media?.state !== 'ready') throw new DeskError('not-found', 'This message has no file that is ready.');
  await passing(TAKES / 2, clock, signal);
  onProgress(0.5);
  const [{sampleOf}] = await Promise.all([import('./samples.js'), passing(TAKES / 2, clock, signal)]);
  onProgress(1);
  return sampleOf(media.kind);
}

const mediaOf = (message: Message | undefined): Media | null =>
  message?.content.type === 'media' && !message.deleted ? message.content.media : null;

/** Rejects when nobody waits any more. */
export function passing(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(new DeskError('unreachable', 'Nobody waits for this file any more.'));
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, {once: true});
  });
}
