import * as v from 'valibot';

export type Parsed<T> = {ok: true; value: T} | {ok: false; problem: string};

/** Reads what came over the wire; `problem` names the place and what was expected, never the value. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  const result = v.safeParse(schema, input, {abortEarly: true});
  if (result.success) return {ok: true, value: result.output};
  const [issue] = result.issues;
  return {ok: false, problem: `${v.getDotPath(issue) ?? 'the whole'}: expected ${issue.expected ?? 'another value'}`};
}
