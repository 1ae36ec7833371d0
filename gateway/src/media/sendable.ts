import type {Capabilities, SentMedia} from 'wa-desk/core';
import {fileType} from './types.js';

type Sendable = NonNullable<Capabilities['media']>[number];

const KB = 1024;
const MB = 1024 * KB;
const CAPTION = 1024;
const AUDIO = ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr'];
const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Named one by one: WhatsApp takes no others for certain. */
const DOCUMENTS = [
  'application/pdf',
  'text/plain',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
];
const IMAGES = ['image/jpeg', 'image/png'];
const VIDEOS = ['video/mp4', 'video/3gpp'];

/** What WhatsApp takes from a business. */
export const sendable: Sendable[] = [
  {as: 'image', mimeTypes: IMAGES, maxSize: 5 * MB, maxCaptionLength: CAPTION},
  {as: 'video', mimeTypes: VIDEOS, maxSize: 16 * MB, maxCaptionLength: CAPTION},
  {as: 'audio', mimeTypes: AUDIO, maxSize: 16 * MB, maxCaptionLength: 0},
  {as: 'voice', mimeTypes: ['audio/ogg'], maxSize: 16 * MB, maxCaptionLength: 0},
  {as: 'document', mimeTypes: DOCUMENTS, maxSize: 100 * MB, maxCaptionLength: CAPTION},
  {as: 'sticker', mimeTypes: ['image/webp'], maxSize: 500 * KB, maxCaptionLength: 0},
];

/** Old Office files share one container that does not say which they are; their endings do. */
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};
const CONTAINER = 'application/x-cfb';

/** As WhatsApp calls the type of a file; null when it takes no such file. */
export function wireType(mime: string, name: string): string | null {
  const bare = fileType(mime)?.mime ?? mime;
  const type = bare === CONTAINER ? (OLD_OFFICE[/\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? ''] ?? bare) : bare;
  return sendable.some(({mimeTypes}) => mimeTypes.includes(type)) ? type : null;
}

export const rulesFor = (as: SentMedia['as']): Sendable | undefined => sendable.find((rules) => rules.as === as);
