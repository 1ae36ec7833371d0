import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/conversation.js';
import '../../src/define/interaction.js';
import {messagesOf, repliedTo} from '../../src/core/index.js';
import {wouldLose} from '../../src/core/select.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {enter, setUpComposer} from './composer-stage.js';
import {createTappedDesk} from './tapped-desk.js';

const picture = (name = 'receipt.png', type = 'image/png', size = 300) =>
  new File([new Uint8Array(size)], name, {type});

async function setUp() {
  const desk = await setUpComposer();
  await until(() => findAll(desk.page, '[part~=attach-button]').length > 0, 'files can be attached');
  const give = (files: File[], how: 'drop' | 'dragover' | 'paste' = 'drop') => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    const event =
      how === 'paste'
        ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, composed: true, cancelable: true})
        : new DragEvent(how, {dataTransfer: data, bubbles: true, composed: true, cancelable: true});
    desk.box().dispatchEvent(event);
    return desk.composer.updateComplete;
  };
  const names = () => findAll(desk.page, '[part~=attachment] .name').map(textOf);
  const messages = () => messagesOf(desk.session.state, desk.task.conversationId);
  const shown = () => messages().flatMap(({content}) => (content.type === 'media' ? content.media : []));
  const errors = () => findAll(desk.page, '[part~=attachment-error]').map(textOf).join();
  /** Lets the simulated upload go on. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      desk.clock.advance(50);
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      await desk.composer.updateComplete;
    }
  };
  return {...desk, give, names, messages, shown, errors, pass};
}

describe('<wa-composer> with files', () => {
  it('shows what is dropped, uploads it when it is sent, and takes the text as its caption', async () => {
    const {give, names, box, paste, pass, shown, session, task, page} = await setUp();
    await give([picture()]);
    expect(names()).to.deep.equal(['receipt.png']);
    expect(shown()).to.deep.equal([]);
    paste('Your receipt');
    box().dispatchEvent(enter());
    await until(() => findAll(page, 'progress').length === 1, 'its progress is shown');
    expect(box().value).to.equal('');
    await pass(800);
    await until(() => shown().length === 1, 'it is sent');
    const [media] = shown();
    expect(media?.caption?.text).to.equal('Your receipt');
    expect(media?.kind).to.equal('image');
    expect(names()).to.deep.equal([]);
    expect(session.state.drafts.get(task.conversationId) ?? '').to.equal('');
  });

  it('keeps the box and Send in a low pane, however much stands above them', async () => {
    const desk = await createTappedDesk();
    await desk.acceptFrom('ava');
    const page = stage(html`
      <style>
        .low {
          block-size: 420px;
          inline-size: 360px;
        }
        .low wa-interaction {
          block-size: 100%;
        }
      </style>
      <div class="low"><wa-interaction .session=${desk.session}></wa-interaction></div>
    `);
    await until(() => findAll(page, '[part~=attach-button]').length > 0, 'files can be attached');
    const data = new DataTransfer();
    for (const name of ['1', '2', '3', '4', '5', '6']) data.items.add(picture(`${name}.png`));
    data.items.add(new File(['MZ'], 'bad.exe', {type: 'application/x-msdownload'}));
    find(page, 'textarea').dispatchEvent(
      new DragEvent('drop', {dataTransfer: data, bubbles: true, composed: true, cancelable: true}),
    );
    await until(() => findAll(page, '[part~=attachment]').length === 6, 'all are there');
    const bottom = find(page, '.low').getBoundingClientRect().bottom;
    expect(find(page, '[part~=send-button]').getBoundingClientRect().bottom).to.be.below(bottom);
    expect(find(page, '[part~=hint]').getBoundingClientRect().bottom).to.be.at.most(bottom);
    const last = findAll(page, '[part~=attachment-remove-button]').at(-1);
    last?.scrollIntoView();
    expect(last?.getBoundingClientRect().bottom).to.be.below(find(page, 'textarea').getBoundingClientRect().top);
  });

  it('takes pasted pictures, and leaves pasted text alone', async () => {
    const {give, names} = await setUp();
    await give([picture('shot.png')], 'paste');
    expect(names()).to.deep.equal(['shot.png']);
  });

  it('sends several in the order they were chosen', async () => {
    const {give, box, pass, shown, messages} = await setUp();
    await give([picture('one.png', 'image/png', 10), new File(['%PDF-'], 'two.pdf', {type: 'application/pdf'})]);
    box().dispatchEvent(enter());
    await pass(1500);
    await until(() => shown().length === 2, 'both are sent');
    expect(shown().map(({kind}) => kind)).to.deep.equal(['image', 'document']);
    expect(messages().length).to.be.greaterThan(2);
  });

  it('says at once what cannot be sent, and uploads nothing of it', async () => {
    const {give, names, errors} = await setUp();
    await give([
      new File(['MZ'], 'setup.exe', {type: 'application/x-msdownload'}),
      picture('huge.png', 'image/png', 5 * 1024 * 1024 + 1),
      new File([], 'nothing.pdf', {type: 'application/pdf'}),
    ]);
    expect(names()).to.deep.equal([]);
    expect(errors()).to.contain('setup.exe cannot be sent: WhatsApp does not take files of this kind.');
    expect(errors()).to.contain('huge.png is too large: WhatsApp takes at most 5.2 MB.');
    expect(errors()).to.contain('nothing.pdf is empty.');
  });

  it('names a wrong file before it is dropped', async () => {
    const {give, page} = await setUp();
    await give([new File(['x'], 'a.exe', {type: 'application/x-msdownload'})], 'dragover');
    expect(textOf(find(page, '[part~=drop-zone]'))).to.equal('Files of this kind cannot be sent here');
    await give([picture()], 'dragover');
    expect(textOf(find(page, '[part~=drop-zone]'))).to.equal('Drop files here to send them');
  });

  it('takes what is dropped anywhere on the conversation', async () => {
    const desk = await createTappedDesk();
    await desk.acceptFrom('ava');
    const page = stage(html`<wa-interaction .session=${desk.session}></wa-interaction>`);
    await until(() => findAll(page, '[part~=attach-button]').length > 0, 'files can be attached');
    const data = new DataTransfer();
    data.items.add(picture());
    const held = {dataTransfer: data, bubbles: true, composed: true, cancelable: true};
    const thread = find(page, 'wa-conversation');
    thread.dispatchEvent(new DragEvent('dragover', held));
    await until(() => findAll(page, '[part~=drop-zone]').length === 1, 'the one zone shows');
    thread.dispatchEvent(new DragEvent('drop', held));
    await until(() => findAll(page, '[part~=attachment]').length === 1, 'it is taken');
    expect(findAll(page, '[part~=drop-zone]')).to.deep.equal([]);
  });

  it('stops an upload, and sends nothing then', async () => {
    const {give, box, names, page, pass, shown} = await setUp();
    await give([picture()]);
    box().dispatchEvent(enter());
    await until(() => findAll(page, 'progress').length === 1, 'it is uploaded');
    find(page, '[part~=attachment-remove-button]').click();
    await pass(1000);
    expect(names()).to.deep.equal([]);
    expect(shown()).to.deep.equal([]);
  });

  it('gives the caption back when its file is taken away', async () => {
    const {give, box, names, page, pass, shown, paste, composer} = await setUp();
    await give([picture()]);
    paste('Your receipt');
    box().dispatchEvent(enter());
    await until(() => findAll(page, 'progress').length === 1, 'it is uploaded');
    find(page, '[part~=attachment-remove-button]').click();
    await pass(1000);
    await composer.updateComplete;
    expect([box().value, names(), shown()]).to.deep.equal(['Your receipt', [], []]);
  });

  it('answers the message that is quoted, with the first of them', async () => {
    const {give, box, pass, shown, messages, session, task} = await setUp();
    const asked = messages().find(({author}) => author.kind === 'customer');
    if (!asked) throw new Error('Nobody has asked.');
    session.replyTo(task.conversationId, asked.id);
    await give([picture('one.png'), picture('two.png')]);
    box().dispatchEvent(enter());
    expect(repliedTo(session.state, task)).to.equal(null);
    await pass(1500);
    await until(() => shown().length === 2, 'both are sent');
    const sent = messages().filter(({content}) => content.type === 'media');
    expect(sent.map(({quotedId}) => quotedId)).to.deep.equal([asked.id, null]);
  });

  it('goes after a text that is too long for a caption', async () => {
    const {give, box, paste, pass, shown, messages} = await setUp();
    await give([picture()]);
    paste('a'.repeat(1025));
    box().dispatchEvent(enter());
    await pass(1500);
    await until(() => shown().length === 1, 'both are sent');
    const [text, file] = messages().slice(-2);
    expect([text?.content.type, file?.content.type]).to.deep.equal(['text', 'media']);
    expect(shown()[0]?.caption).to.equal(null);
  });

  it('is held back with its text, and given back with it', async () => {
    const {give, box, clock, composer, names, page, paste, pass, shown, session, task} = await setUp();
    composer.undoSeconds = 5;
    await composer.updateComplete;
    await import('../../src/components/composer/undo-send.js');
    await composer.updateComplete;
    await give([picture()]);
    paste('Your receipt');
    box().dispatchEvent(enter());
    await until(() => findAll(page, '[part~=undo]').length === 1, 'it can be taken back');
    expect([box().value, names()]).to.deep.equal(['', []]);
    clock.advance(4000);
    find(page, '[part~=undo-button]').click();
    await composer.updateComplete;
    expect([box().value, names()]).to.deep.equal(['Your receipt', ['receipt.png']]);
    await pass(10_000);
    expect(shown()).to.deep.equal([]);
    box().dispatchEvent(enter());
    await until(() => findAll(page, '[part~=undo]').length === 1, 'it is held back once more');
    clock.advance(5000);
    await until(() => findAll(page, 'progress').length === 1, 'it is uploaded');
    expect(session.state.drafts.get(task.conversationId)).to.equal(undefined);
    await pass(1000);
    await until(() => shown().length === 1, 'it is sent');
    expect(shown()[0]?.caption?.text).to.equal('Your receipt');
  });

  it('is asked about before its conversation or the page goes, as long as it waits', async () => {
    const {give, box, page, pass, session, shown, task} = await setUp();
    const asks = () => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}));
    expect([wouldLose(session.state, task), asks()]).to.deep.equal([null, false]);
    await give([picture()]);
    expect([wouldLose(session.state, task), asks()]).to.deep.equal(['draft', true]);
    box().dispatchEvent(enter());
    await until(() => findAll(page, 'progress').length === 1, 'it is uploaded');
    expect(asks()).to.equal(true);
    await pass(800);
    await until(() => shown().length === 1, 'it is sent');
    await until(() => !asks(), 'nothing waits');
  });

  it('is no part of a note, and waits for the customer', async () => {
    const {give, box, composer, names, page, pass, paste, shown, messages} = await setUp();
    await give([picture()]);
    find(page, '[part~=note-button]').click();
    await composer.updateComplete;
    expect(findAll(page, '[part~=attach-button], [part~=attachment]')).to.deep.equal([]);
    await give([picture('more.png')]);
    await give([picture('more.png')], 'paste');
    paste('They sent the wrong receipt');
    box().dispatchEvent(enter());
    await until(() => messages().some(({content}) => content.type === 'note'), 'the note is left');
    await pass(1000);
    expect(shown()).to.deep.equal([]);
    find(page, '[part~=note-button]').click();
    await composer.updateComplete;
    expect(names()).to.deep.equal(['receipt.png']);
  });

  it('keeps the focus in the list when one is taken away, and in the box after the last', async () => {
    const {give, box, page} = await setUp();
    await give([picture('one.png'), picture('two.png')]);
    const buttons = () => findAll(page, '[part~=attachment-remove-button]');
    buttons()[0]?.focus();
    buttons()[0]?.click();
    await until(() => buttons().length === 1, 'one is gone');
    await until(() => buttons().some(hasFocus), 'the other has the focus');
    buttons()[0]?.click();
    await until(() => hasFocus(box()), 'the box has it');
  });

  it('stays with its conversation', async () => {
    const {give, names, acceptFrom, session, task, composer} = await setUp();
    await give([picture()]);
    await acceptFrom('emil');
    await composer.updateComplete;
    expect(names()).to.deep.equal([]);
    session.open(task.id);
    await composer.updateComplete;
    expect(names()).to.deep.equal(['receipt.png']);
  });

  it('is accessible with files and with one that was not taken', async () => {
    const {give, page} = await setUp();
    await give([picture(), new File(['MZ'], 'setup.exe', {type: 'application/x-msdownload'})]);
    await expectAccessible(page);
  });
});
