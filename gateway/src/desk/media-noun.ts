import * as v from 'valibot';
import type {DisplayText, Media, MessageContent} from 'wa-desk/core';
import {plainText} from 'wa-desk/core';
import {fileName} from '../media/file-name.js';
import type {StoredMedia} from '../media/stored.js';

const text = v.nullish(v.string(), null);
const detailOfMedia = v.object({
  media: v.nullish(v.object({id: text, filename: text, voice: v.nullish(v.boolean(), null)}), {}),
  errors: v.optional(v.array(v.number()), []),
});

const KINDS: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'document', 'sticker']);
export const isMediaKind = (kind: string): boolean => KINDS.has(kind);

/** WhatsApp could not hand the file out, such as one of more than 100 MB. */
const NOT_HANDED_OUT = 131052;

/**
 * A file as its desk is told it.
 * @param stored - undefined while nothing of it is here yet
 */
export function mediaNoun(
  {kind, detail}: {readonly kind: string; readonly detail: unknown},
  stored: StoredMedia | undefined,
  caption: DisplayText | null,
): MessageContent {
  const {media, errors} = v.parse(detailOfMedia, detail);
  const name = stored ? stored.name : fileName(media?.filename ?? null);
  return {
    type: 'media',
    media: {
      kind: kindOf(kind, media?.voice === true),
      state: stored?.state ?? stateOf(media?.id ?? null, errors),
      mimeType: stored?.mimeType ?? null,
      size: stored?.size ?? null,
      name: kind === 'document' && name !== null ? plainText(name) : null,
      width: stored?.width ?? null,
      height: stored?.height ?? null,
      duration: stored?.duration ?? null,
      caption,
    },
  };
}

function stateOf(id: string | null, errors: readonly number[]): Media['state'] {
  if (errors.includes(NOT_HANDED_OUT)) return 'failed';
  return id === null ? 'expired' : 'fetching';
}

function kindOf(kind: string, voice: boolean): Media['kind'] {
  switch (kind) {
    case 'image':
    case 'video':
    case 'sticker':
      return kind;
    case 'audio':
      return voice ? 'voice' : 'audio';
    default:
      return 'document';
  }
}
