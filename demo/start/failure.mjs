/** Why the demo cannot start; the message says what to do and is shown without a stack. */
export class StartFailure extends Error {}

/**
 * The code of a system error, such as EADDRINUSE.
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
