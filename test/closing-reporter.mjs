import {writeFile} from 'node:fs/promises';

const FULLY_BRANCHED = 'src/core/reduce.ts';

/**
 * A reporter that closes the run: it counts, writes `{passed, failed}` to the file that `COUNTS_FILE` names, a skipped
 * test among the failed, and fails the run when a branch of the reducer was not taken although its tests ran.
 */
export function closingReporter() {
  return {
    async stop({sessions}) {
      const tests = sessions.flatMap(({testResults}) => (testResults ? [...testsOf(testResults)] : []));
      const broken = sessions.filter(({errors, status}) => errors.length > 0 || status !== 'FINISHED');
      const passed = tests.filter((test) => test.passed).length;
      const missed = missedBranches(sessions);
      const failed = tests.length - passed + broken.length + (missed.length > 0 ? 1 : 0);

      if (missed.length > 0) {
        console.log(`\n${FULLY_BRANCHED}: every branch needs a test; none takes those at line ${missed.join(', ')}.`);
        process.on('exit', () => (process.exitCode = 1)); // the runner sets its own code before
      }
      // the line break keeps the cursor codes of the default reporter off the last line
      console.log(`\n${passed} passed, ${failed} failed`);
      const file = process.env.COUNTS_FILE;
      if (file) await writeFile(file, JSON.stringify({passed, failed}));
    },
  };
}

function* testsOf(suite) {
  yield* suite.tests;
  for (const inner of suite.suites) yield* testsOf(inner);
}

/** Lines with a branch that `reduce.test.ts` alone leaves out; coverage of several files does not add up by branch. */
function missedBranches(sessions) {
  const session = sessions.find(({testFile}) => testFile?.endsWith('test/core/reduce.test.ts'));
  if (!session) return [];
  const [covered] = Object.entries(session.testCoverage ?? {}).find(([file]) => file.endsWith(FULLY_BRANCHED)) ?? [];
  if (!covered) return ['?'];
  const {branchMap, b} = session.testCoverage[covered];
  return Object.entries(b).flatMap(([id, counts]) =>
    counts.flatMap((count, place) => (count === 0 ? [branchMap[id].locations[place]?.start.line ?? '?'] : [])),
  );
}
