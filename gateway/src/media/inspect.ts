import {fileTypeFromBuffer} from 'file-type';
import {dimensionsOf} from './dimensions.js';
import {isActiveName, namedAs} from './file-name.js';
import {opusDuration} from './opus.js';
import {isPlainText, isUtf16} from './plain-text.js';
import {claimedFamily, fileType, type FileType} from './types.js';

/** More than this would not fit into the memory of the page that shows it. */
const MOST_PIXELS = 50_000_000;

/** A file that has come, with what its sender said of it. */
export interface Arrived {
  /** Its first megabyte. */
  readonly head: Buffer;
  /** At least its last 64 KiB, which is the longest page of Ogg. */
  readonly tail: Buffer;
  /** Whether `head` is all. */
  readonly whole: boolean;
  /** The wire type of the message. */
  readonly kind: string;
  readonly claimedType: string | null;
  readonly name: string | null;
}

/** What it really is; `blocked` when it is not what it claims, or of a kind that is not handed out. */
export type Finding =
  | {readonly state: 'blocked'}
  | {
      readonly state: 'ready';
      readonly mime: string;
      readonly name: string | null;
      readonly width: number | null;
      readonly height: number | null;
      readonly duration: number | null;
    };

const BLOCKED: Finding = {state: 'blocked'};

/** Judges by the bytes; the claim can only make it worse. */
export async function inspect(arrived: Arrived): Promise<Finding> {
  const {head, tail, kind, claimedType, name} = arrived;
  if (name !== null && isActiveName(name)) return BLOCKED;
  const type = await typeOf(arrived);
  if (!type || !isAsClaimed(type, kind, claimedType)) return BLOCKED;
  const size = type.shown ? dimensionsOf(type.mime, head) : null;
  const seen = size && size.width * size.height <= MOST_PIXELS ? size : null;
  return {
    state: 'ready',
    mime: type.mime,
    name: name === null ? null : namedAs(name, type.endings),
    width: seen?.width ?? null,
    height: seen?.height ?? null,
    duration: type.mime === 'audio/ogg' ? opusDuration(head, tail) : null,
  };
}

async function typeOf({head, whole, kind}: Arrived): Promise<FileType | undefined> {
  // it trips over what is cut off
  const found = isUtf16(head) ? undefined : await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found) return isPlainText(head, whole) ? fileType('text/plain') : undefined;
  const type = fileType(found.mime);
  // one container for both
  return type?.mime === 'video/mp4' && kind === 'audio' ? fileType('audio/mp4') : type;
}

const KINDS: Readonly<Record<string, FileType['family']>> = {
  image: 'image',
  sticker: 'image',
  audio: 'audio',
  video: 'video',
};

/** As a document anything may come; as a picture, only a picture. */
function isAsClaimed({family}: FileType, kind: string, claimedType: string | null): boolean {
  const kindOfFile = KINDS[kind];
  if (kindOfFile !== undefined && kindOfFile !== family) return false;
  const claimed = claimedType === null ? undefined : claimedFamily(claimedType);
  const sound = family === 'audio' || family === 'video';
  return claimed === undefined || claimed === family || (sound && (claimed === 'audio' || claimed === 'video'));
}
