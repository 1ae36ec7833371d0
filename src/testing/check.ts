import {DeskError, type CommandType, type DeskErrorCode} from '../core/index.js';
import {ensure, Probe, type AdapterUnderTest, type MakeAdapter} from './probe.js';

/** One promise of `ContactCenterAdapter`. */
export interface AdapterCheck {
  readonly name: string;
  /** What the adapter must know for the promise to be asked of it. */
  readonly needs: readonly CommandType[];
  /**
   * `make` gives a fresh contact centre each time. Rejects, saying what was expected, when the promise is not kept;
   * `not-applicable` when the adapter does not know the commands, or the contact centre has not what it is about.
   */
  run(make: MakeAdapter): Promise<CheckResult>;
}

export type CheckResult = 'passed' | 'not-applicable';

type Run = (probe: Probe, under: AdapterUnderTest) => Promise<void | CheckResult>;

export function check(name: string, run: Run): AdapterCheck {
  return checkOf([], name, run);
}

/** A check of commands that an adapter need not have. */
export function checkOf(needs: readonly CommandType[], name: string, run: Run): AdapterCheck {
  return {
    name,
    needs,
    async run(make) {
      const under = await make();
      if (!needs.every((type) => under.adapter.capabilities.commands.includes(type))) return 'not-applicable';
      const probe = await Probe.connect(under);
      try {
        return (await run(probe, under)) ?? 'passed';
      } finally {
        probe.close();
      }
    },
  };
}

export function refusedWith(error: unknown, codes: readonly DeskErrorCode[]): void {
  ensure(error instanceof DeskError, `a refusal is a DeskError (${codes.join(' or ')})`);
  ensure(codes.includes(error.code), `the refusal is ${codes.join(' or ')} and not ${error.code}`);
}
