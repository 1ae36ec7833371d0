/** `wa-desk/testing`: a desk for tests of pages that use ours, and the checks an adapter must pass. */
export * from './adapter-checks.js';
export * from './check-adapter.js';
export * from './test-desk.js';
export * from './test-script.js';
