import * as v from 'valibot';
import type {AccountTemplate} from './template.js';
import {listTemplates} from './template-list.js';
import {giveMedia, type GivenMedia, type OwnFile} from './give-media.js';
import {createMediaSource, type OpenMedia, type SourceOptions} from '../media/source.js';

/** Where and as whom the gateway calls the Graph API. */
export interface GraphOptions extends SourceOptions {
  /** Such as `v24.0`. */
  readonly version: string;
  /** ms after which a call without an answer counts as lost. */
  readonly timeout?: number;
}

/** Whom a message goes to: a number in E.164 with its plus sign, else a business-scoped user id; or all of a group. */
export type Recipient = {readonly to: string} | {readonly recipient: string} | {readonly group: string};

/**
 * What is known after a try to send. `refused`: WhatsApp said no, nothing went out. `unreached`: the call never left.
 * `unknown`: it may have gone out; there is no idempotency key, so it must not be tried again blindly.
 */
export type SendResult =
  | {readonly outcome: 'accepted'; readonly wamid: string}
  | {readonly outcome: 'refused'; readonly code: number}
  | {readonly outcome: 'unreached'}
  | {readonly outcome: 'unknown'};

/** A message with a file that WhatsApp was given before. */
export interface MediaMessage {
  /** The wire type. */
  readonly type: string;
  readonly file: {
    readonly id: string;
    readonly caption?: string;
    readonly filename?: string;
    readonly voice?: boolean;
  };
}

export interface Graph {
  /** @param quoted - wamid of the message it answers */
  sendText(
    phoneNumberId: string,
    recipient: Recipient,
    text: string,
    callbackData: string,
    quoted: string | null,
  ): Promise<SendResult>;
  /** @param template - `template` of the request, filled in */
  sendTemplate(
    phoneNumberId: string,
    recipient: Recipient,
    template: Readonly<Record<string, unknown>>,
    callbackData: string,
  ): Promise<SendResult>;
  /**
   * @param interactive - `interactive` of the request
   * @param quoted - wamid of the message it answers
   */
  sendInteractive(
    phoneNumberId: string,
    recipient: Recipient,
    interactive: Readonly<Record<string, unknown>>,
    callbackData: string,
    quoted: string | null,
  ): Promise<SendResult>;
  /** All approved templates of an account; undefined when they cannot be had. */
  listTemplates(accountId: string): Promise<readonly AccountTemplate[] | undefined>;
  /** @param quoted - wamid of the message it answers */
  sendMedia(
    phoneNumberId: string,
    recipient: Recipient,
    message: MediaMessage,
    callbackData: string,
    quoted: string | null,
  ): Promise<SendResult>;
  /** Gives WhatsApp a file, to be sent from this line alone. */
  giveMedia(phoneNumberId: string, file: OwnFile): Promise<GivenMedia>;
  /** The one reaction of the business to a message; null takes it back. Told twice it is the same. */
  sendReaction(phoneNumberId: string, recipient: Recipient, wamid: string, emoji: string | null): Promise<SendResult>;
  /** Marks this message and all before it as read; with `typing` the customer also sees that somebody writes. */
  markRead(phoneNumberId: string, wamid: string, typing: boolean): Promise<boolean>;
  /** Opens a file that a customer has sent. */
  readonly openMedia: OpenMedia;
}

const TIMEOUT = 20_000;

const accepted = v.object({
  messages: v.pipe(v.array(v.object({id: v.pipe(v.string(), v.minLength(1))})), v.minLength(1)),
});
const refused = v.object({error: v.object({code: v.number()})});

/** Error codes of the connection that mean that no byte of the request was taken. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function createGraph(options: GraphOptions): Graph {
  const {url, version, accessToken, timeout = TIMEOUT} = options;
  const post = (phoneNumberId: string, body: Readonly<Record<string, unknown>>) =>
    fetch(new URL(`/${version}/${encodeURIComponent(phoneNumberId)}/messages`, url), {
      method: 'POST',
      headers: {authorization: `Bearer ${accessToken}`, 'content-type': 'application/json'},
      body: JSON.stringify({messaging_product: 'whatsapp', ...body}),
      signal: AbortSignal.timeout(timeout),
      redirect: 'error', // the token goes to the configured host and nowhere else
    });

  async function get(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    const address = new URL(`/${version}/${path}`, url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const response = await fetch(address, {
      headers: {authorization: `Bearer ${accessToken}`},
      signal: AbortSignal.timeout(timeout),
      redirect: 'error',
    });
    return response.ok ? response.json() : undefined;
  }

  async function send(
    phoneNumberId: string,
    recipient: Recipient,
    message: Readonly<Record<string, unknown>>,
  ): Promise<SendResult> {
    try {
      const response = await post(phoneNumberId, {...addressed(recipient), ...message});
      return readAnswer(response.ok, await response.json());
    } catch (error) {
      return {outcome: neverLeft(error) ? 'unreached' : 'unknown'};
    }
  }

  return {
    sendText: (phoneNumberId, recipient, text, callbackData, quoted) =>
      send(phoneNumberId, recipient, {
        type: 'text',
        text: {preview_url: false, body: text},
        ...(quoted !== null && {context: {message_id: quoted}}),
        biz_opaque_callback_data: callbackData,
      }),

    sendTemplate: (phoneNumberId, recipient, template, callbackData) =>
      send(phoneNumberId, recipient, {type: 'template', template, biz_opaque_callback_data: callbackData}),

    sendInteractive: (phoneNumberId, recipient, interactive, callbackData, quoted) =>
      send(phoneNumberId, recipient, {
        type: 'interactive',
        interactive,
        ...(quoted !== null && {context: {message_id: quoted}}),
        biz_opaque_callback_data: callbackData,
      }),

    listTemplates: (accountId) => listTemplates(get, encodeURIComponent(accountId)).catch(() => undefined),

    sendMedia: (phoneNumberId, recipient, {type, file}, callbackData, quoted) =>
      send(phoneNumberId, recipient, {
        type,
        [type]: file,
        ...(quoted !== null && {context: {message_id: quoted}}),
        biz_opaque_callback_data: callbackData,
      }),

    giveMedia: (phoneNumberId, file) =>
      giveMedia(new URL(`/${version}/${encodeURIComponent(phoneNumberId)}/media`, url), accessToken, file),

    sendReaction: (phoneNumberId, recipient, wamid, emoji) =>
      send(phoneNumberId, recipient, {type: 'reaction', reaction: {message_id: wamid, emoji: emoji ?? ''}}),

    async markRead(phoneNumberId, wamid, typing) {
      try {
        const response = await post(phoneNumberId, {
          status: 'read',
          message_id: wamid,
          ...(typing && {typing_indicator: {type: 'text'}}),
        });
        await response.body?.cancel();
        return response.ok;
      } catch {
        return false; // a receipt that is lost is sent with the next one
      }
    },

    openMedia: createMediaSource(options),
  };
}

const addressed = (recipient: Recipient) =>
  'group' in recipient ? {recipient_type: 'group', to: recipient.group} : {recipient_type: 'individual', ...recipient};

function readAnswer(ok: boolean, body: unknown): SendResult {
  const success = v.safeParse(accepted, body);
  const [message] = ok && success.success ? success.output.messages : [];
  if (message) return {outcome: 'accepted', wamid: message.id};
  const failure = v.safeParse(refused, body);
  return !ok && failure.success ? {outcome: 'refused', code: failure.output.error.code} : {outcome: 'unknown'};
}

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Object && 'code' in cause ? String(cause.code) : '';
  return UNREACHED.has(code);
}
