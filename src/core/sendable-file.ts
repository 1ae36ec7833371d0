import type {SentMedia} from './content.js';
import type {DeskErrorCode} from './errors.js';
import type {Capabilities} from './task.js';

/** Without what it says of codecs. */
export const bareType = (mimeType: string): string => (mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();

/** Why this file cannot be sent with this caption; null when it can, as far as the contact centre has said. */
export function whyNotFile(
  {as, mimeType, size}: SentMedia,
  caption: string,
  accepted: Capabilities['media'],
): DeskErrorCode | null {
  if (!accepted) return null;
  const rules = accepted.find((rule) => rule.as === as);
  if (!rules || !rules.mimeTypes.includes(bareType(mimeType))) return 'file-refused';
  if (size > rules.maxSize) return 'file-too-large';
  return caption.length > rules.maxCaptionLength ? 'text-too-long' : null;
}
