import {expect} from 'chai';
import {html} from 'lit';
import {plainText} from '../../src/core/index.js';
import {createMessage} from '../components/tapped-desk.js';
import {findAll, stage} from '../element/page.js';
import {openGreekDesk} from './greek-desk.js';
import {escaped} from './pseudo.js';

describe('every word an agent sees or hears', () => {
  it('comes through the catalogue: state, offers, conversation, refusals, wrap-up', async () => {
    const {session, adapter, agent, tell, acceptFrom, page, expectNoneEscaped} = await openGreekDesk();
    await expectNoneEscaped('nothing open');
    const task = await acceptFrom('κ0', 'Γεια');
    for (const [i, errorCode] of ['131026', '1', null].entries())
      tell({
        type: 'message',
        message: createMessage({
          conversationId: task.conversationId,
          id: `failed-${i}`,
          seq: 100 + i,
          author: {kind: 'agent', ...agent},
          content: {type: 'text', text: plainText('Ναι')},
          delivery: {status: errorCode ? 'failed' : 'unconfirmed', attempt: 1, errorCode},
        }),
      });
    for (const [i, notice] of (
      ['agent-joined', 'agent-left', 'transferred', 'ended', 'line-deleted'] as const
    ).entries())
      tell({
        type: 'message',
        message: createMessage({
          conversationId: task.conversationId,
          id: `notice-${i}`,
          seq: 200 + i,
          author: {kind: 'system'},
          content: {type: 'notice', notice, name: plainText('Μάρω')},
        }),
      });
    for (const kind of ['image', 'order', 'μέλλον'])
      tell({
        type: 'message',
        message: createMessage({
          conversationId: task.conversationId,
          id: kind,
          seq: 300,
          content: {type: 'placeholder', kind, text: null},
        }),
      });
    await expectNoneEscaped('a conversation with everything in it');
    for (const key of ['κ1', 'κ2', 'κ3', 'κ4', 'κ5', 'κ7']) adapter.simulate.customerWrites(key, 'Γεια');
    await expectNoneEscaped('several offers');
    adapter.simulate.refuseNext('end', 'internal');
    await session.end(task.id).catch(() => undefined);
    await expectNoneEscaped('a refusal');
    adapter.simulate.loseOffer([...session.state.offers.keys()][0] ?? '', 'taken', 'Μάρω');
    await session.end(task.id);
    await expectNoneEscaped('wrap-up');
    adapter.simulate.disconnect();
    await expectNoneEscaped('no connection');
    adapter.simulate.reconnect();
    adapter.simulate.deleteLine('shop');
    await expectNoneEscaped('a deleted line');
    expect(findAll(page, 'wa-offer-popup').length).to.equal(1);
  });

  it('is found where it is not: the search sees it', () => {
    const page = stage(
      html`<p title="Hello">${'Γεια'}</p>
        <p>⟦Your state: ⟦Idle⟧⟧ since</p>`,
    );
    expect(escaped(page)).to.deep.equal(['Hello', '⟦Your state: ⟦Idle⟧⟧ since']);
  });
});
