import {expect} from 'chai';
import * as fc from 'fast-check';
import {
  compareDelivery,
  compareMessages,
  deliveryLadder,
  mergeMessage,
  type Delivery,
  type DeliveryStatus,
  type Message,
} from '../../src/core/index.js';
import {sent} from './nouns.js';

const tell = (status: DeliveryStatus, attempt = 1, errorCode: string | null = null): Delivery => ({
  status,
  attempt,
  errorCode,
});

const anyDelivery = fc.record({
  status: fc.constantFrom(...deliveryLadder),
  attempt: fc.integer({min: 1, max: 3}),
  errorCode: fc.constantFrom(null, '131026', '131047'),
});

/** What the contact centre tells of one message: versions count up, and every telling has its own. */
const tellings: fc.Arbitrary<Message[]> = fc
  .array(anyDelivery, {minLength: 1, maxLength: 6})
  .map((deliveries) => deliveries.map((delivery, place) => sent(1, {version: place + 1, delivery})));

describe('the delivery ladder', () => {
  it('goes from queued to played', () => {
    const climb: DeliveryStatus[] = ['queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'played'];
    for (const [place, status] of climb.entries())
      for (const lower of climb.slice(0, place))
        expect(compareDelivery(tell(status), tell(lower)), `${status} over ${lower}`).to.be.above(0);
  });

  it('shows failed over anything below delivered, and what arrived over failed', () => {
    for (const below of ['queued', 'sending', 'unconfirmed', 'accepted', 'sent'] as const)
      expect(compareDelivery(tell('failed'), tell(below)), below).to.be.above(0);
    for (const arrived of ['delivered', 'read', 'played'] as const)
      expect(compareDelivery(tell(arrived), tell('failed', 2)), arrived).to.be.above(0);
  });

  it('lets any status of the contact centre resolve unconfirmed', () => {
    for (const status of ['accepted', 'sent', 'failed', 'delivered', 'read'] as const)
      expect(compareDelivery(tell(status), tell('unconfirmed')), status).to.be.above(0);
  });

  it('shows the next attempt over the failure of the one before', () => {
    expect(compareDelivery(tell('queued', 2), tell('failed', 1, '131026'))).to.be.above(0);
  });

  it('keeps a message that arrived arrived, although a later attempt fails', () => {
    expect(compareDelivery(tell('delivered', 1), tell('failed', 2))).to.be.above(0);
  });

  it('is one order: never in a circle, and even only between equals', () => {
    fc.assert(
      fc.property(anyDelivery, anyDelivery, anyDelivery, (a, b, c) => {
        expect(Math.sign(compareDelivery(a, b))).to.equal(-Math.sign(compareDelivery(b, a)) + 0);
        if (compareDelivery(a, b) === 0) expect(a).to.deep.equal(b);
        if (compareDelivery(a, b) <= 0 && compareDelivery(b, c) <= 0) expect(compareDelivery(a, c)).to.be.at.most(0);
      }),
    );
  });
});

describe('a message that is told more than once', () => {
  it('ends the same in whatever order, and however often, it is told', () => {
    fc.assert(
      fc.property(
        tellings.chain((told) =>
          fc.record({
            told: fc.constant(told),
            shuffled: fc
              .tuple(fc.shuffledSubarray(told, {minLength: told.length}), fc.array(fc.constantFrom(...told)))
              .map(([all, again]) => [...all, ...again]),
          }),
        ),
        ({told, shuffled}) => {
          expect(shuffled.reduce(mergeMessage)).to.deep.equal(told.reduce(mergeMessage));
        },
      ),
    );
  });

  it('is the very same value when it is told again', () => {
    const known = sent(1, {version: 2});
    expect(mergeMessage(known, sent(1, {version: 2}))).to.equal(known);
    expect(mergeMessage(known, sent(1, {version: 1}))).to.equal(known);
  });

  it('says what its latest version says, and keeps the furthest status', () => {
    const read = sent(1, {version: 2, delivery: tell('read')});
    const deleted = sent(1, {version: 3, deleted: true, delivery: tell('sent')});
    expect(mergeMessage(read, deleted)).to.deep.equal({...deleted, delivery: tell('read')});
  });

  it('believes the first word of the contact centre over the desk’s own guess', () => {
    const refusedThenRetried = sent(1, {version: 0, delivery: tell('queued', 2)});
    const stored = sent(1, {version: 1, delivery: tell('accepted', 1)});
    expect(mergeMessage(refusedThenRetried, stored)).to.equal(stored);
    expect(mergeMessage(stored, refusedThenRetried)).to.equal(stored);
  });
});

describe('the order of messages', () => {
  it('is by whole second, then by arrival', () => {
    const inOneSecond = [sent(3, {at: 5000}), sent(1, {at: 5000}), sent(2, {at: 4000})];
    expect(inOneSecond.toSorted(compareMessages).map(({seq}) => seq)).to.deep.equal([2, 1, 3]);
  });
});
