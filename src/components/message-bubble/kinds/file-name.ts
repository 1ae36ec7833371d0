import type {Media} from '../../../core/content.js';
import {essenceOf} from './shown-types.js';

/** What turns text about, hides in it, or leads out of a folder. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NEVER_IN_A_NAME = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

const LONGEST_ENDING = 8;

export interface FileName {
  readonly stem: string;
  /** After the last dot, as it really is; empty without one. */
  readonly ending: string;
}

/** A name as it is shown: nothing in it makes its ending look like another. */
export function nameParts(name: string): FileName {
  const clean = (name.replaceAll(NEVER_IN_A_NAME, '').split(/[/\\]/).at(-1) ?? '').trim();
  const dot = clean.lastIndexOf('.');
  const ending = clean.slice(dot + 1);
  if (dot <= 0 || ending === '' || ending.length > LONGEST_ENDING || /\s/.test(ending))
    return {stem: clean, ending: ''};
  return {stem: clean.slice(0, dot), ending};
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
};

/** The ending a type is known by; empty for others. */
export const endingOf = (mimeType: string | null): string => (mimeType && ENDINGS[essenceOf(mimeType)]) ?? '';

/** What it is saved as: in no folder, of no system's special signs, never hidden. */
export function savedName({name, kind, mimeType}: Media, at: number): string {
  const {stem, ending} = name ? nameParts(name.text) : {stem: '', ending: ''};
  const safe = stem.replaceAll(/[<>:"|?*%]/g, '_').replace(/^[.\s]+/, '');
  const day = new Date(at).toISOString().slice(0, 10);
  const end = ending || endingOf(mimeType);
  return `${safe === '' ? `whatsapp-${kind}-${day}` : safe.slice(0, 120)}${end === '' ? '' : `.${end}`}`;
}
