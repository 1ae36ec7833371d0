import {appendMessageEvent} from '../store/log.js';
import type {Scope} from '../tenant.js';
import type {
  EchoUpdate,
  FormAnswer,
  IdentityChangeUpdate,
  Media,
  MessageUpdate,
  ReactionUpdate,
  SystemUpdate,
  UnknownUpdate,
  UnsupportedUpdate,
  WebhookUpdate,
} from '../whatsapp/update.js';
import {endInterrupted} from '../routing/handover.js';
import {openInteraction} from '../routing/interaction.js';
import {isLineDeleted} from '../routing/lines.js';
import {takeStatus} from '../send/status.js';
import type {Outcome} from './outcome.js';
import {amend, takeAmendment} from './amend.js';
import {
  findByCustomer,
  findByGroup,
  openConversation,
  replaceIdentity,
  updateIdentity,
  type Conversation,
} from './conversation.js';
import {formFields} from './form-fields.js';
import {insertMessage, isKnown, tellQuoting, tellTasks, type NewMessage} from './message.js';
import {movePerson, personOf} from './people.js';

/** How long a customer's message allows free text, by WhatsApp's time. */
const WINDOW = 24 * 60 * 60 * 1000;

/** Stores one update and what follows from it, in the caller's transaction. Told twice, it has its effect once. */
export async function applyUpdate(scope: Scope, lineId: string, update: WebhookUpdate): Promise<Outcome> {
  if (update.kind !== 'status' && (await isLineDeleted(scope, lineId))) return 'without_line'; // what was sent before still arrives
  switch (update.kind) {
    case 'message':
    case 'unsupported':
    case 'unknown':
      return takeMessage(scope, lineId, update);
    case 'echo':
      return takeEcho(scope, lineId, update);
    case 'status':
      return takeStatus(scope, update);
    case 'identity_change':
      return changeIdentity(scope, lineId, update);
    case 'system':
      return takeNotice(scope, lineId, update);
    case 'reaction':
      return takeReaction(scope, lineId, update);
    case 'edit':
    case 'revoke':
      return takeAmendment(scope, lineId, update, 'customer');
    case 'error':
      return 'unused';
    default:
      update satisfies never;
      return 'unused';
  }
}

type Written = MessageUpdate | UnsupportedUpdate | UnknownUpdate;
type WrittenEcho = Extract<EchoUpdate, {echoOf: Written['kind']}>;

async function takeMessage(scope: Scope, lineId: string, update: Written): Promise<Outcome> {
  if (await isKnown(scope, update.messageId)) return 'known';
  const opened = await openConversation(scope, lineId, update.customer, update.groupId);
  const conversation = update.groupId === null ? await updateIdentity(scope, opened, update.customer) : opened;
  const at = update.timestamp === null ? wholeSecond(scope.now) : update.timestamp * 1000;
  const asks = !update.standby && at > scope.now - WINDOW;
  // before the message, which belongs to what comes next
  const isOpen = conversation.state !== 'closed' && !(asks && (await endInterrupted(scope, conversation.id)));
  const id = await insertMessage(scope, conversation.id, {
    ...contentOf(update),
    at,
    wamid: update.messageId,
    author_kind: 'customer',
    quoted_wamid: update.quotedId,
    person_key: update.groupId === null ? null : await personOf(scope, update.customer),
  });
  await amend(scope, id);
  if (!update.standby) await extendWindow(scope, conversation, at);
  await tellTasks(scope, conversation.id);
  await appendMessageEvent(scope, conversation.id, id, 'message');
  await tellQuoting(scope, conversation.id, update.messageId);
  if (!asks || isOpen) return 'stored';
  await openInteraction(scope, conversation, {
    queueId: scope.tenant.lines.get(lineId)?.queue ?? '',
    receivedAt: Math.min(at, scope.now),
    firstSeq: conversation.last_seq + 1,
  });
  return 'waiting';
}

/** Written by a colleague on the phone app: shown, but it opens neither window nor work. */
async function takeEcho(scope: Scope, lineId: string, update: EchoUpdate): Promise<Outcome> {
  switch (update.echoOf) {
    case 'reaction':
      return takeAmendment(scope, lineId, {...update, kind: update.echoOf}, 'business');
    case 'edit':
      return takeAmendment(scope, lineId, {...update, kind: update.echoOf}, 'business');
    case 'revoke':
      return takeAmendment(scope, lineId, {...update, kind: update.echoOf}, 'business');
    default:
      return takeWrittenEcho(scope, lineId, update);
  }
}

async function takeWrittenEcho(scope: Scope, lineId: string, update: WrittenEcho): Promise<Outcome> {
  if (await isKnown(scope, update.messageId)) return 'known';
  const conversation = await openConversation(scope, lineId, update.customer, update.groupId);
  const id = await insertMessage(scope, conversation.id, {
    ...contentOf(update),
    at: update.timestamp === null ? wholeSecond(scope.now) : update.timestamp * 1000,
    wamid: update.messageId,
    author_kind: 'business',
    quoted_wamid: update.quotedId,
  });
  await amend(scope, id);
  await appendMessageEvent(scope, conversation.id, id, 'message');
  await tellQuoting(scope, conversation.id, update.messageId);
  return 'stored';
}

async function changeIdentity(scope: Scope, lineId: string, update: IdentityChangeUpdate): Promise<Outcome> {
  if (await isKnown(scope, update.messageId)) return 'known';
  await movePerson(scope, update.previous, update.current);
  const conversation = await findByCustomer(scope, lineId, update.previous);
  if (!conversation) return 'unused';
  const changed = await replaceIdentity(scope, conversation, update.current);
  await insertNotice(scope, changed, update);
  return 'stored';
}

async function takeNotice(scope: Scope, lineId: string, update: SystemUpdate): Promise<Outcome> {
  if (await isKnown(scope, update.messageId)) return 'known';
  const conversation = await findByCustomer(scope, lineId, update.customer);
  if (!conversation) return 'unused';
  await insertNotice(scope, conversation, update);
  return 'stored';
}

/** Stands at its message, and keeps the window open. */
async function takeReaction(scope: Scope, lineId: string, update: ReactionUpdate): Promise<Outcome> {
  const outcome = await takeAmendment(scope, lineId, update, 'customer');
  const {timestamp, customer, groupId} = update;
  if (outcome === 'known' || timestamp === null || update.standby) return outcome;
  const conversation = await (groupId === null
    ? findByCustomer(scope, lineId, customer)
    : findByGroup(scope, lineId, groupId));
  if (!conversation) return outcome;
  await extendWindow(scope, conversation, timestamp * 1000);
  await tellTasks(scope, conversation.id);
  return outcome;
}

async function insertNotice(
  scope: Scope,
  conversation: Conversation,
  {messageId, timestamp, systemType, kind}: IdentityChangeUpdate | SystemUpdate,
): Promise<void> {
  const id = await insertMessage(scope, conversation.id, {
    kind: 'notice',
    text: null,
    detail: {systemType, notice: kind === 'identity_change' ? 'identity-changed' : 'system'},
    at: timestamp === null ? wholeSecond(scope.now) : timestamp * 1000,
    wamid: messageId,
    author_kind: 'system',
    quoted_wamid: null,
  });
  await tellTasks(scope, conversation.id);
  await appendMessageEvent(scope, conversation.id, id, 'message');
}

/** By the newest message alone: a late one neither shortens the window nor opens one that WhatsApp has shut. */
async function extendWindow({tx, tenantId}: Scope, {id, window_until}: Conversation, at: number): Promise<void> {
  if (at + WINDOW < (window_until ?? 0)) return;
  await tx
    .updateTable('conversations')
    .set({window_until: at + WINDOW, window_shut: false})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** The text column holds what was written; `detail` all of the rest. */
function contentOf(update: Written | WrittenEcho): Pick<NewMessage, 'kind' | 'text' | 'detail'> {
  const {forwarded, referredProduct, referral, errors} = update;
  const around = {forwarded, referredProduct, referral, errors};
  if ('subtype' in update) {
    const {type, subtype, text, caption, media, location, contacts, choice, form, order} = update;
    const detail = {
      ...around,
      subtype,
      media: media && mediaOf(media),
      form: form && formAnswer(form),
      location,
      contacts,
      choice,
      order,
    };
    return {kind: type, text: text ?? caption ?? choice?.title ?? order?.text ?? null, detail};
  }
  const unsupportedType = 'unsupportedType' in update ? update.unsupportedType : null;
  return {kind: update.type ?? 'unknown', text: null, detail: {...around, unsupportedType}};
}

/** As a list: the database keeps no order of members. */
const formAnswer = ({name, data}: FormAnswer) => ({name, fields: formFields(data)});

const mediaOf = ({id, mime, sha256, filename, voice, animated}: Media) => ({
  id,
  mime,
  sha256,
  filename,
  voice,
  animated,
});

const wholeSecond = (now: number): number => Math.floor(now / 1000) * 1000;
