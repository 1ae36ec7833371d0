import {spawn} from 'node:child_process';
import {dirname} from 'node:path';
import {text} from 'node:stream/consumers';

/** A user and group of the operating system. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. This number lies between the ranges that Linux distributions and systemd hand out,
 * so nothing else on the machine runs under it or owns its files.
 */
const SERVER_ID = 60_911;

/** Whom the server runs as: undefined means ourselves. */
export function serverIdentity(): Identity | undefined {
  return process.getuid?.() === 0 ? {uid: SERVER_ID, gid: SERVER_ID} : undefined;
}

/** The gateway's own environment holds secrets, and PG* variables would change what the programs do: pass on neither. */
export const PROGRAM_ENVIRONMENT = {
  LC_ALL: 'C',
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  TEMP: process.env['TEMP'],
  TMP: process.env['TMP'],
};

/**
 * Runs a program to its end.
 * @returns its exit code (-1 if a signal ended it) and everything it printed
 * @throws Error with a `code` such as ENOENT, EACCES or EPERM when it cannot be started
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  {identity, input = ''}: {identity: Identity | undefined; input?: string},
): Promise<{code: number; output: string}> {
  const child = spawn(program, args, {cwd: dirname(program), env: PROGRAM_ENVIRONMENT, ...identity});
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  child.stdin.on('error', () => undefined); // a program that ends early does not read its input; its exit code tells why
  child.stdin.end(input);
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return {code, output: out + err};
}
