import {errorCode} from '../../error-code.js';

/** The way out that is open whatever went wrong with the embedded server. */
const OWN_SERVER = 'or set DATABASE_URL to a PostgreSQL server of your own';

/** @param remedy - What to do about it, as an imperative without a full stop. */
export function startFailure(what: string, remedy: string, cause?: unknown): Error {
  return new Error(`The embedded PostgreSQL cannot start: ${what}. ${remedy}, ${OWN_SERVER}.`, {cause});
}

/** Says which folder could not be used, and why, for a failed file operation. */
export function folderFailure(path: string, error: unknown): Error {
  const code = errorCode(error) ?? 'unknown error';
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFullFailure(path, error);
  return startFailure(
    `the folder ${path} cannot be written (${code})`,
    'Make it writable for the user who runs the gateway, name another folder in WA_DATA_DIR',
    error,
  );
}

/** Explains why `initdb` or `postgres` gave up, from what they printed. */
export function serverFailure(home: string, output: string): Error {
  if (/No space left on device|Disk quota exceeded|could not (?:write|extend)/.test(output))
    return diskFullFailure(home);
  if (output.includes('incompatible with server')) {
    return startFailure(
      `the data in ${home} was made by another version of PostgreSQL`,
      'Start the version of the gateway that made it and move the data with pg_dump',
    );
  }
  const lines = output.trim().split('\n');
  const reason = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return startFailure(
    `it stopped with "${reason.trim() || 'no message'}"`,
    `Look into ${home}, name another folder in WA_DATA_DIR`,
  );
}

function diskFullFailure(path: string, cause?: unknown): Error {
  return startFailure(
    `${path} has no room to write`,
    'Free some disk space, name another folder in WA_DATA_DIR',
    cause,
  );
}
