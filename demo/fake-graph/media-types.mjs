/** @typedef {'image' | 'video' | 'audio' | 'document' | 'sticker'} MediaKind */

const MB = 1024 * 1024;
/** What may be uploaded, in bytes (FACTS 89). */
const LARGEST = new Map([
  ...['image/jpeg', 'image/png'].map((type) => pair(type, 5 * MB)),
  ...['video/mp4', 'video/3gpp'].map((type) => pair(type, 16 * MB)),
  ...['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'].map((type) => pair(type, 16 * MB)),
  pair('image/webp', 500 * 1024),
  ...[
    'text/plain',
    'application/pdf',
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ].map((type) => pair(type, 100 * MB)),
]);

/** A document may be of any type that can be uploaded, the others of their own. */
const FITS = {
  image: /^image\/(?:jpeg|png)$/,
  video: /^video\//,
  audio: /^audio\//,
  document: /./,
  sticker: /^image\/webp$/,
};

export const LARGEST_FILE = 100 * MB;

/**
 * @param {string} mimeType
 * @returns {string} without parameters such as `codecs`
 */
export function bareType(mimeType) {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * @param {string} mimeType
 * @param {number} size bytes
 * @returns {string | null} the words of the refusal
 */
export function uploadRefusal(mimeType, size) {
  const largest = LARGEST.get(bareType(mimeType));
  const types = [...LARGEST.keys()].join(', ');
  if (largest === undefined) {
    return `Param file must be a file with one of the following types: ${types}. Received file of type '${mimeType}'.`;
  }
  if (size <= largest) return null;
  return `Param file must be a file with one of the following types: ${types}. The file is larger than ${largest} bytes.`;
}

/**
 * @param {MediaKind} kind of message
 * @param {string} mimeType
 * @param {number} size bytes
 */
export function canBeSentAs(kind, mimeType, size) {
  return FITS[kind].test(bareType(mimeType)) && uploadRefusal(mimeType, size) === null;
}

/**
 * Ogg is taken with Opus of one channel in it and nothing else, whatever its type says (FACTS 89).
 * @param {Uint8Array} bytes
 */
export function isVoice(bytes) {
  const head = Buffer.from(bytes.subarray(0, 38)).toString('latin1');
  return head.startsWith('OggS') && head.slice(28, 36) === 'OpusHead' && head.charCodeAt(37) === 1;
}

/**
 * @param {unknown} type
 * @returns {type is MediaKind}
 */
export function isMediaKind(type) {
  return typeof type === 'string' && Object.hasOwn(FITS, type);
}

/**
 * A WebP file that says in its header that it moves.
 * @param {Uint8Array} bytes
 */
export function isAnimated(bytes) {
  const header = Buffer.from(bytes.subarray(0, 21)).toString('latin1');
  return /^RIFF.{4}WEBPVP8X/s.test(header) && ((bytes[20] ?? 0) & 2) !== 0;
}

/**
 * @param {string} type
 * @param {number} size
 * @returns {[string, number]}
 */
function pair(type, size) {
  return [type, size];
}
