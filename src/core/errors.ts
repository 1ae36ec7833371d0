/** Why a command was refused, or what the caller did wrong. Elements show the catalogue's words for the code. */
export const deskErrorCodes = [
  // the host's veto
  'vetoed',
  'intent-failed',
  'intent-timeout',
  // the way to the contact centre
  'not-connected',
  'unreachable',
  'signed-out',
  'rate-limited',
  'internal',
  // the command
  'bad-command',
  'key-reused',
  'unsupported',
  'already-pending',
  'not-found',
  // the rules
  'offer-gone',
  'task-ended',
  'line-deleted',
  'window-closed',
  'text-empty',
  'text-too-long',
  'file-too-large',
  'file-refused',
  'file-gone',
  'may-have-arrived',
  'not-failed',
  'unknown-reason',
  'unknown-code',
  'work-open',
  'target-unavailable',
  'conference-open',
  'no-conference',
  'not-owner',
  'no-limit',
  'not-editable',
  'bad-value',
  'changed-meanwhile',
  'reveal-off',
  'templates-unavailable',
  // the embedding
  'masker-missing',
  'session-taken',
] as const;

export type DeskErrorCode = (typeof deskErrorCodes)[number];

/** `message` is for developers and says what to do; agents are shown the catalogue's words for `code`. */
export class DeskError extends Error {
  override readonly name = 'DeskError';

  constructor(
    readonly code: DeskErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export function isDeskErrorCode(code: unknown): code is DeskErrorCode {
  return deskErrorCodes.some((known) => known === code);
}

/** Also of another copy of the package, as beside a script tag. */
export function isDeskError(error: unknown): error is DeskError {
  return error instanceof Error && error.name === 'DeskError' && 'code' in error && isDeskErrorCode(error.code);
}
