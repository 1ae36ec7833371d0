import {isDeskErrorCode} from '../core/errors.js';
import type {Strings} from '../strings/en.js';

/** Why it was not delivered: by Graph's code, by our own, or neutrally. */
export function failureReason(code: string | null, {delivery, failure, refused}: Strings): string {
  if (code === null) return delivery.failed;
  if (isDeskErrorCode(code)) return refused[code];
  return failure.reasons[code] ?? failure.otherReason(code);
}
