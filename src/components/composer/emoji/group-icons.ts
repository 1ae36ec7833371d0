import {html, type TemplateResult} from 'lit';
import {history} from '../../../element/icons.js';
import type {Group} from './emoji-set.js';

const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

export const smile = drawing('M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M7.6 8.2v.1M12.4 8.2v.1M6.8 11.8a3.8 3.8 0 0 0 6.4 0');

export const addSmile = drawing(
  'M12.5 3.5A7 7 0 1 0 16.7 8M7.6 8.4v.1M12.4 8.4v.1M6.8 11.9a3.8 3.8 0 0 0 6.4 0M16.2 1.8v4.4M14 4h4.4',
);

export const groupIcons: Readonly<Record<'recent' | Group, TemplateResult>> = {
  recent: history,
  smileys: smile,
  people: drawing('M10 3.2a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2M4.5 16.8c0-3.4 2.2-5.4 5.5-5.4s5.5 2 5.5 5.4'),
  animals: drawing(
    'M4.4 8.4a1.3 1.7 0 1 0 .1 0M15.5 8.4a1.3 1.7 0 1 0 .1 0M7.8 4a1.4 1.9 0 1 0 .1 0M12.1 4a1.4 1.9 0 1 0 .1 0M10 10.4c-2.2 0-4.2 2.2-4.2 4.1c0 1.4 1.1 2 2.1 2c.9 0 1.3-.4 2.1-.4s1.2.4 2.1.4c1 0 2.1-.6 2.1-2c0-1.9-2-4.1-4.2-4.1',
  ),
  food: drawing('M4 8h10v4.5a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM14 9h1.2a1.8 1.8 0 0 1 0 4.2H14M7 5.5v-2M10.5 5.5v-2'),
  travel: drawing(
    'M4 12.5V9.8l1.6-4.3h8.8L16 9.8v2.7M4 12.5v2.6M16 12.5v2.6M3.2 12.5h13.6M4.6 9.5h10.8M6.6 12.4v.1M13.4 12.4v.1',
  ),
  activities: drawing(
    'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 6.8l3 2.2-1.2 3.6H8.2L7 9zM10 6.8V3M13 9l3.6-1.2M7 9L3.4 7.8',
  ),
  objects: drawing('M7.6 13.4c0-1.6-2.4-2.6-2.4-5.4a4.8 4.8 0 0 1 9.6 0c0 2.8-2.4 3.8-2.4 5.4zM8 16.6h4'),
  symbols: drawing('M10 16.2S3.4 12.4 3.4 8a3.5 3.5 0 0 1 6.6-1.6A3.5 3.5 0 0 1 16.6 8c0 4.4-6.6 8.2-6.6 8.2'),
  flags: drawing('M5 17V3.6M5 4.4c3-1.6 5 1.4 9.6 0v7c-4.6 1.4-6.6-1.6-9.6 0'),
};
