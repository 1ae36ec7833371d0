import type {DeskErrorCode} from 'wa-desk/core';

/** A command that the rules do not allow; rolls its transaction back and goes to the desk as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: DeskErrorCode;

  constructor(code: DeskErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Unknown and forbidden look the same: existence is not revealed. */
export const notFound = () => new Refusal('not-found', 'There is no such task at this desk.');

const statuses: Partial<Record<DeskErrorCode, number>> = {
  'bad-command': 400,
  'signed-out': 401,
  'not-found': 404,
  unsupported: 422,
  'text-empty': 422,
  'text-too-long': 422,
  'file-too-large': 413,
  'file-refused': 415,
  'unknown-reason': 422,
  'unknown-code': 422,
  'not-editable': 422,
  'bad-value': 422,
  'key-reused': 422,
  'reveal-off': 403,
  'rate-limited': 429,
  internal: 500,
};

export const statusOf = (code: DeskErrorCode): number => statuses[code] ?? 409;
