import type {DeskSession} from '../../core/session.js';
import type {Offer} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {spokenName} from '../../element/customer-name.js';
import {lookalikesOf} from '../../element/lookalikes.js';
import {isNewsIn} from '../../element/told.js';
import type {Strings} from '../../strings/en.js';

/** Each offer is said once, whatever else changes about it; several that come at once in one sentence. */
export function tellOffers(from: Element, session: DeskSession, offers: readonly Offer[], strings: Strings): void {
  const fresh = offers.filter(({id}) => isNewsIn(session, `offer:${id}`));
  const [first] = fresh;
  if (!first) return;
  announce(
    from,
    fresh.length > 1 ? strings.offer.toldMore(fresh.length) : wordsOf(first, session, strings),
    'assertive',
  );
}

function wordsOf({customer, from, kind, queue}: Offer, session: DeskSession, strings: Strings): string {
  const {told, toldTransfer, toldConference} = strings.offer;
  const name = spokenName(customer, strings, lookalikesOf(session.state));
  if (kind === 'new' || !from) return told(name, queue.name);
  return kind === 'transfer' ? toldTransfer(name, from.name) : toldConference(name, from.name);
}
