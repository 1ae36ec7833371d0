import {expect} from 'chai';
import {DeskError, messagesOf, type Message} from '../../src/core/index.js';
import {createTestDesk} from '../../src/testing/index.js';
import {until} from '../element/page.js';

const file = (name: string, type: string, size = 300) => new File([new Uint8Array(size)], name, {type});

async function setUp() {
  const desk = await createTestDesk();
  const {session, clock} = desk;
  const task = await desk.acceptFrom('ava');
  const bring = async (what: File, signal = new AbortController().signal) => {
    const shares: number[] = [];
    let settled = false;
    const answer = session
      .upload(task.id, what, signal, (share) => shares.push(share))
      .finally(() => (settled = true))
      .catch((error: unknown) => (error instanceof DeskError ? error.code : 'another error'));
    await until(() => {
      clock.advance(50);
      return settled;
    }, 'the upload has come to its end');
    return {answer: await answer, shares};
  };
  const send = async (what: File, as: 'image' | 'document' | 'voice', uploadId: string, caption = '') => {
    const {name, type: mimeType, size} = what;
    return session.send(task.id, caption, {with: {kind: 'media', uploadId, as, name, mimeType, size}}).then(
      () => 'sent',
      (error: unknown) => (error instanceof DeskError ? error.code : 'another error'),
    );
  };
  const last = (): Message | undefined => messagesOf(session.state, task.conversationId).at(-1);
  return {...desk, task, bring, send, last};
}

describe('the simulator, with files', () => {
  it('takes one step by step, sends it with its caption, and hands its own bytes out again', async () => {
    const {bring, send, last, session, clock} = await setUp();
    const receipt = file('receipt.png', 'image/png');
    const {answer, shares} = await bring(receipt);
    expect(shares).to.deep.equal([0.25, 0.5, 0.75, 1]);
    expect(await send(receipt, 'image', answer, 'Here')).to.equal('sent');
    const content = last()?.content;
    if (content?.type !== 'media') throw new Error('No file was sent.');
    expect([content.media.kind, content.media.caption?.text, content.media.size]).to.deep.equal(['image', 'Here', 300]);
    const loading = session.loadMedia(last()?.id ?? '', new AbortController().signal);
    clock.advance(1000);
    expect((await loading).size).to.equal(300);
  });

  it('sends each once', async () => {
    const {bring, send} = await setUp();
    const receipt = file('receipt.png', 'image/png');
    const {answer} = await bring(receipt);
    expect(await send(receipt, 'image', answer)).to.equal('sent');
    expect(await send(receipt, 'image', answer)).to.equal('file-gone');
    expect(await send(receipt, 'image', 'never brought')).to.equal('file-gone');
  });

  it('refuses what WhatsApp would refuse, whatever the desk says of it', async () => {
    const {bring, send} = await setUp();
    const program = file('setup.exe', 'application/x-msdownload');
    const named = new File([program], 'setup.png', {type: 'image/png'});
    expect(await send(named, 'image', (await bring(program)).answer)).to.equal('file-refused');
    const huge = file('huge.png', 'image/png', 5 * 1024 * 1024 + 1);
    expect(await send(huge, 'image', (await bring(huge)).answer)).to.equal('file-too-large');
    const small = file('small.png', 'image/png');
    const caption = 'a'.repeat(1025);
    expect(await send(small, 'image', (await bring(small)).answer, caption)).to.equal('text-too-long');
  });

  it('stops when nobody waits for it', async () => {
    const {bring} = await setUp();
    const {answer, shares} = await bring(file('receipt.png', 'image/png'), AbortSignal.abort());
    expect([answer, shares]).to.deep.equal(['unreachable', []]);
  });
});
