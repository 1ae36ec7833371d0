import {expect} from 'chai';
import * as fc from 'fast-check';
import {OggReader} from '../../src/components/composer/voice/ogg-reader.js';
import {OggWriter} from '../../src/components/composer/voice/ogg-writer.js';
import {BadRecording, samplesOf} from '../../src/components/composer/voice/opus.js';
import {VoiceFile} from '../../src/components/composer/voice/voice-file.js';
import {WebmReader} from '../../src/components/composer/voice/webm-reader.js';
import {readOgg, text} from './ogg.js';

const WEBM = 'audio/webm;codecs=opus';

/** What a browser makes of its microphone in so many ms, in the pieces it comes in. */
async function record(ms: number): Promise<Uint8Array[]> {
  const stream = await navigator.mediaDevices.getUserMedia({audio: {channelCount: 1}});
  const recorder = new MediaRecorder(stream, {mimeType: WEBM, audioBitsPerSecond: 32_000});
  const pieces: Promise<ArrayBuffer>[] = [];
  const over = new Promise<void>((resolve) => {
    const begun = performance.now();
    recorder.addEventListener('dataavailable', ({data}) => {
      pieces.push(data.arrayBuffer());
      if (recorder.state === 'recording' && performance.now() - begun > ms) recorder.stop();
    });
    recorder.addEventListener('stop', () => resolve());
  });
  recorder.start(100);
  await over;
  for (const track of stream.getTracks()) track.stop();
  return (await Promise.all(pieces)).map((piece) => new Uint8Array(piece));
}

async function bytesOf(file: VoiceFile): Promise<Uint8Array<ArrayBuffer>> {
  const blob = file.blob();
  if (!blob) throw new Error('Nothing was heard.');
  return new Uint8Array(await blob.arrayBuffer());
}

describe('a voice note', () => {
  it('of a real recording is an Ogg file that WhatsApp takes: every page sound, its length right, and it plays', async () => {
    const file = new VoiceFile();
    file.begin(WEBM);
    for (const piece of await record(2500)) file.push(piece);
    expect(file.blob()?.type).to.equal('audio/ogg; codecs=opus');
    const bytes = await bytesOf(file);
    const pages = readOgg(bytes);
    const [head, tags, ...rest] = pages;
    expect(text(head?.packets[0]?.subarray(0, 8) ?? new Uint8Array())).to.equal('OpusHead');
    expect(head?.packets[0]?.[9], 'channels').to.equal(1);
    expect(text(tags?.packets[0]?.subarray(0, 8) ?? new Uint8Array())).to.equal('OpusTags');
    expect(pages.map(({number}) => number)).to.deep.equal(pages.map((_, i) => i));
    expect(pages.map(({flags}) => flags)).to.deep.equal([2, 0, ...rest.slice(1).map(() => 0), 4]);
    let samples = 0;
    for (const {granule, packets} of rest) {
      for (const packet of packets) samples += samplesOf(packet);
      expect(granule).to.equal(samples);
    }
    expect(samples / 48_000).to.be.greaterThan(2.3);
    expect(file.seconds).to.be.closeTo(samples / 48_000, 0.02);
    const heard = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer);
    expect(heard.duration).to.be.closeTo(samples / 48_000, 0.02);
    expect(heard.numberOfChannels).to.equal(1);
    expect(Math.max(...heard.getChannelData(0)), 'the beeps of the microphone').to.be.greaterThan(0.01);
  });

  it('goes on in a second run of the microphone, and can be had in between', async () => {
    const file = new VoiceFile();
    file.begin(WEBM);
    for (const piece of await record(400)) file.push(piece);
    const first = file.seconds;
    const between = readOgg(await bytesOf(file));
    expect(between.at(-1)?.flags).to.equal(4);
    file.begin(WEBM);
    for (const piece of await record(400)) file.push(piece);
    expect(file.seconds).to.be.greaterThan(first + 0.3);
    const bytes = await bytesOf(file);
    const pages = readOgg(bytes);
    expect(pages.filter(({flags}) => flags === 4)).to.have.length(1);
    const heard = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer);
    expect(heard.duration).to.be.closeTo(file.seconds, 0.02);
  });

  it('is the same in whatever pieces the recording comes', async () => {
    const whole = (await record(500)).flatMap((piece) => [...piece]);
    const packets = new WebmReader().push(Uint8Array.from(whole));
    expect(packets).not.to.have.length(0);
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 700}), {minLength: 1}), (lengths) => {
        const reader = new WebmReader();
        const got: Uint8Array[] = [];
        for (let at = 0, i = 0; at < whole.length; i += 1) {
          const length = lengths[i % lengths.length] ?? 1;
          got.push(...reader.push(Uint8Array.from(whole.slice(at, at + length))));
          at += length;
        }
        expect(got).to.deep.equal(packets);
      }),
      {numRuns: 30},
    );
  });

  it('tells of nothing before there is something, and refuses what is no recording', () => {
    const file = new VoiceFile();
    file.begin(WEBM);
    expect(file.blob()).to.equal(null);
    expect(file.seconds).to.equal(0);
    expect(() => file.push(Uint8Array.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0]))).to.throw(BadRecording);
    file.begin('audio/ogg');
    expect(() => file.push(new Uint8Array(40))).to.throw(BadRecording);
  });
});

/** A packet by its first bytes: how it is made, how many frames, and so many bytes behind them. */
const packet = fc
  .record({
    config: fc.integer({min: 0, max: 31}),
    code: fc.integer({min: 0, max: 3}),
    count: fc.constant(1),
    length: fc.oneof(fc.integer({min: 0, max: 300}), fc.constantFrom(253, 254, 255, 508, 509, 1275, 30_000, 62_000)),
    fill: fc.integer({min: 0, max: 255}),
  })
  .map(({config, code, count, length, fill}) => {
    const bytes = new Uint8Array(2 + length).fill(fill);
    bytes[0] = (config << 3) | code;
    bytes[1] = count;
    return bytes;
  });

describe('an Ogg file of Opus', () => {
  it('holds whatever packets came, on sound pages, counted by what they say they last', () =>
    fc.assert(
      fc.property(
        fc.array(packet, {minLength: 1, maxLength: 120}),
        fc.integer({min: 0, max: 4000}),
        (packets, skip) => {
          const writer = new OggWriter({preSkip: skip}, 7);
          for (const one of packets) writer.add(one);
          const file = writer.file();
          const pages = readOgg(file);
          expect(pages.slice(2).flatMap((page) => page.packets)).to.deep.equal(packets);
          const all = packets.reduce((sum, one) => sum + samplesOf(one), 0);
          expect(pages.at(-1)?.granule).to.equal(all);
          expect(writer.seconds).to.equal(Math.max(0, all - skip) / 48_000);
          expect(pages.map(({flags}) => flags)).to.deep.equal([2, ...pages.slice(2).map(() => 0), 4]);
          expect(file.length - writer.size, 'what is said of its size').to.be.within(0, 27);
        },
      ),
      {numRuns: 60},
    ));

  it('is read back as it was written, in whatever pieces', () =>
    fc.assert(
      fc.property(
        fc.array(packet, {minLength: 1, maxLength: 20}),
        fc.integer({min: 100, max: 5000}),
        (packets, length) => {
          const writer = new OggWriter({preSkip: 312});
          for (const one of packets) writer.add(one);
          const file = writer.file();
          const reader = new OggReader();
          const got: Uint8Array[] = [];
          for (let at = 0; at < file.length; at += length) got.push(...reader.push(file.subarray(at, at + length)));
          expect(got).to.deep.equal(packets);
          expect(reader.head).to.deep.equal({preSkip: 312});
        },
      ),
      {numRuns: 30},
    ));

  it('is read where a packet goes on over pages', () => {
    const long = new Uint8Array(600).fill(5);
    long[0] = 0xf8;
    const writer = new OggWriter({preSkip: 0}, 7);
    writer.add(long);
    const whole = writer.file();
    // the last page taken apart by hand: 255 + 255 bytes on one, 90 on the next
    const start = whole.length - 600 - 3 - 27;
    const header = whole.slice(start, start + 27);
    const page = (flags: number, lengths: number[], bytes: Uint8Array) => {
      header[5] = flags;
      header[26] = lengths.length;
      return [...header, ...lengths, ...bytes];
    };
    const reader = new OggReader();
    const got = reader.push(
      Uint8Array.from([
        ...whole.subarray(0, start),
        ...page(0, [255, 255], long.subarray(0, 510)),
        ...page(1, [90], long.subarray(510)),
      ]),
    );
    expect(got).to.deep.equal([long]);
  });

  it('counts each kind of packet as RFC 6716 says', () => {
    const lasts = (config: number, code = 0, count = 1) =>
      samplesOf(Uint8Array.from([(config << 3) | code, count, 0])) / 48;
    expect([0, 1, 2, 3, 8, 11].map((config) => lasts(config))).to.deep.equal([10, 20, 40, 60, 10, 60]);
    expect([12, 13, 14, 15].map((config) => lasts(config))).to.deep.equal([10, 20, 10, 20]);
    expect([16, 17, 18, 19, 28, 31].map((config) => lasts(config))).to.deep.equal([2.5, 5, 10, 20, 2.5, 20]);
    expect([lasts(31, 1), lasts(31, 2), lasts(31, 3, 0x83)]).to.deep.equal([40, 40, 60]);
    for (const bytes of [[], [0xff, 0], [0xff], [0x1b, 63]])
      expect(() => samplesOf(Uint8Array.from(bytes)), bytes.join()).to.throw(BadRecording);
  });
});

describe('the reading of WebM', () => {
  const element = (id: number[], bytes: number[]) => [...id, 0x80 | bytes.length, ...bytes];
  const start = element([0x1a, 0x45, 0xdf, 0xa3], []);
  const block = (flags: number) => [0x81, 0, 0, flags, 0xf8, 1, 2];
  const push = (bytes: number[]) => new WebmReader().push(Uint8Array.from(bytes));

  it('takes blocks in groups and alone, in clusters of a length that is known or not, and leaves the rest', () => {
    const group = element([0xa0], [...element([0xa1], block(0)), ...element([0x9b], [1])]);
    const known = element([0x1f, 0x43, 0xb6, 0x75], [...element([0xe7], [0]), ...group]);
    const unknown = [0x1f, 0x43, 0xb6, 0x75, 0xff, ...element([0xec], [1, 2, 3]), ...element([0xa3], block(0x80))];
    const packets = push([...start, 0x18, 0x53, 0x80, 0x67, 0xff, ...known, ...unknown]);
    expect(packets.map((one) => [...one])).to.deep.equal([
      [0xf8, 1, 2],
      [0xf8, 1, 2],
    ]);
  });

  it('refuses what is not Opus or cannot be told apart', () => {
    const vorbis = [...'A_VORBIS'].map((letter) => letter.charCodeAt(0));
    for (const [what, bytes] of Object.entries({
      'another codec': element([0x86], vorbis),
      'several packets in a block': element([0xa3], block(0x02)),
      'a block without an end': [0xa3, 0xff],
      'a block of no length': element([0xa3], [0x81]),
      'one too large': [0xa3, 0x10, 0xff, 0xff, 0xff],
      'a head that is none': element([0x63, 0xa2], [1, 2, 3]),
      'a number without length': [0x00, 0x81],
    }))
      expect(() => push([...start, ...bytes]), what).to.throw(BadRecording);
  });
});
