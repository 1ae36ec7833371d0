import type {Clock} from '../clock.js';
import type {Log} from '../log.js';
import type {Metrics} from '../metrics.js';
import type {Graph} from '../whatsapp/graph.js';
import type {AccountTemplate} from '../whatsapp/template.js';

/** WhatsApp allows 200 such calls an hour and account. */
const FRESH_FOR = 10 * 60_000;

interface Kept {
  readonly at: number;
  readonly templates: readonly AccountTemplate[];
}

/** The approved templates of WhatsApp accounts, as they were fetched last. */
export class AccountTemplates {
  readonly #graph: Graph;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<readonly AccountTemplate[] | undefined>>();

  constructor(options: {graph: Graph; clock: Clock; log: Log; metrics: Metrics}) {
    this.#graph = options.graph;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#metrics = options.metrics;
  }

  /** Not older than ten minutes; undefined when WhatsApp does not hand them out. */
  async list(accountId: string): Promise<readonly AccountTemplate[] | undefined> {
    const kept = this.#kept.get(accountId);
    return kept && this.#clock.now() < kept.at + FRESH_FOR ? kept.templates : this.#fetch(accountId);
  }

  /** However old: an agent who filled one in has seen it, and WhatsApp has the last word. */
  async known(accountId: string): Promise<readonly AccountTemplate[] | undefined> {
    return this.#kept.get(accountId)?.templates ?? this.#fetch(accountId);
  }

  /** Asked by many at once, WhatsApp is asked once. */
  #fetch(accountId: string): Promise<readonly AccountTemplate[] | undefined> {
    const underWay = this.#underWay.get(accountId);
    if (underWay) return underWay;
    const fetching = this.#ask(accountId).finally(() => this.#underWay.delete(accountId));
    this.#underWay.set(accountId, fetching);
    return fetching;
  }

  async #ask(accountId: string): Promise<readonly AccountTemplate[] | undefined> {
    const at = this.#clock.now();
    const templates = await this.#graph.listTemplates(accountId);
    if (!templates) {
      this.#metrics.count('template_fetches_failed', 1);
      this.#log.warn({account: accountId}, 'the templates of a WhatsApp account could not be fetched');
      return undefined;
    }
    this.#metrics.count('template_fetches', 1);
    this.#kept.set(accountId, {at, templates});
    return templates;
  }
}
