import type {Selectable, Updateable} from 'kysely';
import type {Tenant} from '../config.js';
import {lockConversation} from '../send/delivery.js';
import type {Tables} from '../store/database.js';
import {inTenant, type Ground, type Scope} from '../tenant.js';
import type {Finding} from './inspect.js';
import {keepForAWhile, tellOfMedia} from './keep.js';

type Media = Selectable<Tables['media']>;

/** One try to fetch a message's file. */
export interface Take {
  readonly tenant: Tenant;
  readonly messageId: string;
  readonly id: string;
  /** Which try it is. */
  readonly attempts: number;
}

/** What the try works with. */
export interface Job {
  readonly conversationId: string;
  readonly lineId: string;
  readonly mediaId: string;
  /** The wire type of the message. */
  readonly kind: string;
  readonly at: number;
  readonly claimedType: string | null;
  readonly claimedHash: string | null;
  readonly name: string | null;
}

export type Outcome =
  | (Extract<Finding, {state: 'ready'}> & {readonly size: number})
  | {readonly state: 'blocked' | 'expired' | 'failed'}
  /** It may work later. */
  | {readonly state: 'again'};

/** After so many tries in vain a desk says so; the file is tried for as long as WhatsApp has it. */
const TRIES_UNSEEN = 5;
const LONGEST_PAUSE = 60 * 60 * 1000;

/** The rows of files and their bytes. Whoever's take is void changes nothing. */
export class Files {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Undefined when there is nothing to fetch any more. */
  begin({tenant, messageId, id}: Take): Promise<Job | undefined> {
    return inTenant(this.#ground, tenant, ({tx, tenantId}) =>
      tx
        .selectFrom('media')
        .innerJoin('messages', (join) =>
          join.onRef('messages.tenant_id', '=', 'media.tenant_id').onRef('messages.id', '=', 'media.message_id'),
        )
        .innerJoin('conversations', (join) =>
          join
            .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
            .onRef('conversations.id', '=', 'messages.conversation_id'),
        )
        .select([
          'messages.conversation_id as conversationId',
          'conversations.line_id as lineId',
          'media.media_id as mediaId',
          'messages.kind',
          'messages.at',
          'media.claimed_type as claimedType',
          'media.claimed_hash as claimedHash',
          'media.name',
        ])
        .where('media.tenant_id', '=', tenantId)
        .where('media.message_id', '=', messageId)
        .where('media.take', '=', id)
        .where('media.media_id', 'is not', null)
        .$narrowType<{mediaId: string}>()
        .executeTakeFirst(),
    );
  }

  async keep({tenant, messageId, id}: Take, place: number, bytes: Buffer): Promise<void> {
    await this.#ground.database
      .insertInto('media_chunks')
      .values({tenant_id: tenant.id, message_id: messageId, take: id, place, bytes})
      .execute();
  }

  async renew(take: Take, dueAt: number): Promise<void> {
    await this.#own(take, {due_at: dueAt});
  }

  /** As if it had not been tried. */
  async release(take: Take): Promise<void> {
    await this.#own(take, {due_at: this.#ground.clock.now(), attempts: take.attempts - 1});
  }

  /** Resolves with what the desks are shown from now on; undefined when that has not changed. */
  finish(take: Take, {conversationId}: Job, outcome: Outcome): Promise<Media['state'] | undefined> {
    return inTenant(this.#ground, take.tenant, async (scope) => {
      await lockConversation(scope, conversationId);
      const before = await mediaOf(scope, take.messageId).select(['state', 'take']).executeTakeFirst();
      if (before?.take !== take.id) {
        await piecesOf(scope, take.messageId).where('take', '=', take.id).execute();
        return undefined;
      }
      const other = piecesOf(scope, take.messageId);
      await (outcome.state === 'ready' ? other.where('take', '!=', take.id) : other).execute();
      const now = afterwards(outcome, take, before.state, scope.now);
      await scope.tx
        .updateTable('media')
        .set(now)
        .where('tenant_id', '=', scope.tenantId)
        .where('message_id', '=', take.messageId)
        .execute();
      if (now.state === before.state) return undefined;
      if (now.state === 'ready') await keepForAWhile(scope, take.messageId);
      await tellOfMedia(scope, conversationId, take.messageId);
      return now.state;
    });
  }

  async #own({tenant, messageId, id}: Take, values: Updateable<Tables['media']>): Promise<void> {
    await this.#ground.database
      .updateTable('media')
      .set(values)
      .where('tenant_id', '=', tenant.id)
      .where('message_id', '=', messageId)
      .where('take', '=', id)
      .execute();
  }
}

const mediaOf = ({tx, tenantId}: Scope, messageId: string) =>
  tx.selectFrom('media').where('tenant_id', '=', tenantId).where('message_id', '=', messageId);

const piecesOf = ({tx, tenantId}: Scope, messageId: string) =>
  tx.deleteFrom('media_chunks').where('tenant_id', '=', tenantId).where('message_id', '=', messageId);

/** The row as the outcome leaves it; later each time it was in vain (4^n seconds). */
function afterwards(
  outcome: Outcome,
  {attempts}: Take,
  before: Media['state'],
  now: number,
): Updateable<Tables['media']> & Pick<Media, 'state'> {
  if (outcome.state !== 'again') return {...outcome, due_at: null};
  const pause = Math.min(4 ** Math.min(attempts, 10) * 1000, LONGEST_PAUSE);
  return {state: attempts < TRIES_UNSEEN ? before : 'failed', due_at: now + pause};
}
