import {sql} from 'kysely';
import * as v from 'valibot';
import type {Config, Tenant} from '../config.js';
import {errorName} from '../error-code.js';
import type {Log} from '../log.js';
import {clearDeadline, setDeadline} from '../store/deadline.js';
import {inTenant, type Ground, type Scope} from '../tenant.js';
import type {Graph, SendResult} from '../whatsapp/graph.js';
import {advanceDelivery, lockConversation} from './delivery.js';
import {recipientOf} from './recipient.js';
import {giveFile, mediaMessageOf, templateMessageOf, type Given} from './sent-files.js';
import {confirmWamid, shutWindow} from './status.js';

/** How long a call to WhatsApp may take before its outcome counts as unknown; longer than the call's own timeout. */
const LEASE = 30_000;
/** How long an unknown outcome is shown as sending before it is shown as unconfirmed. */
const CONFIRM_WITHIN = 60_000;
const PARALLEL = 8;
const TRIES = 5;
/** Together less than the lease. */
const RECORD_TRIES = 10;
const RECORD_PAUSE = 1000;

/** WhatsApp asks to slow down: waits and goes on, however often. */
export const SLOW_DOWN: ReadonlySet<number> = new Set([4, 80007, 130429, 131056]);
/** WhatsApp had a problem and says that it did not send: tried again a few times. */
const PASSING = new Set([1, 2, 131000, 131016, 131057, 135000]);
export const WINDOW_CLOSED = 131047;

/** As `send` kept something to choose from. */
const interactiveDetail = v.object({wire: v.record(v.string(), v.unknown())});

/** Of an attempt whose file is on its way; longer than the silence after which that counts as lost. */
const LEASE_OF_FILE = 120_000;

interface Lease {
  readonly id: string;
  until: number;
}

interface Taken {
  readonly tenantId: string;
  readonly id: string;
  /** Which take this is: a later one has another and makes it void. */
  readonly leaseUntil: number;
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
          this.#log.error({err: errorName(error), send: send.id}, 'a send failed inside the gateway'),
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
      where (tenant_id, id) in (
        select tenant_id, id from sends where state = 'sending' and lease_until <= ${now} for update skip locked
      )`.execute(this.#ground.database);
  }

  /** Marks the heads of the conversations' queues as under way, before anything leaves. */
  async #take(limit: number): Promise<Taken[]> {
    const now = this.#ground.clock.now();
    const {rows} = await sql<{tenant_id: string; id: string; lease_until: number}>`
      update sends set state = 'sending', lease_until = ${now + LEASE}
      where (tenant_id, id) in (
        select tenant_id, id from sends s
        where state = 'queued' and due_at <= ${now} and tenant_id = any(${[...this.#config.tenants.keys()]})
          and not exists (
            select 1 from sends before
            where before.tenant_id = s.tenant_id and before.conversation_id = s.conversation_id
              and before.place < s.place and before.state in ('queued', 'sending')
          )
        order by place limit ${limit} for update skip locked
      )
      returning tenant_id, id, lease_until`.execute(this.#ground.database);
    return rows.map(({tenant_id, id, lease_until}) => ({tenantId: tenant_id, id, leaseUntil: lease_until}));
  }

  async #send({tenantId, id, leaseUntil}: Taken): Promise<void> {
    const tenant = this.#config.tenants.get(tenantId);
    if (!tenant) return;
    const lease = {id, until: leaseUntil};
    const given = await giveFile({ground: this.#ground, graph: this.#graph, tenant}, id, () =>
      this.#renew(tenant, lease),
    );
    if (given.outcome !== 'given')
      return inTenant(this.#ground, tenant, (scope) => this.#notGiven(scope, lease, given));
    const job = await inTenant(this.#ground, tenant, (scope) => this.#begin(scope, id, lease.until));
    if (!job) return;
    const {lineId, recipient, template, interactive, media, text, quoted} = job;
    const result = await (template
      ? this.#graph.sendTemplate(lineId, recipient, template, id)
      : interactive
        ? this.#graph.sendInteractive(lineId, recipient, interactive, id, quoted)
        : media
          ? this.#graph.sendMedia(lineId, recipient, media, id, quoted)
          : this.#graph.sendText(lineId, recipient, text, id, quoted));
    await this.#record(tenant, id, result);
  }

  /** A file may take longer than a message: while it goes, the attempt stays this gateway's. */
  async #renew(tenant: Tenant, lease: Lease): Promise<void> {
    const now = this.#ground.clock.now();
    if (lease.until - now > LEASE_OF_FILE / 2) return;
    const renewed = await this.#ground.database
      .updateTable('sends')
      .set({lease_until: now + LEASE_OF_FILE})
      .where('tenant_id', '=', tenant.id)
      .where('id', '=', lease.id)
      .where('state', '=', 'sending')
      .where('lease_until', '=', lease.until)
      .returning('id')
      .executeTakeFirst();
    if (!renewed) throw new Error('Another gateway has the attempt.');
    lease.until = now + LEASE_OF_FILE;
  }

  /** WhatsApp has not got the file, so nothing went out. */
  async #notGiven(scope: Scope, {id, until}: Lease, given: Exclude<Given, {outcome: 'given'}>): Promise<void> {
    const {tx, tenantId} = scope;
    const send = await tx
      .updateTable('sends')
      .set(({eb}) => ({tries: eb('tries', '+', 1)}))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('lease_until', '=', until)
      .returning(['conversation_id', 'message_id', 'attempt'])
      .executeTakeFirst();
    if (!send) return;
    if (given.outcome !== 'gone') return this.#finish(scope, id, given);
    await lockConversation(scope, send.conversation_id);
    await this.#fail(scope, send.message_id, id, send.attempt, 'file-gone');
  }

  /** An outcome is worth another try: without it the message would be shown as unconfirmed. */
  async #record(tenant: Tenant, id: string, result: SendResult): Promise<void> {
    for (let left = RECORD_TRIES; ; left--) {
      try {
        return await inTenant(this.#ground, tenant, (scope) => this.#finish(scope, id, result));
      } catch (error) {
        if (left === 1) throw error;
        await new Promise<void>((resolve) => this.#ground.clock.after(RECORD_PAUSE, resolve));
      }
    }
  }

  /** Undefined when there is nothing to send, or when the lease ran out before it could be begun. */
  async #begin(scope: Scope, id: string, leaseUntil: number) {
    const {tx, tenantId, now} = scope;
    const {conversation_id} = await this.#read(scope, id);
    const conversation = await lockConversation(scope, conversation_id);
    const send = await tx
      .updateTable('sends')
      .set(({eb}) => ({lease_until: now + LEASE, tries: eb('tries', '+', 1)}))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('lease_until', '=', leaseUntil)
      .returning(['message_id', 'attempt'])
      .executeTakeFirst();
    if (!send) return undefined;
    const message = await tx
      .selectFrom('messages')
      .select(['kind', 'text', 'detail', 'quoted_wamid'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', send.message_id)
      .executeTakeFirstOrThrow();
    if (await this.#isLineDeleted(scope, conversation.line_id)) {
      await this.#fail(scope, send.message_id, id, send.attempt, 'line-deleted'); // it was queued again meanwhile
      return undefined;
    }
    const recipient = recipientOf(conversation);
    if (!recipient) {
      await this.#finish(scope, id, {outcome: 'refused', code: 131026});
      return undefined;
    }
    await advanceDelivery(scope, send.message_id, {status: 'sending', attempt: send.attempt, errorCode: null});
    await setDeadline(scope, 'send-confirm', id, now + CONFIRM_WITHIN);
    return {
      lineId: conversation.line_id,
      recipient,
      text: message.text ?? '',
      quoted: message.quoted_wamid,
      template: message.kind === 'template' ? await templateMessageOf(scope, send.message_id, message.detail) : null,
      interactive: message.kind === 'interactive' ? v.parse(interactiveDetail, message.detail).wire : null,
      media: await mediaMessageOf(scope, send.message_id, message),
    };
  }

  async #isLineDeleted({tx, tenantId}: Scope, lineId: string): Promise<boolean> {
    const line = await tx
      .selectFrom('lines')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', lineId)
      .where('deleted_at', 'is not', null)
      .executeTakeFirst();
    return line !== undefined;
  }

  async #finish(scope: Scope, id: string, result: SendResult): Promise<void> {
    const {conversation_id, attempt} = await this.#read(scope, id);
    await lockConversation(scope, conversation_id);
    const send = await this.#read(scope, id); // as it is now that nobody else changes it
    if (send.wamid !== null) return; // a status was faster
    const again = !(await this.#isSuperseded(scope, send.message_id, attempt));
    switch (result.outcome) {
      case 'accepted':
        return confirmWamid(scope, send, result.wamid);
      case 'unknown':
        return this.#setState(scope, id, 'unknown');
      case 'unreached':
        return again && send.tries < TRIES
          ? this.#again(scope, send, false)
          : this.#fail(scope, send.message_id, id, attempt, 'unreachable');
      case 'refused':
        if (again && SLOW_DOWN.has(result.code)) return this.#again(scope, send, true);
        if (again && PASSING.has(result.code) && send.tries < TRIES) return this.#again(scope, send, false);
        if (result.code === WINDOW_CLOSED) await shutWindow(scope, send.conversation_id);
        return this.#fail(scope, send.message_id, id, attempt, String(result.code));
      default:
        result satisfies never;
    }
  }

  /** Whether the agent has tried again by hand: then this attempt must not go out as well. */
  async #isSuperseded({tx, tenantId}: Scope, messageId: string, attempt: number): Promise<boolean> {
    const later = await tx
      .selectFrom('sends')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('message_id', '=', messageId)
      .where('attempt', '>', attempt)
      .executeTakeFirst();
    return later !== undefined;
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
    await clearDeadline(scope, 'send-confirm', id);
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
    await clearDeadline(scope, 'send-confirm', id);
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

  #read(scope: Scope, id: string) {
    return sendOf(scope, id).executeTakeFirstOrThrow();
  }
}

/** After its 60 s an attempt without an outcome is shown as unconfirmed; whatever came meanwhile stands higher. */
export async function confirmationLapsed(scope: Scope, sendId: string): Promise<void> {
  const seen = await sendOf(scope, sendId).executeTakeFirst();
  if (!seen) return;
  await lockConversation(scope, seen.conversation_id);
  const send = await sendOf(scope, sendId).executeTakeFirstOrThrow();
  if (send.wamid !== null || send.state === 'done' || send.state === 'queued') return;
  await advanceDelivery(scope, send.message_id, {status: 'unconfirmed', attempt: send.attempt, errorCode: null});
}

const sendOf = ({tx, tenantId}: Scope, id: string) =>
  tx.selectFrom('sends').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id);
