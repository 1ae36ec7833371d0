import {sql} from 'kysely';
import type {Config} from '../config.js';
import type {Log} from '../log.js';
import {inTenant, type Ground, type Scope} from '../tenant.js';
import type {Graph, Recipient, SendResult} from '../whatsapp/graph.js';
import {advanceDelivery, lockConversation} from './delivery.js';
import {confirmWamid, shutWindow} from './status.js';

/** How long a call to WhatsApp may take before its outcome counts as unknown; longer than the call's own timeout. */
const LEASE = 30_000;
/** How long an unknown outcome is shown as sending before it is shown as unconfirmed. */
const CONFIRM_WITHIN = 60_000;
const PARALLEL = 8;
const TRIES = 5;

/** WhatsApp asks to slow down: waits and goes on, however often. */
const SLOW_DOWN = new Set([4, 80007, 130429, 131056]);
/** WhatsApp had a problem and says that it did not send: tried again a few times. */
const PASSING = new Set([1, 2, 131000, 131016, 131057, 135000]);
const WINDOW_CLOSED = 131047;

interface Taken {
  readonly tenantId: string;
  readonly id: string;
}

/** Sends what is queued: per conversation in the order it was pressed, several conversations at once. */
export class SendOutbox {
  readonly #ground: Ground;
  readonly #config: Config;
  readonly #graph: Graph;
  readonly #log: Log;
  readonly #onFree: () => void;
  readonly #underWay = new Set<Promise<void>>();

  constructor(ground: Ground, config: Config, graph: Graph, log: Log, onFree: () => void) {
    this.#ground = ground;
    this.#config = config;
    this.#graph = graph;
    this.#log = log;
    this.#onFree = onFree;
  }

  /** Takes what is due now; resolves with true when there may be more. The sending itself goes on. */
  async run(): Promise<boolean> {
    const free = PARALLEL - this.#underWay.size;
    if (free <= 0) return false;
    const taken = await this.#take(free);
    for (const send of taken) {
      const sending = this.#send(send)
        .catch((error: unknown) =>
          this.#log.error({err: nameOf(error), send: send.id}, 'a send failed inside the gateway'),
        )
        .finally(() => {
          this.#underWay.delete(sending);
          this.#onFree(); // the conversation's next message may go now
        });
      this.#underWay.add(sending);
    }
    return taken.length === free;
  }

  /** Resolves when all that is under way has its outcome. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Attempts whose gateway died: one that had begun may have gone out, one that had not is queued again. */
  async expireLeases(): Promise<void> {
    const now = this.#ground.clock.now();
    await sql`
      update sends set lease_until = null, state = case
        when exists (
          select 1 from deadlines d where d.tenant_id = sends.tenant_id and d.kind = 'send-confirm' and d.ref = sends.id
        ) then 'unknown' else 'queued' end
      where state = 'sending' and lease_until <= ${now}`.execute(this.#ground.database);
  }

  /** Marks the heads of the conversations' queues as under way, before anything leaves. */
  async #take(limit: number): Promise<Taken[]> {
    const now = this.#ground.clock.now();
    const {rows} = await sql<{tenant_id: string; id: string}>`
      update sends set state = 'sending', tries = tries + 1, lease_until = ${now + LEASE}
      where (tenant_id, id) in (
        select tenant_id, id from sends s
        where state = 'queued' and due_at <= ${now}
          and not exists (
            select 1 from sends before
            where before.tenant_id = s.tenant_id and before.conversation_id = s.conversation_id
              and before.place < s.place and before.state in ('queued', 'sending')
          )
        order by place limit ${limit} for update skip locked
      )
      returning tenant_id, id`.execute(this.#ground.database);
    return rows.map(({tenant_id, id}) => ({tenantId: tenant_id, id}));
  }

  async #send({tenantId, id}: Taken): Promise<void> {
    const tenant = this.#config.tenants.get(tenantId);
    if (!tenant) return;
    const job = await inTenant(this.#ground, tenant, (scope) => this.#begin(scope, id));
    if (!job) return;
    const result = await this.#graph.sendText(job.lineId, job.recipient, job.text, id);
    await inTenant(this.#ground, tenant, (scope) => this.#finish(scope, id, result));
  }

  async #begin(scope: Scope, id: string) {
    const {tx, tenantId, now} = scope;
    const send = await this.#read(scope, id);
    const conversation = await lockConversation(scope, send.conversation_id);
    const message = await tx
      .selectFrom('messages')
      .select('text')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', send.message_id)
      .executeTakeFirstOrThrow();
    const recipient = recipientOf(conversation);
    if (!recipient) {
      await this.#finish(scope, id, {outcome: 'refused', code: 131026});
      return undefined;
    }
    await advanceDelivery(scope, send.message_id, {status: 'sending', attempt: send.attempt, errorCode: null});
    await tx
      .insertInto('deadlines')
      .values({tenant_id: tenantId, kind: 'send-confirm', ref: id, due_at: now + CONFIRM_WITHIN})
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'kind', 'ref']).doUpdateSet({due_at: now + CONFIRM_WITHIN}),
      )
      .execute();
    return {lineId: conversation.line_id, recipient, text: message.text ?? ''};
  }

  async #finish(scope: Scope, id: string, result: SendResult): Promise<void> {
    const {conversation_id, attempt} = await this.#read(scope, id);
    await lockConversation(scope, conversation_id);
    const send = await this.#read(scope, id); // as it is now that nobody else changes it
    if (send.wamid !== null) return; // a status was faster
    switch (result.outcome) {
      case 'accepted':
        return confirmWamid(scope, send, result.wamid);
      case 'unknown':
        return this.#setState(scope, id, 'unknown');
      case 'unreached':
        return send.tries < TRIES
          ? this.#again(scope, send, false)
          : this.#fail(scope, send.message_id, id, attempt, 'unreachable');
      case 'refused':
        if (SLOW_DOWN.has(result.code)) return this.#again(scope, send, true);
        if (PASSING.has(result.code) && send.tries < TRIES) return this.#again(scope, send, false);
        if (result.code === WINDOW_CLOSED) await shutWindow(scope, send.conversation_id);
        return this.#fail(scope, send.message_id, id, attempt, String(result.code));
      default:
        result satisfies never;
    }
  }

  /** Nothing went out: queued anew, later each time (4^n seconds, as WhatsApp asks for one customer). */
  async #again(
    scope: Scope,
    {id, tries, message_id, attempt}: {id: string; tries: number; message_id: string; attempt: number},
    slowedDown: boolean,
  ): Promise<void> {
    const pause = Math.min(4 ** tries, 256) * (slowedDown ? 1000 : 250);
    await scope.tx
      .updateTable('sends')
      .set({state: 'queued', due_at: scope.now + pause, lease_until: null})
      .where('tenant_id', '=', scope.tenantId)
      .where('id', '=', id)
      .execute();
    await this.#clearDeadline(scope, id);
    // back down the ladder: certain that nothing went out
    await scope.tx
      .updateTable('messages')
      .set({status: null})
      .where('tenant_id', '=', scope.tenantId)
      .where('id', '=', message_id)
      .execute();
    await advanceDelivery(scope, message_id, {
      status: 'queued',
      attempt,
      errorCode: null,
      waiting: slowedDown ? 'rate-limit' : null,
    });
  }

  async #fail(scope: Scope, messageId: string, id: string, attempt: number, errorCode: string): Promise<void> {
    await this.#setState(scope, id, 'done');
    await this.#clearDeadline(scope, id);
    await advanceDelivery(scope, messageId, {status: 'failed', attempt, errorCode});
  }

  async #setState({tx, tenantId}: Scope, id: string, state: 'done' | 'unknown'): Promise<void> {
    await tx
      .updateTable('sends')
      .set({state, lease_until: null})
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  }

  async #clearDeadline({tx, tenantId}: Scope, id: string): Promise<void> {
    await tx
      .deleteFrom('deadlines')
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', 'send-confirm')
      .where('ref', '=', id)
      .execute();
  }

  #read({tx, tenantId}: Scope, id: string) {
    return tx
      .selectFrom('sends')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }
}

/** After its 60 s an attempt without an outcome is shown as unconfirmed; whatever came meanwhile stands higher. */
export async function confirmationLapsed(scope: Scope, sendId: string): Promise<void> {
  const send = await scope.tx
    .selectFrom('sends')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', sendId)
    .executeTakeFirst();
  if (!send || send.wamid !== null || send.state === 'done') return;
  await lockConversation(scope, send.conversation_id);
  await advanceDelivery(scope, send.message_id, {status: 'unconfirmed', attempt: send.attempt, errorCode: null});
}

/** Always with a plus sign: without it WhatsApp puts the business's own country code in front. */
function recipientOf({phone, user_id}: {phone: string | null; user_id: string | null}): Recipient | undefined {
  if (phone !== null) return {to: /^\d+$/.test(phone) ? `+${phone}` : phone};
  return user_id === null ? undefined : {recipient: user_id};
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
