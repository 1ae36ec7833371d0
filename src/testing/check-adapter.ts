import type {CommandType} from '../core/index.js';
import {adapterChecks} from './adapter-checks.js';
import {CheckFailure} from './check.js';
import type {MakeAdapter} from './probe.js';

/** What became of one check. */
export type CheckOutcome =
  | {readonly name: string; readonly result: 'passed'}
  /** `missing`: commands it needs; with none of them missing, the contact centre has not what it is about. */
  | {readonly name: string; readonly result: 'not-applicable'; readonly missing: readonly CommandType[]}
  | {readonly name: string; readonly result: 'failed'; readonly problem: string; readonly advice: string};

/** Asks every promise of an adapter, one after another, without a test runner. */
export async function* checkAdapter(make: MakeAdapter, patience?: number): AsyncGenerator<CheckOutcome> {
  for (const check of adapterChecks) {
    const {name, needs, advice} = check;
    let outcome: CheckOutcome;
    let known: readonly CommandType[] = [];
    const noting: MakeAdapter = async () => {
      const under = await make();
      known = under.adapter.capabilities.commands;
      return under;
    };
    try {
      // oxlint-disable-next-line no-await-in-loop -- a contact centre under test may be one alone
      const result = await check.run(noting, patience);
      outcome =
        result === 'passed' ? {name, result} : {name, result, missing: needs.filter((type) => !known.includes(type))};
    } catch (error) {
      const problem =
        error instanceof CheckFailure ? error.problem : `The contact centre under test was not made: ${String(error)}`;
      outcome = {name, result: 'failed', problem, advice};
    }
    yield outcome;
  }
}
