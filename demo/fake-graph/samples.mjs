import {readFile} from 'node:fs/promises';

const ROOT = new URL('samples/', import.meta.url);
/** Files made for this project, by the name that control calls use. */
const SAMPLES = new Map(
  /** @type {const} */ ([
    ['parcel', {kind: 'image', file: 'parcel.jpg', mimeType: 'image/jpeg', filename: 'Parcel.jpg'}],
    ['hallway', {kind: 'image', file: 'hallway.png', mimeType: 'image/png', filename: 'Hallway.png'}],
    ['unboxing', {kind: 'video', file: 'unboxing.mp4', mimeType: 'video/mp4', filename: 'Unboxing.mp4'}],
    [
      'voice-note',
      {kind: 'voice', file: 'voice-note.ogg', mimeType: 'audio/ogg; codecs=opus', filename: 'Voice note.ogg'},
    ],
    ['invoice', {kind: 'document', file: 'invoice.pdf', mimeType: 'application/pdf', filename: 'Invoice 2026-118.pdf'}],
    ['notes', {kind: 'document', file: 'notes.txt', mimeType: 'text/plain', filename: 'Delivery notes.txt'}],
    ['thumbs-up', {kind: 'sticker', file: 'thumbs-up.webp', mimeType: 'image/webp', filename: 'Thumbs up.webp'}],
    ['wave', {kind: 'sticker', file: 'wave.webp', mimeType: 'image/webp', filename: 'Wave.webp'}],
  ]),
);

export function sampleNames() {
  return [...SAMPLES.keys()];
}

/** What a picker offers. */
export function describeSamples() {
  return [...SAMPLES].map(([name, {kind, mimeType, filename}]) => ({name, kind, mimeType, filename}));
}

/**
 * @param {unknown} name
 * @returns {Promise<{bytes: Buffer, mimeType: string, filename: string} | null>} null = there is none
 */
export async function sampleNamed(name) {
  const [, sample] = [...SAMPLES].find(([known]) => known === name) ?? [];
  if (!sample) return null;
  const {file, mimeType, filename} = sample;
  return {bytes: await readFile(new URL(file, ROOT)), mimeType, filename};
}
