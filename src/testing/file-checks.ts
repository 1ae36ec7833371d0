import type {Capabilities, SentMedia, Task} from '../core/index.js';
import {find} from './asking.js';
import {check, refusedWith, type AdapterCheck} from './check.js';
import {ensure, newKey, type AdapterUnderTest, type Probe} from './probe.js';

/** The smallest PNG there is: one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What adapters promise of files. */
export const fileChecks: readonly AdapterCheck[] = [
  check(
    'brings a file, and sends it as a message',
    'Resolve `upload` with an id that a later `send` names in `with`; tell the message with the file’s type and size; refuse an id nobody knows with `file-gone`.',
    async (probe, under) => {
      const task = await probe.accepted('Hello');
      const file = sampleFor(task.capabilities.media ?? []);
      if (!under.adapter.upload || !file) return 'not-applicable';
      refusedWith(await probe.refusalOf(sendFile(task, newKey(), file, newKey())), ['file-gone']);
      const messageId = await sent(probe, under, task, file);
      const {content} = find(probe, task.conversationId, messageId) ?? {};
      ensure(content?.type === 'media', 'a message with a file is one of media');
      ensure(content.media.mimeType === file.type, 'the message has the type of its file');
      ensure(content.media.size === file.size, 'the message has the size of its file');
      return 'passed';
    },
  ),

  check(
    'hands out the bytes of a file, with their type',
    'Resolve `loadMedia` with a `Blob` of the whole file and its type, tell shares from 0 to 1, and reject a message without a file with `not-found`.',
    async (probe, under) => {
      const task = await probe.accepted('Hello');
      const file = sampleFor(task.capabilities.media ?? []);
      const {adapter} = under;
      if (!adapter.upload || !adapter.loadMedia || !file) return 'not-applicable';
      const messageId = await sent(probe, under, task, file);
      const shares: number[] = [];
      const {signal} = new AbortController();
      const blob = await probe.whilePassing(
        'a file is handed out',
        adapter.loadMedia(messageId, signal, (share) => shares.push(share)),
      );
      ensure(blob.type === file.type, 'the bytes come with their type');
      ensure((await blob.text()) === (await file.text()), 'the bytes are those of the file');
      ensure(
        shares.every((share) => share >= 0 && share <= 1),
        'how far it has come is a share from 0 to 1',
      );
      const unknown = adapter
        .loadMedia(newKey(), signal, () => undefined)
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      refusedWith(await probe.whilePassing('a file that is not there is refused', unknown), ['not-found']);
      return 'passed';
    },
  ),
];

/** A small file that this channel takes. */
function sampleFor(media: NonNullable<Capabilities['media']>): File | undefined {
  const takes = (as: SentMedia['as'], type: string) =>
    media.some((one) => one.as === as && one.mimeTypes.includes(type));
  if (takes('image', 'image/png')) {
    const bytes = Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0));
    return new File([bytes], 'pixel.png', {type: 'image/png'});
  }
  return takes('document', 'text/plain') ? new File(['Hello'], 'hello.txt', {type: 'text/plain'}) : undefined;
}

async function sent(probe: Probe, {adapter}: AdapterUnderTest, task: Task, file: File): Promise<string> {
  const {signal} = new AbortController();
  const uploading = adapter.upload?.(task.id, file, signal, () => undefined) ?? Promise.resolve('');
  const uploadId = await probe.whilePassing('a file is brought', uploading);
  const messageId = newKey();
  await probe.ask(sendFile(task, messageId, file, uploadId));
  await probe.until('a sent file is told under the id of its message', () =>
    find(probe, task.conversationId, messageId),
  );
  return messageId;
}

const sendFile = ({id: taskId}: Task, messageId: string, {name, type: mimeType, size}: File, uploadId: string) =>
  ({
    type: 'send',
    taskId,
    messageId,
    text: '',
    quotedId: null,
    with: {kind: 'media', uploadId, as: mimeType === 'image/png' ? 'image' : 'document', name, mimeType, size},
  }) as const;
