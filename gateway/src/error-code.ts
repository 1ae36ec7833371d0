/** The code of a Node, PostgreSQL or jose error ("ENOENT", "57P03", "ERR_JWT_EXPIRED"), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What a log may say of any error: its message can quote what people wrote. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
