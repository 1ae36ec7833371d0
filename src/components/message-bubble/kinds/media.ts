import {html, nothing, type TemplateResult} from 'lit';
import type {Media} from '../../../core/content.js';
import {renderFileCard} from './file-card.js';
import {nameParts} from './file-name.js';
import {picture} from './picture.js';
import {player} from './player.js';
import type {MessageRow} from './row.js';
import {isProgram, isTooLarge} from './shown-types.js';
import {video} from './video.js';
import {renderWritten} from './written.js';

/** A file: shown where that is possible and harmless, else a card that says what it is and what became of it. */
export function renderMedia(row: MessageRow, media: Media): TemplateResult {
  const {caption} = media;
  return html`${drawn(row, media)}${caption ? renderWritten(row, caption) : nothing}`;
}

export type Manner = 'picture' | 'video' | 'sound' | 'card' | 'not shown' | 'blocked';

export function mannerOf({session}: MessageRow, {kind, state, name, width, height}: Media): Manner {
  if (name && isProgram(nameParts(name.text).ending)) return 'blocked';
  if (state !== 'ready' || session?.loadsMedia !== true) return 'card';
  switch (kind) {
    case 'image':
    case 'sticker':
      return !width || !height || isTooLarge(width, height) ? 'not shown' : 'picture'; // without a size it is only to be downloaded
    case 'video':
      return 'video';
    case 'voice':
    case 'audio':
      return 'sound';
    case 'document':
      return 'card';
    default:
      kind satisfies never;
      return 'card';
  }
}

function drawn(row: MessageRow, media: Media): unknown {
  const {session} = row;
  const manner = mannerOf(row, media);
  if (manner === 'blocked') return renderFileCard(row, {...media, state: 'blocked'});
  if (manner === 'not shown') return renderFileCard(row, media, {notShown: true});
  if (manner === 'card' || !session) return renderFileCard(row, media);
  return {picture, video, sound: player}[manner](row, media, session);
}
