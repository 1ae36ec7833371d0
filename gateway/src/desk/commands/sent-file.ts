import type {DeskCommand, SentMedia} from 'wa-desk/core';
import {rulesFor, wireType} from '../../media/sendable.js';
import {readyUpload} from '../../media/uploads.js';
import type {Scope} from '../../tenant.js';
import {cleanText} from '../../whatsapp/json.js';
import {Refusal} from '../refusal.js';

type Send = Extract<DeskCommand, {type: 'send'}>;

/**
 * A file that this agent has brought for this conversation, and that WhatsApp takes in this place.
 * @throws Refusal
 */
export async function usableUpload(
  scope: Scope,
  agentId: string,
  conversationId: string,
  {uploadId, as}: Pick<SentMedia, 'uploadId' | 'as'>,
) {
  const rules = rulesFor(as);
  const upload = await readyUpload(scope, agentId, conversationId, uploadId);
  if (!rules || !upload || upload.mime === null || upload.size === null)
    throw new Refusal(
      'file-gone',
      'uploadId: there is no such file of this agent for this conversation; upload it again.',
    );
  const type = wireType(upload.mime, upload.name ?? '');
  const silent = type === 'audio/ogg' && upload.duration === null; // WhatsApp takes Ogg with Opus in it only
  if (type === null || silent || !rules.mimeTypes.includes(type))
    throw new Refusal('file-refused', `WhatsApp takes no ${upload.mime} as ${as}.`);
  if (upload.size > rules.maxSize)
    throw new Refusal('file-too-large', `WhatsApp takes at most ${rules.maxSize} bytes as ${as}.`);
  return {name: upload.name, maxCaptionLength: rules.maxCaptionLength};
}

/** A file that is sent, as the message's row keeps it; undefined when none is. */
export async function sentFile(scope: Scope, agentId: string, conversationId: string, {text, with: sent}: Send) {
  if (sent?.kind !== 'media') return undefined;
  const {maxCaptionLength} = await usableUpload(scope, agentId, conversationId, sent);
  const caption = cleanText(text);
  if (caption.length > maxCaptionLength)
    throw new Refusal('text-too-long', `text: at most ${maxCaptionLength} characters go with ${sent.as}.`);
  const voice = sent.as === 'voice';
  return {
    uploadId: sent.uploadId,
    written: {
      kind: voice ? 'audio' : sent.as,
      text: caption.trim() === '' ? null : caption,
      detail: {media: {id: null, voice}},
    },
  };
}
