import {isDeskErrorCode, type DeskErrorCode} from '../core/errors.js';
import {failureFamily, familyRemedy, type Remedy} from './failures.js';

/** What helps against a refusal of ours; where nothing stands, another try does. */
const own: Partial<Record<DeskErrorCode, Remedy>> = {
  'window-closed': 'template',
  'text-empty': 'edit',
  'text-too-long': 'edit',
  unsupported: 'edit',
  'bad-value': 'template',
  'signed-out': 'none',
  'bad-command': 'none',
  'not-found': 'none',
  'file-too-large': 'none',
  'file-refused': 'none',
  'file-gone': 'none',
  'task-ended': 'none',
  'line-deleted': 'none',
  'masker-missing': 'none',
  'session-taken': 'none',
};

/** The one next step after a failure; of what nobody has heard of, a person may try once more. */
export function remedyFor(code: string | null): Remedy {
  if (code === null) return 'retry';
  if (isDeskErrorCode(code)) return own[code] ?? 'retry';
  const family = failureFamily(code);
  return family ? familyRemedy(family) : 'retry';
}
