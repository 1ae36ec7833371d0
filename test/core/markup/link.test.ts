import {expect} from 'chai';
import {linksIn, masking, treeOf} from './shown.js';

const hrefs = (text: string) => linksIn(text).map(({href}) => href);
const shown = (text: string) => linksIn(text).map(({start, end}) => text.slice(start, end));

describe('A link in a message', () => {
  for (const [text, ...addresses] of [
    ['See https://example.com/a_b_c*d*.', 'https://example.com/a_b_c*d*'.slice(0, -1)],
    ['HTTP://Example.COM', 'HTTP://Example.COM'],
    ['(https://en.wikipedia.org/wiki/Foo_(bar))', 'https://en.wikipedia.org/wiki/Foo_(bar)'],
    ['https://a.example, https://b.example!', 'https://a.example', 'https://b.example'],
    ['*https://a.example/x*', 'https://a.example/x'],
    ['看https://a.example/x，谢谢', 'https://a.example/x'],
    ['Link:https://a.example', 'https://a.example'],
    ['"https://a.example"', 'https://a.example'],
    ['www.example.org/x?y#z', 'www.example.org/x?y#z'],
    ['order at shop.com today', 'shop.com'],
    ['_bbc.co.uk_', 'bbc.co.uk'],
    ['amazon.de', 'amazon.de'],
    ['youtu.be/abc', 'youtu.be/abc'],
    ['\u2068https://a.example\u2069, ok', 'https://a.example'],
  ] as const)
    it(`is found: ${text}`, () => {
      expect(shown(text)).to.deep.equal(addresses);
    });

  it('leads by https where no scheme is written', () => {
    expect(hrefs('shop.com/x')).to.deep.equal(['https://shop.com/x']);
    expect(hrefs('http://shop.com')).to.deep.equal(['http://shop.com/']);
  });

  for (const text of [
    'ava@example.com',
    'ava.com@example.com',
    'ava@mail.example.com',
    'ava@x-example.com',
    'ava@x_example.com',
    'mailto:ava@example.com',
    '+44 7700 900123',
    'tel:+447700900123',
    'javascript:alert(document.domain)',
    'JaVaScRiPt\t:alert(1) and java\nscript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'javascript:shop.com',
    'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
    'data:text/html,<a href=https://a.example>',
    'blob:https://a.example/1234',
    'view-source:https://a.example',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://shop.com/x',
    'xhttps://shop.com',
    'https://',
    'https://localhost/x',
    'http://[::1]/',
    'https:/shop.com'.slice(0, 7),
    'invoice.pdf, e.g. this. Or that',
    'Thanks.See you.Bye',
    'v1.2.3',
    'shop.com.invalid',
    'аpple.com',
    'shop.com:443@evil.example/',
    'https://a.example:99999/',
    'a.b',
  ])
    it(`is not made of ${JSON.stringify(text)}`, () => {
      expect(shown(text)).to.deep.equal([]);
    });

  for (const [text, host, deceptive] of [
    ['https://example.com/login', 'example.com', false],
    ['HTTPS://EXAMPLE.com:443?x', 'example.com', false],
    ['https://evil.example/@good.example', 'evil.example', false],
    ['https://xn--pple-43d.example/login', 'xn--pple-43d.example', false],
    ['https://good.example@evil.example/', 'evil.example', true],
    ['https://good.example:443@evil.example/', 'evil.example', true],
    ['https://good.example%2F@evil.example/', 'evil.example', true],
    ['https://\u0430pple.com/', 'xn--pple-43d.com', true],
    ['https://\u0430\u0440\u0440\u04cf\u0435.com', 'xn--80ak6aa92e.com', true],
    ['https://evil.example\\@good.example/', 'evil.example', true],
    ['https://ex%61mple.com/', 'example.com', true],
    ['http://2130706433.example@0x7f.1/', '127.0.0.1', true],
    ['https://goo\u00adgle.com/', 'google.com', true],
    ['https://evil.example/\u202emoc.elgoog', 'evil.example', true],
    ['https://evil.example\u202e/moc.elgoog', 'evil.example', true],
  ] as const)
    it(`knows where it leads: ${JSON.stringify(text)}`, () => {
      const [link] = linksIn(text);
      expect(link).to.include({host, deceptive});
      expect(new URL(link?.href ?? '').hostname).to.equal(host);
    });

  it('drops the user it would be opened as', () => {
    expect(hrefs('https://ava:secret@shop.com/x')).to.deep.equal(['https://shop.com/x']);
  });

  for (const [text, masked] of [
    ['https://example.com/?q=************1111', '************1111'],
    ['https://example.com/?q=**** **** 1111&r=shop.com', '**** **** 1111'],
    ['shop.com/****', '****'],
    ['https://a****@shop.com', 'a****'],
    ['https://shop.com/(****', '****'],
    ['****shop.com', '****'],
    ['https://x.com/,****,https://y.com', '****'],
  ] as const)
    it(`is inert where a part of it is masked: ${text}`, () => {
      const start = text.indexOf(masked);
      const tree = treeOf(masking(text, {start, end: start + masked.length, kind: 'card'}));
      expect(tree).to.contain(`masked("${masked}")`).and.to.not.contain('link(');
    });

  it('is not looked for in code', () => {
    expect(shown('`https://a.example` ```https://b.example```')).to.deep.equal([]);
  });
});
