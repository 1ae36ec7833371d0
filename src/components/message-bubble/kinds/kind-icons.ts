import {html, type TemplateResult} from 'lit';
import type {Media, MessageContent} from '../../../core/content.js';

const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

/** As `icons`, for what messages bring. */
export const kindIcons = {
  video: drawing('M2.8 5.500h9.400v9H2.800zM12.200 8.800l5-2.600v7.600l-5-2.600'),
  voice: drawing(
    'M10 2.800a2.400 2.400 0 0 0-2.400 2.400v4.600a2.400 2.400 0 0 0 4.800 0V5.200A2.400 2.400 0 0 0 10 2.800M4.800 9.600a5.200 5.200 0 0 0 10.400 0M10 14.800v2.600',
  ),
  audio: drawing(
    'M7 14.500V4.700l8.500-1.700v9.800M7 14.500a2.200 2.200 0 1 1-4.400 0a2.200 2.200 0 0 1 4.400 0M15.500 12.800a2.200 2.200 0 1 1-4.400 0a2.200 2.200 0 0 1 4.400 0',
  ),
  file: drawing('M5 2.800h6.500L15.500 6.800v10.400H5zM11.500 2.800v4h4'),
  sticker: drawing('M16.800 10.600A6.800 6.800 0 1 0 9.600 16.800zM16.800 10.600c-3.800 0-7.200 2.400-7.200 6.200'),
  pin: drawing(
    'M10 17.400c3.600-4.200 5.400-7.200 5.400-9.400a5.400 5.400 0 0 0-10.800 0c0 2.200 1.800 5.200 5.400 9.400M10 6a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  ),
  card: drawing(
    'M2.800 4.500h14.400v11H2.800zM7 7.300a1.700 1.700 0 1 0 0 3.400a1.700 1.700 0 0 0 0-3.400M4.600 13.400c.4-1.300 1.300-1.900 2.400-1.900s2 .6 2.400 1.900M12 8h3M12 11h3',
  ),
  tap: drawing(
    'M8 10.500V4.700a1.400 1.400 0 0 1 2.800 0v4.500l3.300.7c1 .2 1.600 1 1.400 2l-.6 3c-.3 1.500-1.300 2.300-2.800 2.300h-1.400c-1 0-1.700-.4-2.300-1.200L5 11.900c-.9-1.300.7-2.600 1.800-1.500z',
  ),
  lock: drawing('M4.500 9h11v8h-11zM7 9V6.300a3 3 0 0 1 6 0V9M10 12.200v1.800'),
  list: drawing('M3.500 5.500h.1M3.500 10h.1M3.500 14.500h.1M7 5.500h9.500M7 10h9.500M7 14.500h9.500'),
  form: drawing(
    'M4.500 3h11v14h-11zM7 6.500l1 1l1.800-2M12 6.800h1.500M7 11l1 1l1.800-2M12 11.300h1.500M7 14.800h6.500',
  ),
  bag: drawing('M4.500 6.500h11l.8 10.200H3.700zM7 8.500V6a3 3 0 0 1 6 0v2.500'),
  poll: drawing('M4 16.500v-5M10 16.500V3.500M16 16.500V8'),
  once: drawing(
    'M10 3a7 7 0 1 0 0 14M10 3a7 7 0 0 1 4.500 1.700M16.500 7.400a7 7 0 0 1 .3 4M15.300 14.600A7 7 0 0 1 12.700 16.500M9 8.200l1.300-.9v5.600',
  ),
  forwarded: drawing('M11.500 4l5.500 5l-5.500 5v-3c-4 0-6.500 1.200-8.500 4c.4-4.500 3.200-7.400 8.500-8z'),
  often: drawing(
    'M13.500 4.500L18 9l-4.500 4.500M8 4.500L12.500 9L8 13.500v-2.700c-3 0-5 1-6.300 3.400c.3-4 2.300-6.300 6.300-6.900z',
  ),
  megaphone: drawing(
    'M3 8.200v3.600l2.600.4L14.500 16V4L5.600 7.800zM6.500 12.500l.9 3.700h2.100l-.7-2.800M16.800 8.500v3',
  ),
  reply: drawing('M8.500 4.500L3.500 9l5 4.500M3.800 9h6.700c3.400 0 5.500 2 6 6'),
  download: drawing('M10 3v9.500M5.500 8.500L10 13l4.500-4.500M3.500 16.800h13'),
  open: drawing('M8 4.500H4v11.500h11.500V12M11.500 3.500h5v5M16.300 3.700L9.500 10.500'),
  play: html`<svg class="k-solid" aria-hidden="true" viewBox="0 0 20 20">
    <path d="M6.500 3.800v12.400l10-6.200z" />
  </svg>`,
  pause: html`<svg class="k-solid" aria-hidden="true" viewBox="0 0 20 20">
    <path d="M5.500 4h3v12h-3zM11.500 4h3v12h-3z" />
  </svg>`,
  plus: drawing('M10 4v12M4 10h12'),
  minus: drawing('M4 10h12'),
  blocked: drawing('M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M5.200 5.200l9.600 9.600'),
  gone: drawing('M5 2.800h6.500L15.500 6.800v10.400H5zM8 9.500l4.500 4.500M12.500 9.500L8 14'),
};

export const mediaIcon = (kind: Media['kind'], pictures: TemplateResult): TemplateResult =>
  ({
    image: pictures,
    video: kindIcons.video,
    audio: kindIcons.audio,
    voice: kindIcons.voice,
    document: kindIcons.file,
    sticker: kindIcons.sticker,
  })[kind];

/** A sign beside the one line that stands for a message; text needs none. */
export function previewIcon(content: MessageContent, pictures: TemplateResult): TemplateResult | null {
  switch (content.type) {
    case 'media':
      return mediaIcon(content.media.kind, pictures);
    case 'location':
      return kindIcons.pin;
    case 'contacts':
      return kindIcons.card;
    case 'choice':
      return content.of === 'list' ? kindIcons.list : kindIcons.tap;
    case 'interactive':
      return content.offers.kind === 'list' ? kindIcons.list : kindIcons.tap;
    case 'form':
      return kindIcons.form;
    case 'order':
      return kindIcons.bag;
    case 'note':
      return kindIcons.lock;
    case 'placeholder':
      return kindIcons.file;
    case 'text':
    case 'template':
    case 'notice':
      return null;
    default:
      content satisfies never;
      return null;
  }
}
