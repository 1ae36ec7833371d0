import {expect} from 'chai';
import {messagesOf} from '../../src/core/index.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, tabTo} from './keys.js';
import {readOgg} from './ogg.js';

/** What a screen reader is told. */
const announced = () => findAll(document.body, '[aria-live] p').map(textOf);

async function setUp() {
  const desk = await setUpComposer();
  const {page, composer, session, task} = desk;
  const part = (name: string) => findAll(page, `[part~=${name}]`)[0];
  const pressOn = async (name: string) => {
    await until(() => part(name), `there is ${name}`);
    part(name)?.focus();
    await press('Enter');
  };
  await until(() => part('voice-button'), 'a voice note can be recorded');
  const bar = () => textOf(find(page, '[part~=voice]'));
  const isRecording = () => part('voice') !== undefined && bar().startsWith('Recording');
  const isPaused = () => part('voice') !== undefined && bar().startsWith('Paused');
  const seconds = () => {
    const [, minutes, rest] = /(\d+):(\d\d)/.exec(bar()) ?? [];
    return Number(minutes) * 60 + Number(rest);
  };
  return {
    ...desk,
    composer,
    part,
    press: pressOn,
    bar,
    seconds,
    isPaused,
    isRecording,
    nameOf: (name: string) => part(name)?.getAttribute('aria-label'),
    begin: async (toSecond = 1) => {
      await pressOn('voice-button');
      for (let second = 0; second <= toSecond; second += 1)
        await until(() => isRecording() && seconds() >= second, `it has recorded ${second} s`);
    },
    sent: () =>
      messagesOf(session.state, task.conversationId).flatMap(({content, id}) =>
        content.type === 'media' ? [{...content.media, id}] : [],
      ),
    /** Lets the simulated upload go on. */
    arrives: async (isSo: () => boolean) =>
      until(() => {
        desk.clock.advance(50);
        return isSo();
      }, 'it is sent'),
  };
}

/** The microphones that were opened while this was on. */
function watchMicrophone() {
  const {mediaDevices} = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  const tracks: MediaStreamTrack[] = [];
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  return {
    tracks,
    isOn: () => tracks.some(({readyState}) => readyState === 'live'),
    refuse: (name: string) => {
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
    },
    restore: () => {
      mediaDevices.getUserMedia = original;
    },
  };
}

describe('<wa-composer> with voice notes', () => {
  let microphone: ReturnType<typeof watchMicrophone>;

  beforeEach(() => {
    microphone = watchMicrophone();
  });
  afterEach(() => microphone.restore());

  it('records, pauses, goes on, lets hear and sends an Ogg file of Opus, by keyboard alone', async () => {
    const {
      begin,
      bar,
      press: use,
      part,
      isPaused,
      isRecording,
      nameOf,
      seconds,
      sent,
      arrives,
      adapter,
      box,
    } = await setUp();
    await begin();
    expect(part('voice-button'), 'no second one').to.equal(undefined);
    await until(() => announced().includes('Recording'), 'that it records is said');
    expect(hasFocus(find(document.body, '[part~=voice-pause-button]'))).to.equal(true);
    await press('Enter');
    await until(isPaused, 'it is paused');
    expect(microphone.isOn(), 'the microphone is let go').to.equal(false);
    await until(() => announced().some((words) => words.startsWith('Recording paused at 0:0')), 'that is said');
    const first = seconds();
    expect(nameOf('voice-pause-button')).to.equal('Go on recording');
    await press('Enter');
    await until(() => isRecording() && seconds() > first, 'it goes on where it was');
    await press('Enter');
    await until(isPaused, 'it is paused again');
    await tabTo(
      () => nameOf('voice-listen-button') === 'Listen' && hasFocus(part('voice-listen-button') ?? box()),
      'back',
    );
    await press('Enter');
    await until(() => nameOf('voice-listen-button') === 'Stop listening', 'it is heard');
    await until(() => inputAt(part('voice-slider')) > 0, 'it moves on');
    await use('voice-send-button');
    await until(() => part('voice') === undefined, 'it is on its way');
    expectFocus(box());
    await arrives(() => sent().length === 1);
    const [note] = sent();
    expect([note?.kind, note?.mimeType]).to.deep.equal(['voice', 'audio/ogg; codecs=opus']);
    const blob = await adapter.loadMedia?.(note?.id ?? '', new AbortController().signal, () => undefined);
    const pages = readOgg(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect((pages.at(-1)?.granule ?? 0) / 48_000).to.be.greaterThan(first);
    expect(part('voice-button')).not.to.equal(undefined);
    expect(() => bar()).to.throw();
  });

  it('discards at once what is short, and goes back to the microphone', async () => {
    const {begin, press: use, part, sent} = await setUp();
    await begin(0);
    await use('voice-discard-button');
    await until(() => part('voice') === undefined, 'it is gone');
    await until(() => announced().includes('Recording discarded'), 'that is said');
    expectFocus(find(document.body, '[part~=voice-button]'));
    await until(() => !microphone.isOn(), 'the microphone is let go');
    expect(sent()).to.deep.equal([]);
  });

  it('asks before more than three seconds go, and records no more meanwhile', async () => {
    const {begin, press: use, part, bar, isPaused} = await setUp();
    await begin(4);
    await use('voice-discard-button');
    await until(() => /^Discard this recording of 0:\d\d\?/.test(bar()), 'it is asked');
    expectFocus(find(document.body, '[part~=voice-keep-button]'));
    expect(microphone.isOn()).to.equal(false);
    await press('Enter');
    await until(isPaused, 'it is kept');
    expectFocus(find(document.body, '[part~=voice-discard-button]'));
    await press('Enter');
    await use('voice-discard-button');
    await until(() => part('voice') === undefined, 'it is gone');
  });

  it('stays, paused, with its conversation', async () => {
    const {begin, part, acceptFrom, session, task, isPaused} = await setUp();
    await begin();
    await acceptFrom('emil');
    await until(() => part('voice') === undefined, 'another conversation has none');
    await until(() => !microphone.isOn(), 'the microphone is let go');
    expect(part('voice-button')).not.to.equal(undefined);
    session.open(task.id);
    await until(isPaused, 'it is there again');
  });

  it('lets the microphone go when it is taken out of the page, and has the recording when it is back', async () => {
    const {begin, composer, page, isPaused} = await setUp();
    await begin();
    composer.remove();
    await until(() => !microphone.isOn(), 'the microphone is let go');
    page.append(composer);
    await until(isPaused, 'it is there again');
  });

  it('never goes into a note, and waits behind one', async () => {
    const {begin, part, isPaused, press: use} = await setUp();
    await begin();
    await use('note-button');
    await until(() => part('voice') === undefined, 'a note has none');
    expect(part('voice-button')).to.equal(undefined);
    await until(() => !microphone.isOn(), 'the microphone is let go');
    await use('note-button');
    await until(isPaused, 'it is there again');
  });

  it('is begun while the box is empty only', async () => {
    const {paste, part, composer} = await setUp();
    paste('Hello');
    await composer.updateComplete;
    expect(part('voice-button')).to.equal(undefined);
    paste('');
    await composer.updateComplete;
    expect(part('voice-button')).not.to.equal(undefined);
  });

  for (const [name, words] of [
    ['NotAllowedError', 'The microphone is blocked. Allow it for this page'],
    ['NotFoundError', 'No microphone was found. Connect one'],
    ['NotReadableError', 'Another program uses the microphone. Close it'],
    ['UnknownError', 'The recording did not work. Record again'],
  ] as const)
    it(`says plainly what to do about a ${name}`, async () => {
      const {press: use, part, page} = await setUp();
      microphone.refuse(name);
      await use('voice-button');
      await until(() => part('voice-error'), 'it is said');
      expect(textOf(find(page, '[part~=voice-error]'))).to.contain(words);
      await until(() => announced().some((one) => one.startsWith(words)), 'it is announced');
      await until(() => hasFocus(find(page, '[part~=voice-button]')), 'the focus is on the microphone');
      await use('voice-dismiss-button');
      await until(() => part('voice-error') === undefined, 'it is taken away');
      expectFocus(find(page, '[part~=voice-button]'));
    });

  it('says so where the browser cannot', async () => {
    const {press: use, part, page} = await setUp();
    const {isTypeSupported} = MediaRecorder;
    MediaRecorder.isTypeSupported = () => false;
    try {
      await use('voice-button');
      await until(() => part('voice-error'), 'it is said');
      expect(textOf(find(page, '[part~=voice-error]'))).to.contain(
        'This browser cannot record voice notes for WhatsApp.',
      );
    } finally {
      MediaRecorder.isTypeSupported = isTypeSupported;
    }
  });

  it('keeps what it has when the microphone is lost, and says so', async () => {
    const {begin, part, isPaused, page, press: use, isRecording} = await setUp();
    await begin();
    for (const track of microphone.tracks) {
      track.stop();
      track.dispatchEvent(new Event('ended')); // as when it is unplugged
    }
    await until(isPaused, 'it is paused');
    expect(textOf(find(page, '[part~=voice-error]'))).to.contain('The microphone was disconnected.');
    expect(part('voice-listen-button')).not.to.equal(undefined);
    await use('voice-pause-button');
    await until(isRecording, 'it goes on');
    expect(part('voice-error')).to.equal(undefined);
  });

  it('is kept, and cannot be sent, when the window closes; then it can again', async () => {
    const {begin, press: use, part, isPaused, task, clock, adapter, sent} = await setUp();
    await begin();
    await use('voice-pause-button');
    await until(isPaused, 'it is paused');
    clock.advance((task.capabilities.windowClosesAt ?? 0) - clock.now() + 1000);
    await until(() => part('voice-send-button')?.getAttribute('aria-disabled') === 'true', 'it cannot be sent');
    await use('voice-send-button');
    expect(sent()).to.deep.equal([]);
    adapter.simulate.customerWrites('ava', 'Still there?');
    await until(() => part('voice-send-button')?.getAttribute('aria-disabled') === 'false', 'it can be sent');
    expect(isPaused()).to.equal(true);
  });

  it('goes out before files that are only chosen, as the answer to what is quoted', async () => {
    const {begin, press: use, part, arrives, sent, page, box, session, task} = await setUp();
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(10)], 'receipt.png', {type: 'image/png'}));
    box().dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, composed: true, cancelable: true}));
    await until(() => part('attachment'), 'a file is chosen');
    const [asked] = messagesOf(session.state, task.conversationId);
    session.replyTo(task.conversationId, asked?.id ?? null);
    await begin();
    await use('voice-send-button');
    await arrives(() => sent().length === 1);
    expect(sent().map(({kind}) => kind)).to.deep.equal(['voice']);
    expect(messagesOf(session.state, task.conversationId).at(-1)?.quotedId).to.equal(asked?.id);
    expect(findAll(page, '[part~=attachment]')).to.have.length(1);
  });

  it('is an audio file where the browser has no Opus, and says so', async () => {
    const {press: use, part, bar, sent, arrives, nameOf} = await setUp();
    const Original = MediaRecorder;
    /** As Safari was. */
    globalThis.MediaRecorder = class extends Original {
      constructor(stream: MediaStream) {
        super(stream, {mimeType: 'audio/mp4'});
      }
      static override isTypeSupported = (type: string) => type === 'audio/mp4;codecs=mp4a.40.2';
    };
    try {
      await use('voice-button');
      await until(() => /Recording 0:01/.test(bar()), 'it records');
      expect(bar()).to.contain('Your recording is sent as an audio file.');
      expect(nameOf('voice-pause-button')).to.equal('Stop the recording');
      await use('voice-pause-button');
      await until(() => part('voice-listen-button'), 'it can be heard');
      expect(part('voice-pause-button')?.getAttribute('aria-disabled')).to.equal('true');
      expect(nameOf('voice-send-button')).to.equal('Send as an audio file');
      await use('voice-send-button');
      await arrives(() => sent().length === 1);
      expect(sent().map(({kind, mimeType}) => [kind, mimeType])).to.deep.equal([['audio', 'audio/mp4']]);
    } finally {
      globalThis.MediaRecorder = Original;
    }
  });

  it('is accessible while it records, when it is paused, and when it asks', async () => {
    const {begin, page, press: use, isPaused, bar} = await setUp();
    await begin(4);
    await expectAccessible(page);
    await use('voice-pause-button');
    await until(isPaused, 'it is paused');
    await expectAccessible(page);
    await use('voice-discard-button');
    await until(() => bar().startsWith('Discard'), 'it asks');
    await expectAccessible(page);
  });
});

const inputAt = (element: HTMLElement | undefined): number =>
  element instanceof HTMLInputElement ? element.valueAsNumber : 0;
