import type {DeskEvent} from 'wa-desk/core';
import {maskEvent, type About} from 'wa-desk/mask';
import type {Tenant} from '../config.js';
import type {ConversationOnLine} from './nouns.js';

/** By conversation id. */
export type AboutConversations = ReadonlyMap<string, About>;

const EVERYTHING = {pci: true, pii: true};

/**
 * An event on its way to a desk, raw inside: the one way out is through the mask, under the tenant's setting of that
 * very moment. A tenant that is not known has it on.
 */
export class Told {
  readonly #raw: DeskEvent;
  readonly #about: AboutConversations;

  /** @param about - the conversations of messages; of all else the event tells it */
  constructor(raw: DeskEvent, about: AboutConversations = new Map()) {
    this.#raw = raw;
    this.#about = about;
  }

  under(tenant: Pick<Tenant, 'masking'> | undefined): DeskEvent {
    return maskEvent(this.#raw, tenant?.masking ?? EVERYTHING, (id) => this.#about.get(id));
  }
}

/** @param members - the numbers of a group's */
export const aboutConversation = (
  {phone, line_number, line_region}: ConversationOnLine,
  members: readonly string[] = [],
): About => ({
  region: line_region,
  known: [phone, line_number, ...members].filter((number) => number !== null),
});
