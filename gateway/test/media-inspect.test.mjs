import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fileName, isActiveName} from '../dist/media/file-name.js';
import {inspect} from '../dist/media/inspect.js';
import {receive} from '../dist/media/receive.js';
import {jpeg, pdf, png, voiceNote} from './media-graph.mjs';

const look = (bytes, {kind = 'document', claimedType = null, name = null} = {}) =>
  inspect({head: bytes, tail: bytes, whole: true, kind, claimedType, name});
const typeOf = async (...of) => (await look(...of)).mime;
const hex = (digits, size = 64) => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(size)]);
const box = (brand) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(64)]);

/** A zip with one stored file. */
function zip(name, body) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(body.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(body), Buffer.alloc(64)]);
}

describe('what a file is', () => {
  it('knows by the bytes what WhatsApp sends', async () => {
    for (const [bytes, kind, mime] of [
      [png(1, 1), 'image', 'image/png'],
      [jpeg(1, 1, 1), 'image', 'image/jpeg'],
      [hex('474946383961010001008000', 64), 'image', 'image/gif'],
      [Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\0\0\0\0\0\0'), 'sticker', 'image/webp'],
      [voiceNote(1), 'audio', 'audio/ogg'],
      [hex('fffb9064', 2000), 'audio', 'audio/mpeg'],
      [Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(32)]), 'audio', 'audio/amr'],
      [hex('fff15080', 64), 'audio', 'audio/aac'],
      [box('M4A '), 'audio', 'audio/mp4'],
      [box('isom'), 'audio', 'audio/mp4'],
      [box('isom'), 'video', 'video/mp4'],
      [box('3gp5'), 'video', 'video/3gpp'],
      [pdf, 'document', 'application/pdf'],
      [hex('d0cf11e0a1b11ae1'), 'document', 'application/x-cfb'],
      [zip('a.txt', 'hello'), 'document', 'application/zip'],
      [Buffer.from('{\\rtf1 hello}'), 'document', 'application/rtf'],
      [Buffer.from('Hello, 1 < 2 & <ann@example.com>\r\n'), 'document', 'text/plain'],
      [Buffer.from('Grüße'), 'document', 'text/plain'],
      [Buffer.from('Gr\u00fc\u00dfe', 'latin1'), 'document', 'text/plain'],
      [Buffer.from('\uFEFFHello', 'utf16le'), 'document', 'text/plain'],
    ])
      assert.equal(await typeOf(bytes, {kind}), mime);
  });

  it('knows a text that is cut within a letter', async () => {
    const head = Buffer.from('Grü').subarray(0, -1);
    const claim = {kind: 'document', claimedType: null, name: null};
    assert.equal((await inspect({head, tail: head, whole: false, ...claim})).mime, 'text/plain');
  });

  it('hands out no program that is a zip, and no document with macros', async () => {
    const macros =
      '<?xml version="1.0"?><Types><Override PartName="/w" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
    for (const bytes of [
      zip('META-INF/MANIFEST.MF', 'Main-Class: Evil'),
      zip('classes.dex', 'x'),
      zip('[Content_Types].xml', macros),
    ])
      assert.deepEqual(await look(bytes), {state: 'blocked'});
  });

  it('takes other names of the same, and a sender who says nothing', async () => {
    for (const claimedType of [
      'audio/ogg; codecs=opus',
      'audio/opus',
      'AUDIO/OGG',
      'application/octet-stream',
      '',
      null,
    ])
      assert.equal((await look(voiceNote(1), {kind: 'audio', claimedType})).state, 'ready', String(claimedType));
    const sheet = Buffer.from('a,b\n1,2\n');
    for (const claimedType of ['text/csv', 'application/vnd.ms-excel', 'text/comma-separated-values'])
      assert.equal((await look(sheet, {claimedType, name: 'list.csv'})).state, 'ready', claimedType);
  });

  it('gives a name the ending of what is inside, and leaves one without', async () => {
    const named = async (bytes, name) => (await look(bytes, {name})).name;
    assert.equal(await named(pdf, 'Invoice.PDF'), 'Invoice.PDF');
    assert.equal(await named(pdf, 'Invoice'), 'Invoice');
    assert.equal(await named(pdf, 'invoice v1.2'), 'invoice v1.2.pdf');
    assert.equal(await named(pdf, 'photo.jpg'), 'photo.jpg.pdf');
    assert.equal(await named(Buffer.from('x=1'), 'settings.cfg'), 'settings.cfg.txt');
    assert.equal(await named(Buffer.from('a,b'), 'list.csv'), 'list.csv');
  });

  it('reads how large a picture is, as it is to be seen', async () => {
    const measures = async (bytes) => {
      const {width, height} = await look(bytes, {kind: 'image'});
      return [width, height];
    };
    const lossless = Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\0\0\0\0\0\0\0\0', 'latin1');
    lossless.writeUInt32LE(((300 - 1) << 14) | (200 - 1), 21);
    const extended = Buffer.from(`RIFF\0\0\0\0WEBPVP8X${'\0'.repeat(20)}`, 'latin1');
    extended.writeUIntLE(511, 24, 3);
    extended.writeUIntLE(255, 27, 3);
    const lossy = Buffer.from(`RIFF\0\0\0\0WEBPVP8 ${'\0'.repeat(20)}`, 'latin1');
    lossy.writeUInt16LE(320 | 0x4000, 26);
    lossy.writeUInt16LE(240, 28);
    assert.deepEqual(await measures(png(640, 480)), [640, 480]);
    assert.deepEqual(await measures(hex('47494638396140018000f00000', 64)), [320, 128]);
    assert.deepEqual(await measures(lossless), [200, 300]);
    assert.deepEqual(await measures(extended), [512, 256]);
    assert.deepEqual(await measures(lossy), [320, 240]);
    for (let orientation = 1; orientation <= 8; orientation++)
      assert.deepEqual(await measures(jpeg(400, 300, orientation)), orientation < 5 ? [400, 300] : [300, 400]);
  });

  it('is through with a broken picture at once', async () => {
    const whole = jpeg(400, 300, 6);
    for (let size = 4; size < whole.length; size++) await look(whole.subarray(0, size), {kind: 'image'});
    const endless = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(1024 * 1024, 0xff)]);
    assert.equal((await look(endless, {kind: 'image'})).width, null);
    const still = Buffer.concat([Buffer.from('ffd8ffe00000', 'hex'), Buffer.alloc(100)]);
    assert.equal((await look(still, {kind: 'image'})).width, null);
  });

  it('reads how long a voice note is from its last page that tells', async () => {
    const duration = async (bytes) => (await look(bytes, {kind: 'audio'})).duration;
    assert.equal(await duration(voiceNote(61)), 61);
    assert.equal(await duration(voiceNote(0.02)), 0.02);
    assert.equal(await duration(voiceNote(0)), null);
    const noEnd = voiceNote(5);
    noEnd.writeBigInt64LE(-1n, noEnd.lastIndexOf('OggS') + 6);
    assert.equal(await duration(noEnd), null);
    const otherStream = voiceNote(5);
    otherStream.writeUInt32LE(78, otherStream.lastIndexOf('OggS') + 14);
    assert.equal(await duration(otherStream), null);
    assert.equal(await duration(voiceNote(5).subarray(0, 60)), null);
  });
});

describe('a file’s name', () => {
  it('is without folders, controls, direction signs, quotes and what cannot be seen', () => {
    for (const [given, name] of [
      ['report.pdf', 'report.pdf'],
      ['a\u202Eb\u2066c\u200Fd\u061Ce\u200B.pdf', 'abcde.pdf'],
      ['a\r\nb\tc\u0000\u0085\u2028.pdf', 'abc.pdf'],
      ['..', null],
      ['   ', null],
      ['', null],
      [null, null],
      ['a/b\\c/.hidden', 'hidden'],
      ['folder/', null],
      ['x.txt:evil.exe', 'x.txtevil.exe'],
      ['evil.exe. . ', 'evil.exe'],
      ['  two   words .pdf', 'two words .pdf'],
      ['lone \uD800 half.pdf', 'lone half.pdf'],
      ['😀 été.pdf', '😀 été.pdf'],
      [`${'long '.repeat(100)}.pdf`, /^long .{100,113}…\.pdf$/u],
      [`${'😀'.repeat(100)}.pdf`, /^😀+…\.pdf$/u],
    ])
      if (name instanceof RegExp) assert.match(fileName(given), name);
      else assert.equal(fileName(given), name);
  });

  it('is active by its real end alone, however that is disguised', () => {
    const active = (given) => isActiveName(fileName(given));
    for (const given of 'setup.exe|SETUP.EXE|photo.jpg.exe|a.exe.|a.exe |a.e\u200Bxe|a.ｅｘｅ|cod\u202Efdp.scr|a.pdf:evil.exe'.split(
      '|',
    ))
      assert.ok(active(given), given);
    const endings =
      'js html htm xhtml svg svgz bat cmd com msi vbs ps1 jar apk lnk url hta iso docm xlsm sh py xml mht dmg desktop swf reg wsf img one chm pif';
    for (const ending of endings.split(' ')) assert.ok(active(`x.${ending}`), ending);
    for (const given of ['exe', 'my.exe.pdf', 'report.pdf', 'html.txt', 'js', 'v1.exe-notes.txt', 'été.docx', 'x.csv'])
      assert.ok(!active(given), given);
  });
});

describe('taking a file in', () => {
  const MB = 1024 * 1024;

  it('cuts it into pieces, whatever comes at a time', async () => {
    for (const [total, step] of [
      [3 * MB, MB],
      [3 * MB + 1, 65_536],
      [MB - 1, 1000],
      [2 * MB, 5 * MB],
      [1, 1],
      [0, 1],
    ]) {
      const whole = Buffer.alloc(total, 'wa-desk');
      const pieces = [];
      async function* body() {
        for (let at = 0; at < total; at += step) yield whole.subarray(at, at + step);
      }
      const {size, head, tail} = await receive(body(), async (place, piece) => void (pieces[place] = piece));
      assert.equal(size, total);
      assert.ok(Buffer.concat(pieces).equals(whole));
      assert.ok(pieces.every((piece, place) => piece.length === MB || place === pieces.length - 1));
      assert.ok(head.equals(whole.subarray(0, MB)));
      assert.ok(tail.equals(whole.subarray(-128 * 1024)));
    }
  });
});
