import {expect} from 'chai';
import {html, type TemplateResult} from 'lit';
import '../../src/define/all.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/offer-popup.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {loadStrings} from '../../src/strings/languages.js';
import {expectAccessible, find, findAll, heardIn, seenIn, stage, until} from '../element/page.js';
import {createMaskedDesk, lookAlikes} from './masked-desk.js';

const STARS = '*********7542';
const WORDS = 'masked phone number ending in 7542';

async function setUp(page: TemplateResult) {
  const desk = await createMaskedDesk(lookAlikes);
  const holder = stage(page);
  for (const element of holder.children) Object.assign(element, {session: desk.session});
  const settled = async () => {
    for (let i = 0; i < 3; i += 1)
      for (const element of findAll(holder, '*')) if ('updateComplete' in element) await element.updateComplete;
  };
  await settled();
  const ids = () => findAll(holder, '[part=customer-id]').map(seenIn);
  return {...desk, page: holder, settled, ids};
}

describe('Two customers whose masked titles are the same', () => {
  it('carry a short id each beside the title, in the list; one alone carries none', async () => {
    const {acceptFrom, page, settled, ids, session} = await setUp(html`<wa-task-list></wa-task-list>`);
    const first = await acceptFrom('one');
    await acceptFrom('ava');
    await settled();
    expect(ids()).to.deep.equal([]);
    await acceptFrom('two');
    await settled();
    expect(ids()).to.deep.equal(['6ETT', 'W40X']);
    expect(findAll(page, '[part=customer-name]').map(seenIn)).to.deep.equal([STARS, 'Ava Hill', STARS]);
    expect(heardIn(find(page, 'button'))).to.contain('customer 6ETT');
    useStrings(session, await loadStrings('fr'));
    await settled();
    expect(heardIn(find(page, 'button'))).to.contain('client 6ETT');
    await expectAccessible(page);
    await session.end(first.id);
    await session.wrapUp(first.id, 'solved');
    await settled();
    expect(ids()).to.deep.equal([]);
  });

  it('carry it in their offers as well, and their buttons tell them apart', async () => {
    const {adapter, page, settled, ids} = await setUp(html`<wa-offer-popup></wa-offer-popup>`);
    adapter.simulate.customerWrites('one', 'Hello');
    adapter.simulate.customerWrites('two', 'Hello');
    await settled();
    expect(ids()).to.deep.equal(['6ETT', 'W40X']);
    expect(findAll(page, '[part=accept-button]').map(({ariaLabel}) => ariaLabel)).to.deep.equal([
      `Accept ${WORDS}, customer 6ETT`,
      `Accept ${WORDS}, customer W40X`,
    ]);
    await expectAccessible(page);
  });

  it('carry it in the pane, an offer and a task alike, and the composer says whom it writes to', async () => {
    const {acceptFrom, adapter, page, settled, ids} = await setUp(html`<wa-interaction></wa-interaction>`);
    await acceptFrom('one');
    await settled();
    expect(ids()).to.deep.equal([]);
    adapter.simulate.customerWrites('two', 'Hello');
    await settled();
    expect(ids()).to.deep.equal(['6ETT']);
    expect(seenIn(find(page, '[part=customer-name]'))).to.equal(STARS);
    expect(find(page, 'textarea').ariaLabel).to.equal(`Message to ${WORDS}, customer 6ETT`);
    await expectAccessible(page);
  });

  it('carry it in toasts, which say it as well', async () => {
    const {acceptFrom, adapter, session, page, settled} = await setUp(
      html`<wa-desk-notifications no-sounds></wa-desk-notifications>`,
    );
    const first = await acceptFrom('one');
    await acceptFrom('two');
    session.open(first.id);
    adapter.simulate.customerWrites('two', 'Call +44 7966 197542');
    await settled();
    await until(() => findAll(page, '[part=toast]').length > 0, 'it is told');
    const toast = find(page, '[part=toast]');
    expect(seenIn(find(toast, '[part=toast-title]'))).to.equal(`${STARS}: 2 unread messages`);
    expect(seenIn(find(toast, '[part=customer-id]'))).to.equal('W40X');
    expect(heardIn(find(toast, '[part=toast-body]'))).to.equal(`Call ${WORDS}`);
    expect(heardIn(find(toast, '[part=toast-close]'))).to.equal(`Dismiss: ${WORDS}: 2 unread messages, customer W40X`);
    const told = () => findAll(document.body, '[aria-live] > p').map(({textContent}) => textContent);
    await until(
      () => told().includes(`${WORDS}: 2 unread messages, customer W40X. Call ${WORDS}`),
      'the toast is said',
    );
    await expectAccessible(page);
  });
});
