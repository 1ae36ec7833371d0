import {
  DeskError,
  type ContactCenterAdapter,
  type DeskCommand,
  type DeskEvent,
  type Message,
} from '../../src/core/index.js';
import type {makeSimulator, Breaking} from './simulated-centre.js';

type Change = (event: DeskEvent) => readonly DeskEvent[];

/** Tells something else than the good adapter does, in answers as well. */
export const telling =
  (makeChange: () => Change): Breaking =>
  (good) => {
    const change = makeChange();
    return {
      connect: (sink, signal) => good.connect((event) => change(event).forEach(sink), signal),
      command: async (command, key) => (await good.command(command, key)).flatMap(change),
    };
  };

/** Asks something else than it was asked. */
export const asking =
  (makeChange: () => (command: DeskCommand, key: string) => DeskCommand): Breaking =>
  (good) => {
    const change = makeChange();
    return {command: (command, key) => good.command(change(command, key), key)};
  };

/** Answers a refusal as it should not. */
export const forgiving =
  (
    answer: (good: ContactCenterAdapter, command: DeskCommand, code: string) => readonly DeskEvent[] | undefined,
  ): Breaking =>
  (good) => ({
    async command(command, key) {
      try {
        return await good.command(command, key);
      } catch (error) {
        const instead = error instanceof DeskError ? answer(good, command, error.code) : undefined;
        if (instead) return instead;
        throw error;
      }
    },
  });

/** Tells messages in another way. */
export const messages = (change: (message: Message) => Message): Breaking =>
  telling(
    () => (event) =>
      event.type === 'message' || event.type === 'message-changed'
        ? [{...event, message: change(event.message)}]
        : [event],
  );

export interface SeededBug {
  readonly does: string;
  readonly breaking: Breaking;
  /** The checks that must catch it; all others pass. */
  readonly caughtBy: readonly string[];
  readonly make?: typeof makeSimulator;
}
