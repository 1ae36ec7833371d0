import {LARGEST_FILE, canBeSentAs, bareType, isAnimated, isVoice} from './media-types.mjs';
import {isLoopbackName} from './options.mjs';
import {invalid} from './send-checks.mjs';

/** @typedef {import('./message.mjs').Attachment} Attachment */

const LONGEST_FETCH = 5000;

/**
 * Finds the file of a send among the uploads, or fetches it from its link.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {import('./send-content.mjs').WantedFile} wanted
 * @returns {Promise<{attachment: Attachment | null, refused: boolean}>} refused = the message will fail with 131053
 * @throws {import('./errors.mjs').GraphError}
 */
export async function takeFile({media}, number, {kind, id, link, filename, voice}) {
  const file =
    link === undefined
      ? (uploaded(media, number, id) ?? invalid(`${kind}.id`))
      : await fetchFile(media, number, checkedLink(link, kind));
  if (!file) return {attachment: null, refused: true};
  const ogg = bareType(file.mimeType) === 'audio/ogg';
  const fits = canBeSentAs(kind, file.mimeType, file.bytes.length) && (!ogg || isVoice(file.bytes));
  const animated = kind === 'sticker' && isAnimated(file.bytes);
  return {
    attachment: {file, filename, voice, animated},
    refused: !fits || (voice && file.mimeType !== 'audio/ogg; codecs=opus'),
  };
}

/**
 * @param {import('./media.mjs').Media} media
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {unknown} id
 */
function uploaded(media, number, id) {
  const file = media.find(id, number.id);
  return file?.from === 'upload' ? file : undefined;
}

/**
 * @param {unknown} link
 * @param {string} kind
 */
function checkedLink(link, kind) {
  const url = typeof link === 'string' && URL.canParse(link) ? new URL(link) : invalid(`${kind}.link`);
  return url.protocol === 'http:' && isLoopbackName(url.hostname) ? url : invalid(`${kind}.link`);
}

/**
 * @param {import('./media.mjs').Media} media
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {URL} url on loopback
 */
async function fetchFile(media, number, url) {
  // spelt out so that no resolver is asked
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  try {
    const response = await fetch(url, {redirect: 'error', signal: AbortSignal.timeout(LONGEST_FETCH)});
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || bytes.length > LARGEST_FILE) return null;
    return media.add(bytes, response.headers.get('content-type') ?? '', 'upload', {numberId: number.id});
  } catch {
    return null;
  }
}
