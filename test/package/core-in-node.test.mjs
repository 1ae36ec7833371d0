import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createSimulatorAdapter} from '../../dist/adapters/simulator.js';
import {createManualClock, DeskSession, messagesOf, offersOf} from '../../dist/core/index.js';

test('a conversation runs in plain Node, without a page', async () => {
  assert.equal(typeof globalThis.document, 'undefined');
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9));
  const session = new DeskSession({adapter: createSimulatorAdapter({clock}), clock});
  await session.connect();
  await session.setAgentState('available');
  clock.advance(5000);
  const [offer] = offersOf(session.state);
  await session.accept(offer.id);
  await session.send(offer.id, 'Yes, since Monday.');
  clock.advance(60_000);
  const texts = messagesOf(session.state, offer.conversationId).slice(-3);
  assert.deepEqual(
    texts.map(({author, delivery}) => [author.kind, delivery?.status]),
    [
      ['customer', undefined],
      ['agent', 'read'],
      ['customer', undefined],
    ],
  );
  await session.end(offer.id);
  await session.wrapUp(offer.id, 'order-placed');
  assert.equal(session.state.tasks.size, 0);
  session.disconnect();
});
