import type {ContactCenterAdapter} from '../core/adapter.js';
import {parseDeskEvent, type DeskEvent} from '../core/desk-event.js';
import {DeskError, isDeskError} from '../core/errors.js';

const HELP = 'See the guide on adapters; wa-desk-conformance checks yours.';

/** An adapter of the page's own: what it says is looked at before it is believed. */
export function checked(adapter: ContactCenterAdapter): ContactCenterAdapter {
  const missing = whatIsMissing(adapter);
  if (missing !== undefined) throw new DeskError('not-connected', `\`adapter\` ${missing}. ${HELP}`);
  const told = new Set<string>();
  const complain = (problem: string) => {
    if (!told.has(problem)) console.error(`${problem} ${HELP}`);
    told.add(problem);
  };
  const isEvent = (event: DeskEvent): boolean => {
    const parsed = parseDeskEvent(event);
    if (!parsed.ok) complain(`The adapter told an event that is none, and it was left out: ${parsed.problem}.`);
    return parsed.ok;
  };
  return {
    capabilities: adapter.capabilities,
    connect: (sink, signal) =>
      adapter.connect((event) => {
        if (isEvent(event)) sink(event);
      }, signal),
    async command(command, key) {
      let answer: unknown;
      try {
        answer = await adapter.command(command, key);
      } catch (error) {
        if (!isDeskError(error)) complain(`The adapter failed at ${command.type} with ${nameOf(error)}.`);
        throw error;
      }
      if (!Array.isArray(answer)) complain(`The adapter answered ${command.type} with no list of events.`);
      return Array.isArray(answer) ? answer.filter(isEvent) : [];
    },
    ...(adapter.upload && {upload: adapter.upload.bind(adapter)}),
    ...(adapter.loadMedia && {loadMedia: adapter.loadMedia.bind(adapter)}),
  };
}

/** Its message may have something of a customer in it. */
const nameOf = (error: unknown): string =>
  error instanceof Error ? `a ${error.name} where a DeskError says why` : 'something that is no Error';

function whatIsMissing(adapter: unknown): string | undefined {
  if (adapter instanceof Promise) return 'is a promise: await it, then set it';
  if (typeof adapter === 'function') return 'is a function: call it, and set what it returns';
  if (typeof adapter !== 'object' || adapter === null) return 'must be an object';
  if (!('connect' in adapter && typeof adapter.connect === 'function')) return 'has no `connect`';
  if (!('command' in adapter && typeof adapter.command === 'function')) return 'has no `command`';
  const capabilities: unknown = 'capabilities' in adapter ? adapter.capabilities : undefined;
  const lists = typeof capabilities === 'object' && capabilities !== null && 'commands' in capabilities;
  return lists && Array.isArray(capabilities.commands) ? undefined : 'has no `capabilities` with a list of `commands`';
}
