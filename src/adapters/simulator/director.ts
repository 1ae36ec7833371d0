import {plainText, type Clock, type CommandType, type DeskErrorCode} from '../../core/index.js';
import type {Messaging} from './messaging.js';
import type {ScriptStep} from './script.js';

export interface Stage {
  readonly clock: Clock;
  readonly messaging: Messaging;
  readonly deleteLine: (lineId: string) => void;
  readonly disconnect: (forMs: number) => void;
  readonly refuseNext: (type: CommandType, code: DeskErrorCode) => void;
  readonly slow: (ms: number) => void;
}

/** Lets the steps of a story happen, each customer's in their own time. */
export function playSteps(steps: readonly ScriptStep[], stage: Stage): void {
  const acts = new Map<string | null, ScriptStep[]>();
  for (const step of steps) {
    const whose = 'customer' in step ? step.customer : null;
    acts.set(whose, [...(acts.get(whose) ?? []), step]);
  }
  for (const act of acts.values()) play(act, stage);
}

function play([step, ...rest]: readonly ScriptStep[], stage: Stage): void {
  if (!step) return;
  const {clock, messaging} = stage;
  const goOn = () => play(rest, stage);
  if ('fails' in step) {
    messaging.of(step.customer).nextFailure = step.fails;
    goOn();
  } else if ('goesSilent' in step) {
    messaging.of(step.customer).atPhone ??= [];
    goOn();
  } else if ('answers' in step) {
    messaging.onRead(step.customer, () => clock.after(step.after, () => happen(step.customer, step.answers)));
  } else {
    clock.after(step.after, () => {
      if ('writes' in step) return happen(step.customer, step.writes);
      if ('deleteLine' in step) stage.deleteLine(step.deleteLine);
      else if ('refuses' in step) stage.refuseNext(step.refuses, step.with);
      else if ('slow' in step) stage.slow(step.slow);
      else stage.disconnect(step.disconnect);
      goOn();
    });
  }

  function happen(customer: string, text: string): void {
    messaging.receive(customer, {type: 'text', text: plainText(text)});
    goOn();
  }
}
