import {expect} from 'chai';
import {html} from 'lit';
import type {SimulatorScript} from '../../src/adapters/simulator.js';
import {plainText} from '../../src/core/index.js';
import '../../src/define/all.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {createMessage, createTappedDesk} from '../components/tapped-desk.js';
import {findAll, stage, until} from '../element/page.js';
import {escaped, pseudo} from './pseudo.js';

/** Nobody and nothing in it has a Latin letter, so that whatever has one is a word of ours. */
const greek: Partial<SimulatorScript> = {
  agent: {id: 'agent-1', name: 'Νίκη'},
  idleCodes: [
    {id: 'break', name: 'Διάλειμμα'},
    {id: 'lunch', name: 'Γεύμα'},
  ],
  queues: [
    {
      id: 'orders',
      name: 'Παραγγελίες',
      wrapUpReasons: [{id: 'solved', name: 'Λύθηκε'}],
      defaultReasonId: null,
    },
  ],
  lines: [{id: 'shop', name: 'Κατάστημα', number: '+44 7700 900100', region: 'GB', queueId: 'orders'}],
  customers: ['Άννα', 'Βάσω', 'Γιώργος', 'Δήμητρα', 'Ελένη', 'Ζωή', 'Ηλίας', null].map((name, i) => ({
    key: `κ${i}`,
    name,
    username: null,
    number: i === 7 ? null : `+44 7700 90012${i}`,
    lineId: 'shop',
  })),
};

async function open() {
  const desk = await createTappedDesk(greek);
  useStrings(desk.session, pseudo);
  const page = stage(html`<wa-desk .session=${desk.session}></wa-desk>`);
  await until(() => findAll(page, '[part~=base]').length > 3, 'the desk is drawn');
  return {
    ...desk,
    page,
    /** Every text there came through the catalogue. */
    async expectNoneEscaped(where: string) {
      for (const element of findAll(page, '*')) if ('updateComplete' in element) await element.updateComplete;
      expect(escaped(page), where).to.deep.equal([]);
      expect(page.innerHTML.length, where).to.be.greaterThan(0);
    },
  };
}

describe('every word an agent sees or hears', () => {
  it('comes through the catalogue: state, offers, conversation, refusals, wrap-up', async () => {
    const {session, adapter, tell, acceptFrom, page, expectNoneEscaped} = await open();
    await expectNoneEscaped('nothing open');
    const task = await acceptFrom('κ0', 'Γεια');
    for (const [i, errorCode] of ['131026', '1', null].entries())
      tell({
        type: 'message',
        message: createMessage({
          conversationId: task.conversationId,
          id: `failed-${i}`,
          seq: 100 + i,
          author: {kind: 'agent', ...greek.agent!},
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
    for (const kind of ['image', 'order', 'future'])
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
