import {randomUUID} from 'node:crypto';
import {request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {json} from 'node:stream/consumers';
import * as v from 'valibot';

/** A file for WhatsApp, read as it goes. */
export interface OwnFile {
  readonly type: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/** `unreached`: there is no id, so it may be given again. */
export type GivenMedia =
  | {readonly outcome: 'accepted'; readonly mediaId: string}
  | {readonly outcome: 'refused'; readonly code: number}
  | {readonly outcome: 'unreached'};

/** ms without a byte after which the connection counts as lost. */
const SILENCE = 60_000;
/** Of the answer. */
const MOST_BYTES = 64 * 1024;

const accepted = v.object({id: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/u))});
const refused = v.object({error: v.object({code: v.number()})});

/** Uploads a file as a form, of known length and without ever holding more of it than a piece. */
export async function giveMedia(url: URL, token: string, file: OwnFile): Promise<GivenMedia> {
  try {
    const {status, body} = await post(url, token, file);
    const success = v.safeParse(accepted, body);
    if (status === 200 && success.success) return {outcome: 'accepted', mediaId: success.output.id};
    const failure = v.safeParse(refused, body);
    return failure.success ? {outcome: 'refused', code: failure.output.error.code} : {outcome: 'unreached'};
  } catch {
    return {outcome: 'unreached'};
  }
}

async function post(url: URL, token: string, {type, name, size, pieces}: OwnFile) {
  const boundary = `wa-desk-${randomUUID()}`;
  const field = (key: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const before = Buffer.from(
    `${field('messaging_product', 'whatsapp')}${field('type', type)}--${boundary}\r\n` +
      `Content-Disposition: form-data; name="file"; filename="${quoted(name)}"\r\nContent-Type: ${type}\r\n\r\n`,
  );
  const after = Buffer.from(`\r\n--${boundary}--\r\n`);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': before.length + size + after.length,
    },
  });
  request.setTimeout(SILENCE, () => request.destroy(new Error('WhatsApp went silent.')));
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
  });
  answer.catch(() => undefined); // the sending fails with it
  const whole = async function* () {
    yield before;
    yield* pieces;
    yield after;
  };
  const sending = pipeline(Readable.from(whole()), request);
  // a refusal may come before all was taken
  const response = await Promise.race([answer, sending.then(() => answer)]);
  sending.catch(() => undefined);
  const length = Number(response.headers['content-length'] ?? 0);
  const body: unknown = length > MOST_BYTES ? undefined : await json(response).catch(() => undefined);
  request.destroy();
  return {status: response.statusCode ?? 0, body};
}

/** As forms write a name. */
const quoted = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
