import type {SentMedia} from '../../../core/content.js';
import type {Capabilities} from '../../../core/task.js';

/** In what a recording is made, and as what it is sent. */
export interface Recordable {
  /** As the browser records it. */
  readonly mimeType: string;
  readonly as: SentMedia['as'];
  /** Bytes. */
  readonly maxSize: number;
}

/** Opus can be put into Ogg; the first that a browser knows. */
const OPUS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'];
const AAC = 'audio/mp4;codecs=mp4a.40.2';
const OGG = 'audio/ogg';
const MP4 = 'audio/mp4';

const SPOKEN: readonly SentMedia['as'][] = ['voice', 'audio'];

/** Whether this conversation takes something that is spoken. */
export const takesVoice = ({features, media = []}: Capabilities): boolean =>
  features.includes('media') && media.some(({as, mimeTypes}) => SPOKEN.includes(as) && mimeTypes.some(isSound));

/** The best that this browser can record and this conversation takes; null when there is nothing. */
export function recordable({media = []}: Capabilities, records = browserRecords): Recordable | null {
  const rulesFor = (type: string, kinds: readonly SentMedia['as'][]) =>
    kinds.flatMap((as) => media.filter((rules) => rules.as === as && rules.mimeTypes.includes(type)))[0];
  const opus = OPUS.find(records);
  const note = opus === undefined ? undefined : rulesFor(OGG, SPOKEN);
  if (opus !== undefined && note) return {mimeType: opus, as: note.as, maxSize: note.maxSize};
  const file = records(AAC) ? rulesFor(MP4, ['audio']) : undefined;
  return file ? {mimeType: AAC, as: file.as, maxSize: file.maxSize} : null;
}

const isSound = (type: string): boolean => type === OGG || type === MP4;

/** A page that is not secure has no microphone. */
const browserRecords = (type: string): boolean =>
  typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator && MediaRecorder.isTypeSupported(type);
