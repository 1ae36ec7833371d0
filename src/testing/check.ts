import {isDeskError, type CommandType, type DeskErrorCode} from '../core/index.js';
import {ensure, Probe, type AdapterUnderTest, type MakeAdapter} from './probe.js';

/** One promise of `ContactCenterAdapter`. */
export interface AdapterCheck {
  readonly name: string;
  /** What an adapter does that keeps it. */
  readonly advice: string;
  /** What the adapter must know for the promise to be asked of it. */
  readonly needs: readonly CommandType[];
  /**
   * `make` gives a fresh contact centre each time. Rejects, saying what was expected and what to do, when the promise is
   * not kept or nothing was decided for `patience` ms; `not-applicable` when the adapter does not know the commands, or
   * the contact centre has not what it is about.
   */
  run(make: MakeAdapter, patience?: number): Promise<CheckResult>;
}

export type CheckResult = 'passed' | 'not-applicable';

/** A promise that is not kept. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';

  constructor(
    /** What was expected, or what happened instead. */
    readonly problem: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(`${problem} ${advice}`, options);
  }
}

type Run = (probe: Probe, under: AdapterUnderTest) => Promise<void | CheckResult>;

/** In ms of real time: a promise that is never settled must not stop the rest. */
const PATIENCE = 60_000;

export function check(name: string, advice: string, run: Run): AdapterCheck {
  return checkOf([], name, advice, run);
}

/** A check of commands that an adapter need not have. */
export function checkOf(needs: readonly CommandType[], name: string, advice: string, run: Run): AdapterCheck {
  return {
    name,
    advice,
    needs,
    async run(make, patience = PATIENCE) {
      const under = await make();
      const probe = new Probe(under);
      try {
        if (!needs.every((type) => under.adapter.capabilities.commands.includes(type))) return 'not-applicable';
        return (await inTime(asked(probe, under, run), patience)) ?? 'passed';
      } catch (error) {
        throw new CheckFailure(reasonOf(error), advice, {cause: error});
      } finally {
        probe.close();
        await under.close?.();
      }
    },
  };
}

async function asked(probe: Probe, under: AdapterUnderTest, run: Run): Promise<void | CheckResult> {
  await probe.connect();
  return run(probe, under);
}

async function inTime<T>(running: Promise<T>, patience: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const promise = `\`connect\` and every command are settled: nothing came for ${patience / 1000} s`;
    timer = setTimeout(() => reject(new Error(`Expected that ${promise}.`)), patience);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (isDeskError(error)) return `Refused with ${error.code} (${error.message})`;
  return error instanceof Error ? error.message : 'Rejected with something that is no Error.';
}

export function refusedWith(error: unknown, codes: readonly DeskErrorCode[]): void {
  ensure(error !== undefined, `it is refused with ${codes.join(' or ')}`);
  ensure(isDeskError(error), `a refusal is a DeskError (${codes.join(' or ')})`);
  ensure(codes.includes(error.code), `the refusal is ${codes.join(' or ')} and not ${error.code}`);
}
