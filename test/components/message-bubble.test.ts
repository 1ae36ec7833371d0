import {expect} from 'chai';
import {html} from 'lit';
import type {Delivery, Message} from '../../src/core/index.js';
import '../../src/define/message-bubble.js';
import {expectAccessible, find, findAll, seenIn, stage, textOf, until} from '../element/page.js';
import {createMessage, createTappedDesk, newestOf, textContent} from './tapped-desk.js';

const me = {kind: 'agent', id: 'agent-1', name: 'Robin Vale'} as const;
const delivered = (status: Delivery['status'], errorCode: string | null = null): Delivery => ({
  status,
  attempt: 1,
  errorCode,
});

async function setUp(message: Message, {closed = false, continued = false} = {}) {
  const {session} = await createTappedDesk();
  const page = stage(html`
    <wa-message-bubble
      .session=${session}
      .message=${message}
      task-id="t"
      customer-name="Ava Hill"
      customer-initials="AH"
      ?closed=${closed}
      ?continued=${continued}
    ></wa-message-bubble>
  `);
  const bubble = page.querySelector('wa-message-bubble');
  await bubble?.updateComplete;
  const part = (name: string) => find(page, `[part~='${name}']`);
  return {page, session, part, ticks: () => part('time').querySelector('[part~=status]')};
}

/** A message the agent sent for real, which then came to this status. */
async function setUpSent(status: Delivery['status'], errorCode?: string) {
  const desk = await createTappedDesk();
  const task = await desk.acceptFrom('ava');
  await desk.session.send(task.id, 'Your parcel is on its way');
  desk.adapter.simulate.setStatus(newestOf(desk, task).id, status, errorCode);
  const page = stage(html`<wa-message-bubble .session=${desk.session} .taskId=${task.id}></wa-message-bubble>`);
  const bubble = page.querySelector('wa-message-bubble');
  const show = () => {
    if (bubble) bubble.message = desk.session.state.threads.get(task.conversationId)?.messages.at(-1);
  };
  show();
  await bubble?.updateComplete;
  const button = (name: string) => findAll(page, 'button').find((one) => textOf(one) === name);
  return {...desk, task, page, show, button};
}

const hostile: readonly (readonly [string, string])[] = [
  ['AP001', '<img src=x onerror=alert(1)>'],
  ['AP002', '<script>window.__pwned=1</script>'],
  ['AP003', '"><svg/onload=window.__pwned=1>'],
  ['AP004', '{{constructor.constructor("window.__pwned=1")()}} ${alert(1)}'],
  ['AP005', `${'('.repeat(4096)}**_~\``],
  ['AP006', '*'.repeat(4096)],
  ['AP007', '\ud800 lone surrogate \udfff'],
  ['AP009', 'pay \u202e0001$ \u202c now'],
];

describe('<wa-message-bubble>', () => {
  it('shows the customer’s message in grey, at the start, with the initials', async () => {
    const {page, part} = await setUp(createMessage());
    expect(textOf(part('initials'))).to.equal('AH');
    expect(textOf(part('text'))).to.equal('Hello');
    const row = page.getBoundingClientRect();
    const box = part('bubble').getBoundingClientRect();
    expect(box.left - row.left).to.be.lessThan(row.right - box.right);
    expect(getComputedStyle(part('bubble')).backgroundColor).to.equal('rgb(233, 237, 241)');
  });

  it('shows the agent’s own in solid blue, at the end', async () => {
    const {page, part} = await setUp(createMessage({author: me, delivery: delivered('sent')}));
    const row = page.getBoundingClientRect();
    const box = part('bubble').getBoundingClientRect();
    expect(row.right - box.right).to.be.lessThan(box.left - row.left);
    expect(getComputedStyle(part('bubble')).backgroundColor).to.equal('rgb(11, 99, 206)');
    expect(findAll(page, '[part~=initials]')).to.deep.equal([]);
  });

  it('mirrors where the page reads from right to left', async () => {
    const {page, part} = await setUp(createMessage());
    page.dir = 'rtl';
    const row = page.getBoundingClientRect();
    const box = part('bubble').getBoundingClientRect();
    expect(row.right - box.right).to.be.lessThan(box.left - row.left);
    expect(part('initials').getBoundingClientRect().left).to.be.at.least(box.right);
  });

  it('names the sender of every bubble to a screen reader, and shows the name once a group', async () => {
    const {page, part} = await setUp(createMessage(), {continued: true});
    expect(part('author').textContent?.trim()).to.equal('Ava Hill, Customer');
    expect(part('author').getBoundingClientRect().height).to.be.lessThan(3);
    expect(findAll(page, '[part~=initials]')).to.deep.equal([]);
  });

  for (const [status, words] of [
    ['queued', 'Waiting to be sent'],
    ['sending', 'Sending'],
    ['accepted', 'Sent'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['read', 'Read'],
    ['unconfirmed', 'May not have arrived'],
    ['failed', 'Not delivered'],
  ] as const)
    it(`says “${words}” of a message that is ${status}`, async () => {
      const {ticks} = await setUp(createMessage({author: me, delivery: delivered(status)}));
      expect(ticks()).to.include({role: 'img', ariaLabel: words});
      expect(ticks()?.getBoundingClientRect().width).to.equal(16);
    });

  it('tells sent, delivered and read apart by shape and word, not by colour alone', async () => {
    const shapes = await Promise.all(
      (['queued', 'sent', 'delivered'] as const).map(async (status) => {
        const {ticks} = await setUp(createMessage({author: me, delivery: delivered(status)}));
        return ticks()?.querySelector('path')?.getAttribute('d');
      }),
    );
    expect(new Set(shapes).size).to.equal(3);
    const {part} = await setUp(createMessage({author: me, delivery: delivered('read')}));
    expect(getComputedStyle(part('time'), '::after').content).to.contain('Read');
  });

  for (const [waiting, words] of [
    ['offline', 'Will be sent when you are online'],
    ['rate-limit', 'Waiting: WhatsApp limits how fast messages can be sent'],
  ] as const)
    it(`says what a message waits for: ${waiting}`, async () => {
      const {page} = await setUp(createMessage({author: me, delivery: delivered('queued'), waiting}));
      expect(textOf(find(page, 'p.waiting'))).to.equal(words);
    });

  it('says that it waits though it was told as being sent before', async () => {
    const {page} = await setUp(createMessage({author: me, delivery: delivered('sending'), waiting: 'rate-limit'}));
    expect(textOf(find(page, 'p.waiting'))).to.equal('Waiting: WhatsApp limits how fast messages can be sent');
  });

  for (const [code, words] of [
    [
      '131026',
      'WhatsApp cannot deliver to this customer: not on WhatsApp, an old app, or blocked. Use another channel.',
    ],
    [
      '131047',
      'More than 24 hours have passed since the customer last wrote. Send a template. When the customer answers, you can write freely again.',
    ],
    ['window-closed', 'The time for free text has passed. You can write again when the customer does.'],
    ['987654', 'Not delivered (code 987654). Try again. If it fails again, tell your administrator.'],
  ] as const)
    it(`says in words why it failed: ${code}`, async () => {
      const {part} = await setUp(createMessage({author: me, delivery: delivered('failed', code)}));
      expect(textOf(part('error'))).to.equal(words);
    });

  it('tries a failed message again, once however often Retry is pressed', async () => {
    const {button, show, session, task, adapter} = await setUpSent('failed', '131000');
    adapter.simulate.holdAnswers();
    button('Retry')?.click();
    button('Retry')?.click();
    await until(() => button('Retry')?.matches(':disabled'), 'Retry is under way');
    adapter.simulate.releaseAnswers();
    await until(() => session.state.pending.size === 0, 'it was answered');
    show();
    const message = session.state.threads.get(task.conversationId)?.messages.at(-1);
    expect(message?.delivery).to.include({status: 'queued', attempt: 2});
  });

  it('puts a failed message back into the draft, before what stands there', async () => {
    const {button, page, session, task} = await setUpSent('failed', '131000');
    session.saveDraft(task.conversationId, 'And the invoice?');
    const edited: string[] = [];
    page.addEventListener('wa-message-edited', ({detail}) => edited.push(detail.conversationId));
    button('Edit')?.click();
    expect(session.state.drafts.get(task.conversationId)).to.equal('Your parcel is on its way\nAnd the invoice?');
    expect(edited).to.deep.equal([task.conversationId]);
    await until(
      () => session.state.threads.get(task.conversationId)?.messages.at(-1)?.deleted,
      'the failed one is deleted',
    );
  });

  it('never puts stars back into the draft: a failed message that is masked can be tried again or deleted', async () => {
    const {tell, session, task, show, page, button} = await setUpSent('failed', '131000');
    const failed = session.state.threads.get(task.conversationId)?.messages.at(-1);
    if (!failed) throw new Error('Nothing was sent.');
    const text = {text: 'Call *********7542', masked: [{start: 5, end: 18, kind: 'phone' as const}]};
    tell({type: 'message-changed', message: {...failed, version: failed.version + 1, content: {type: 'text', text}}});
    show();
    await page.querySelector('wa-message-bubble')?.updateComplete;
    expect(findAll(page, '.actions button').map(textOf)).to.deep.equal(['Retry', 'Delete']);
    tell({
      type: 'message-changed',
      message: {...failed, version: failed.version + 2, content: textContent('Call ***7542')}, // typed with stars
    });
    show();
    await page.querySelector('wa-message-bubble')?.updateComplete;
    button('Edit')?.click();
    expect(session.state.drafts.get(task.conversationId)).to.equal('Call ***7542');
  });

  it('puts what was typed back into the draft, though its bubble shows stars', async () => {
    const desk = await createTappedDesk({masking: {pci: true, pii: true}});
    const {session, adapter} = desk;
    const task = await desk.acceptFrom('ava');
    adapter.simulate.refuseNext('send', 'rate-limited');
    await session.send(task.id, 'Call +44 7966 197542').catch(() => undefined);
    const page = stage(html`<wa-message-bubble .session=${session} .taskId=${task.id}></wa-message-bubble>`);
    const bubble = page.querySelector('wa-message-bubble');
    if (bubble) bubble.message = newestOf(desk, task);
    await bubble?.updateComplete;
    expect(seenIn(find(page, '[part~=text]'))).to.match(/^Call \*+$/);
    find(page, '[part~=edit-button]').click();
    expect(session.state.drafts.get(task.conversationId)).to.equal('Call +44 7966 197542');
  });

  it('deletes a failed message', async () => {
    const {button, session, task} = await setUpSent('failed', '131000');
    button('Delete')?.click();
    await until(() => session.state.threads.get(task.conversationId)?.messages.at(-1)?.deleted, 'it is deleted');
  });

  it('says in words why Retry was refused', async () => {
    const {button, page, adapter} = await setUpSent('failed', '131000');
    adapter.simulate.refuseNext('retry', 'rate-limited');
    button('Retry')?.click();
    await until(() => findAll(page, '[role=alert]').length > 0, 'the refusal shows');
    expect(textOf(find(page, '[role=alert]'))).to.equal('Too many requests at once. Wait a moment and try again.');
  });

  it('warns that an unconfirmed message may arrive twice, and sends it again only then', async () => {
    const {button, page, session, task} = await setUpSent('unconfirmed');
    expect(textOf(find(page, '[part~=error]'))).to.equal(
      'May not have arrived. If you send it again, the customer may get it twice.',
    );
    expect(button('Delete')).to.equal(undefined);
    button('Send again anyway')?.click();
    await until(
      () => session.state.threads.get(task.conversationId)?.messages.at(-1)?.delivery?.attempt === 2,
      'it is tried again',
    );
  });

  it('offers no Retry and no Edit when nothing can be sent any more', async () => {
    const {page} = await setUp(createMessage({author: me, delivery: delivered('failed', '131026')}), {closed: true});
    expect(findAll(page, 'button').map(textOf)).to.deep.equal(['Delete']);
  });

  for (const [kind, words] of [
    ['image', 'Photo'],
    ['something-new', 'A message of another kind'],
  ] as const)
    it(`says in words what it cannot show: ${kind}`, async () => {
      const caption = {text: 'the broken lid', masked: []};
      const {part} = await setUp(createMessage({content: {type: 'placeholder', kind, text: caption}}));
      expect(textOf(part('card'))).to.contain(words);
      expect(textOf(part('text'))).to.equal('the broken lid');
    });

  it('marks what was edited and what was deleted', async () => {
    const {page} = await setUp(createMessage({edited: true}));
    expect(textOf(page)).to.contain('Edited');
    const {page: other} = await setUp(createMessage({deleted: true}));
    expect(textOf(other)).to.contain('This message was deleted').and.to.not.contain('Hello');
  });

  for (const [id, text] of hostile)
    it(`shows hostile text as the characters it is: ${id}`, async () => {
      const {page, part} = await setUp(createMessage({content: textContent(text)}));
      expect(part('text').textContent).to.equal(text);
      expect(part('text').childElementCount).to.equal(0);
      expect(findAll(page, 'img, script')).to.deep.equal([]);
      expect(window).to.not.have.property('__pwned');
    });

  it('keeps marks piled on a letter inside the bubble: AP008', async () => {
    const {page, part} = await setUp(createMessage({content: textContent(`a${'\u0301'.repeat(5000)}`)}));
    const below = document.createElement('p');
    below.textContent = 'what stands below';
    page.append(below);
    const {left, top} = below.getBoundingClientRect();
    expect(document.elementFromPoint(left + 5, top + 5)).to.equal(below);
    expect(part('bubble').getBoundingClientRect().height).to.be.lessThan(100);
    expect(getComputedStyle(part('text')).overflowY).to.equal('clip');
  });

  it('keeps a text that turns the direction away from its own time: AP009', async () => {
    const {part} = await setUp(createMessage({content: textContent('\u202e1000$')}));
    expect(part('text').dir).to.equal('auto');
    expect(getComputedStyle(part('text')).unicodeBidi).to.match(/isolate|plaintext/);
    expect(part('time').getBoundingClientRect().left).to.be.greaterThan(part('text').getBoundingClientRect().left);
  });

  it('shows a name made of markup as the characters it is: AP010', async () => {
    const {page, part} = await setUp(createMessage());
    const bubble = page.querySelector('wa-message-bubble');
    if (bubble) bubble.customerName = '<b>Admin</b>';
    await bubble?.updateComplete;
    expect(part('author').querySelector('bdi')?.textContent).to.equal('<b>Admin</b>');
    expect(findAll(page, 'b')).to.deep.equal([]);
  });

  for (const [text, large] of [
    ['👍🏽', true],
    ['👨‍👩‍👧 ❤️ 🇵🇱', true],
    ['👍 thanks', false],
    ['42', false],
    ['👍🏽'.repeat(2000), false],
  ] as const)
    it(`draws ${text.slice(0, 12)} ${large ? 'large' : 'in the common size'}`, async () => {
      const {part} = await setUp(createMessage({content: textContent(text)}));
      const size = Number.parseFloat(getComputedStyle(part('text')).fontSize);
      if (large) expect(size).to.be.greaterThan(30);
      else expect(size).to.be.lessThan(18);
    });

  it('lets text be selected', async () => {
    const {part} = await setUp(createMessage());
    expect(getComputedStyle(part('text')).userSelect).to.equal('text');
  });

  it('is accessible', async () => {
    const messages = [
      createMessage(),
      createMessage({author: me, delivery: delivered('read')}),
      createMessage({author: me, delivery: delivered('failed', '131026')}),
      createMessage({author: me, delivery: delivered('unconfirmed')}),
      createMessage({author: {kind: 'agent', id: 'agent-2', name: 'Kim Lund'}, delivery: delivered('sent')}),
      createMessage({content: {type: 'placeholder', kind: 'image', text: null}}),
    ];
    const page = stage(html`
      ${messages.map(
        (message) => html`
          <wa-message-bubble .message=${message} customer-name="Ava Hill" customer-initials="AH"></wa-message-bubble>
        `,
      )}
    `);
    await until(() => findAll(page, '[part~=bubble]').length === messages.length, 'all are drawn');
    await expectAccessible(page);
  });
});
