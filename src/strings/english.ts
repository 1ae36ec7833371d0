import type {Strings, Words} from './en.js';

/** Gives English these words: each part of the desk brings those it speaks with, so that nobody loads all of them. */
export function bring(words: Partial<Words>): void {
  Object.assign(English.prototype, words);
}

/** English, as far as it was brought: a test sees that each element brings what it speaks with. */
export class English implements Strings {
  declare readonly agentState: Words['agentState'];
  declare readonly attachments: Words['attachments'];
  declare readonly composer: Words['composer'];
  declare readonly connection: Words['connection'];
  declare readonly controlPane: Words['controlPane'];
  declare readonly conversation: Words['conversation'];
  declare readonly customer: Words['customer'];
  declare readonly delivery: Words['delivery'];
  declare readonly desk: Words['desk'];
  declare readonly emoji: Words['emoji'];
  declare readonly failure: Words['failure'];
  declare readonly history: Words['history'];
  declare readonly interaction: Words['interaction'];
  declare readonly kinds: Words['kinds'];
  declare readonly masked: Words['masked'];
  declare readonly messageTools: Words['messageTools'];
  declare readonly missedOffer: Words['missedOffer'];
  declare readonly notifications: Words['notifications'];
  declare readonly offer: Words['offer'];
  declare readonly oneLine: Words['oneLine'];
  declare readonly pane: Words['pane'];
  declare readonly refused: Words['refused'];
  declare readonly replies: Words['replies'];
  declare readonly request: Words['request'];
  declare readonly reveal: Words['reveal'];
  declare readonly targets: Words['targets'];
  declare readonly taskDetails: Words['taskDetails'];
  declare readonly taskList: Words['taskList'];
  declare readonly templates: Words['templates'];
  declare readonly timer: Words['timer'];
  declare readonly voice: Words['voice'];
  declare readonly wrapUp: Words['wrapUp'];
  declare readonly writing: Words['writing'];

  readonly dir = 'ltr';

  /** @param locale - with a region times and numbers are written as there */
  constructor(readonly locale = 'en') {}
}

/** Where nobody asks for another language. */
export const english: Strings = new English();
