/** A reporter for Node's test runner: what it counted, as JSON. A skipped test is a promise nobody kept: it failed. */
export default async function* countsReporter(events) {
  const counts = {passed: 0, failed: 0};
  for await (const {type, data} of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' && type === 'test:pass') continue;
    if (data.details?.type === 'suite' && data.details.error?.failureType === 'subtestsFailed') continue;
    const kept = type === 'test:pass' && data.skip === undefined && data.todo === undefined;
    counts[kept ? 'passed' : 'failed'] += 1;
  }
  yield JSON.stringify(counts);
}
