#!/usr/bin/env node
// Asks an adapter for every promise of the contract: a line for each, and exit code 1 where one is not kept.
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {checkAdapter} from '../dist/testing/check-adapter.js';

const USAGE = `Usage: wa-desk-conformance <module> [--json]

The module's default export is a function that makes a fresh contact centre for each check
(\`MakeAdapter\` of wa-desk/testing): its adapter, a customer who writes, and a way to let time pass.

  --json  one JSON object instead of lines

Exit code: 0 all promises are kept, 1 some are not, 2 the module could not be used.`;

/** The module could not be used. */
function refuse(problem) {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({allowPositionals: true, options: {json: {type: 'boolean'}, help: {type: 'boolean', short: 'h'}}});
  } catch (error) {
    return refuse(error.message);
  }
}

async function load(path) {
  try {
    return (await import(pathToFileURL(path).href)).default;
  } catch (error) {
    return refuse(`${path} could not be loaded: ${error.message}`);
  }
}

function linesOf({name, result, missing, problem, advice}) {
  if (result === 'passed') return `passed          ${name}`;
  if (result === 'failed')
    return `FAILED          ${name}\n                ${problem}\n                To do: ${advice}`;
  const why =
    missing.length > 0
      ? `it has no ${missing.join(', ')}`
      : 'the contact centre under test has no colleague, connection or setting it is about';
  return `not applicable  ${name} (${why})`;
}

const {positionals, values} = readArguments();
const [path, ...more] = positionals;
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (path === undefined || more.length > 0) refuse('Name one module.');
const make = await load(path);
if (typeof make !== 'function') refuse(`${path} has no function as its default export.`);

const outcomes = [];
for await (const outcome of checkAdapter(make)) {
  outcomes.push(outcome);
  if (!values.json) console.log(linesOf(outcome));
}
const count = (result) => outcomes.filter((outcome) => outcome.result === result).length;
const counts = {passed: count('passed'), notApplicable: count('not-applicable'), failed: count('failed')};
if (values.json) console.log(JSON.stringify({...counts, checks: outcomes}, null, 2));
else console.log(`\n${counts.passed} passed, ${counts.notApplicable} not applicable, ${counts.failed} failed`);
// what an adapter under test leaves open must not keep this running
process.exit(counts.failed === 0 ? 0 : 1);
