import {fileURLToPath} from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = fileURLToPath(new URL('dist', import.meta.url));
export const results = fileURLToPath(new URL('results', import.meta.url));

/** What follows `--name` on the command line. */
export function argument(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}
