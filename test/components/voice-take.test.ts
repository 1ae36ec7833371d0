import {expect} from 'chai';
import {recordable, takesVoice} from '../../src/components/composer/voice/recordable.js';
import {Take} from '../../src/components/composer/voice/take.js';
import type {Capabilities} from '../../src/core/index.js';
import {until} from '../element/page.js';
import {readOgg} from './ogg.js';

const MB = 1024 * 1024;
const note = {as: 'voice', mimeTypes: ['audio/ogg'], maxSize: 16 * MB, maxCaptionLength: 0} as const;
const sound = {as: 'audio', mimeTypes: ['audio/ogg', 'audio/mp4'], maxSize: 8 * MB, maxCaptionLength: 0} as const;

const taking = (...media: (typeof note | typeof sound)[]): Capabilities => ({
  maxTextLength: 4096,
  windowClosesAt: null,
  features: ['media'],
  media: media.map((rules) => ({...rules, mimeTypes: [...rules.mimeTypes]})),
});

describe('What can be recorded', () => {
  const knows =
    (...types: string[]) =>
    (type: string) =>
      types.includes(type);
  const webm = 'audio/webm;codecs=opus';
  const ogg = 'audio/ogg;codecs=opus';
  const aac = 'audio/mp4;codecs=mp4a.40.2';

  it('is Opus for a voice note, in the container that the browser has', () => {
    const rules = taking(sound, note);
    expect(recordable(rules, knows(webm, aac))).to.deep.equal({mimeType: webm, as: 'voice', maxSize: 16 * MB});
    expect(recordable(rules, knows(ogg, webm))?.mimeType).to.equal(ogg);
  });

  it('goes as an audio file where there are no voice notes, or the browser has no Opus', () => {
    expect(recordable(taking(sound), knows(webm))).to.deep.equal({mimeType: webm, as: 'audio', maxSize: 8 * MB});
    expect(recordable(taking(note, sound), knows(aac))).to.deep.equal({mimeType: aac, as: 'audio', maxSize: 8 * MB});
  });

  it('is nothing where neither fits', () => {
    expect(recordable(taking(note), knows(aac))).to.equal(null);
    expect(recordable(taking(note, sound), knows())).to.equal(null);
    expect(recordable({...taking(), media: undefined}, knows(webm))).to.equal(null);
  });

  it('is not offered to a conversation that takes nothing spoken', () => {
    expect(takesVoice(taking(note))).to.equal(true);
    expect(takesVoice(taking(sound))).to.equal(true);
    expect(takesVoice(taking())).to.equal(false);
    expect(takesVoice({...taking(note), features: ['reply']})).to.equal(false);
  });
});

describe('A recording', () => {
  const webm = {mimeType: 'audio/webm;codecs=opus', as: 'voice', maxSize: 16 * MB} as const;
  const idle = () => undefined;
  const bytesOf = async (take: Take) => new Uint8Array((await take.blob()?.arrayBuffer()) ?? new ArrayBuffer(0));

  it('stops by itself at its longest, whole', async () => {
    const take = new Take(webm, idle, 1.5);
    await take.record();
    await until(() => take.isFull && take.state === 'paused', 'it is full');
    await take.pause();
    expect(take.seconds).to.be.within(1.4, 2.3);
    expect(take.canGoOn).to.equal(false);
    await take.record();
    expect(take.state).to.equal('paused');
    expect(readOgg(await bytesOf(take)).at(-1)?.flags).to.equal(4);
  });

  it('stops by itself before it is larger than it may be', async () => {
    const maxSize = 20_000;
    const take = new Take({...webm, maxSize}, idle);
    await take.record();
    await until(() => take.isFull && take.state === 'paused', 'it is full');
    await take.pause();
    const {length} = await bytesOf(take);
    expect(length).to.be.within(1, maxSize);
  });

  it('tells how long it can go on', async () => {
    const take = new Take(webm, idle, 60);
    expect(take.secondsLeft).to.equal(60);
    await take.record();
    await until(() => take.secondsLeft < 59.5, 'it counts');
    await take.pause();
  });

  it('is one run where a browser records something else, and goes out as it is', async () => {
    const take = new Take({mimeType: 'audio/mp4', as: 'audio', maxSize: 16 * MB}, idle);
    expect(take.pauses).to.equal(false);
    await take.record();
    await until(() => take.seconds > 0.6, 'it has recorded');
    await take.pause();
    expect(take.canGoOn).to.equal(false);
    expect(take.seconds).to.be.within(0.6, 2);
    expect(take.blob()?.type).to.equal('audio/mp4');
    expect(String.fromCharCode(...(await bytesOf(take)).subarray(4, 8))).to.equal('ftyp');
  });

  it('is cancelled while the browser still asks for the microphone, which is let go then', async () => {
    const {mediaDevices} = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    let allow: (stream: MediaStream) => void = idle;
    mediaDevices.getUserMedia = () => new Promise((resolve) => (allow = resolve));
    try {
      const take = new Take(webm, idle);
      const recording = take.record();
      await until(() => take.state === 'starting', 'it is asked');
      await take.pause();
      expect(take.state).to.equal('paused');
      const stream = await original({audio: true});
      allow(stream);
      await recording;
      expect(take.state).to.equal('paused');
      expect(stream.getTracks().map(({readyState}) => readyState)).to.deep.equal(['ended']);
      expect(take.isEmpty).to.equal(true);
    } finally {
      mediaDevices.getUserMedia = original;
    }
  });
});
