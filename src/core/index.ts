/** `wa-desk/core`: the language, the state and the session; no DOM, no Lit, runs in Node. */
export * from './adapter.js';
export * from './agent.js';
export * from './clock.js';
export * from './errors.js';
export * from './facts.js';
export * from './intent.js';
export * from './local-event.js';
export * from './message.js';
export * from './protocol.js';
export * from './reduce.js';
export * from './select.js';
export * from './session.js';
export * from './session-clock.js';
export * from './state.js';
export * from './task.js';
export * from './text.js';
export * from './vault.js';
