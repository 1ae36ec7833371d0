import {isDeskErrorCode} from '../core/errors.js';
import type {Strings} from '../strings/en.js';
import {failureFamily} from './failures.js';

/** Why it was not delivered, and what to do next: by Graph's code, by our own, or neutrally. */
export function failureWordsFor(
  code: string | null,
  {delivery, failure, refused}: Strings,
): {readonly cause: string; readonly step: string | null} {
  if (code === null) return {cause: delivery.failed, step: failure.otherStep};
  if (isDeskErrorCode(code)) return {cause: refused(code), step: null}; // they say what to do themselves
  const family = failureFamily(code);
  return family ? failure.reasons[family] : {cause: failure.otherReason(code), step: failure.otherStep};
}
