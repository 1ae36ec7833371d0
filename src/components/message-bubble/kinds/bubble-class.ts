import {mannerOf} from './media.js';
import type {MessageRow} from './row.js';

/** How the bubble around it looks: as wide as what stands above it needs, and after what it brings. */
export function bubbleClass(row: MessageRow): string {
  const {deleted, quoted, quotedId, referral, forwarded, product} = row.message;
  if (deleted) return '';
  const answers = quoted || quotedId !== null || forwarded || product;
  const above = referral ? 'k-led' : answers ? 'k-answers' : '';
  return `${above} ${ofContent(row)}`.trim();
}

/** The time below, close around a picture, with the time upon it, or no bubble at all. */
function ofContent(row: MessageRow): string {
  const {content} = row.message;
  if (content.type === 'note') return 'k-kind k-inward';
  if (content.type === 'text' || content.type === 'notice' || content.type === 'choice') return '';
  if (content.type !== 'media') return 'k-kind';
  const {caption, kind} = content.media;
  switch (mannerOf(row, content.media)) {
    case 'picture':
      if (kind === 'sticker') return 'k-kind k-stuck';
      return caption ? 'k-kind k-pictured' : 'k-kind k-pictured k-bare';
    case 'video':
      return 'k-kind k-pictured';
    case 'sound':
      return 'k-kind k-heard';
    default:
      return 'k-kind';
  }
}
