import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './day.mjs';
import {differences, lookAt} from './look.mjs';
import {LATER, openStage, script, version} from './stage.mjs';

const tall = '<style>wa-desk {block-size: 100%}</style>';
const style = (rules) => ({head: `<style>${rules}</style>`});

/** What pages say of themselves, and thereby of all that stands in them. */
const hostile = {
  'rules that unset everything': style('* {all: unset !important}'),
  'rules that unset our tags': style(
    `${'desk agent-state task-list interaction conversation composer offer-popup wrapup message-bubble'
      .split(' ')
      .map((name) => `wa-${name}`)
      .join(',')} {all: unset !important}`,
  ),
  'rules for all that inherits': style(`
    body, body * {
      font: italic small-caps 900 30px/3 fantasy !important; letter-spacing: 5px !important; word-spacing: 9px !important;
      text-transform: uppercase !important; text-align: right !important; text-align-last: justify !important;
      text-indent: 3em !important; text-shadow: 2px 2px red !important; white-space: pre !important;
      word-break: break-all !important; overflow-wrap: anywhere !important; hyphens: auto !important;
      line-break: anywhere !important; list-style: square inside !important; fill: red !important;
      stroke: green !important; stroke-width: 7 !important; caret-color: red !important; user-select: none !important;
      -webkit-text-fill-color: red !important; -webkit-text-stroke: 2px blue !important; color: red !important;
      text-emphasis: 'x' !important; text-underline-offset: 9px !important; text-rendering: geometricPrecision !important;
      text-wrap: balance !important;
    }`),
  'a reset that takes margins, borders and sizes from all': style(`
    *, ::before, ::after {box-sizing: content-box; border: 0 solid red; margin: 0; padding: 0}
    html {line-height: 1.15; tab-size: 4; -webkit-text-size-adjust: 100%}
    body {margin: 0; line-height: inherit; font-family: serif}
    button, input, select, textarea {font: 900 11px monospace; appearance: none; background: lime; color: inherit; min-height: 60px}
    img, svg, video, canvas, audio {display: inline; vertical-align: top; max-width: 10px; height: auto}
    h1, h2, h3, ul, ol, p, dl, dd {font-size: 50px; font-weight: 100; margin: 3em; list-style: decimal}
    a {color: inherit; text-decoration: line-through} [hidden] {display: block} dialog {padding: 90px}
    [role='button'], button {cursor: crosshair} ::placeholder {color: red; opacity: 0.1} :focus-visible {outline: none !important}
  `),
  'a rem of 10 px': style('html {font-size: 62.5%} body {font-size: 1.6rem}'),
  'rules by what classes contain': style(`
    [class*='md'], [class*='base'], [class*='button'], [class*='row'], [class*='card'], [class*='icon'], [part], [class]
      {display: none !important}
    .button, .base, .row, .header, .primary, .notice, .small {background: red !important; padding: 40px !important}
  `),
};

const program = (code) => ({head: `<script>${code}</script>`});

/** What pages do to the language and the page that all scripts share. */
const programs = {
  'adds to the prototypes of all objects and arrays': program(`
    Object.prototype.isMine = function () { return false; };
    Object.prototype.extra = {}; Object.prototype.type = 'theirs';
    Array.prototype.each = function () {}; Array.prototype.last = null; String.prototype.strip = function () {};
    Function.prototype.method = function () {}; Element.prototype.show = function () {};`),
  'brings old polyfills and libraries': program(`
    Array.prototype.includes = function (one) { for (var i = 0; i < this.length; i++) if (this[i] === one) return true; return false; };
    Array.prototype.find = function (test, self) { for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i, this)) return this[i]; };
    Array.prototype.flat = function () { return [].concat.apply([], this); };
    const Native = Promise; globalThis.Promise = class Old extends Native {};
    Element.prototype.matches = Element.prototype.webkitMatchesSelector;
    globalThis.$ = globalThis._ = globalThis.jQuery = () => { throw new Error('not for you'); };
    globalThis.define = Object.assign(() => { throw new Error('not for you'); }, {amd: {}});
    globalThis.module = {exports: {}}; globalThis.exports = {}; globalThis.process = {env: {}};
    globalThis.html = globalThis.css = globalThis.session = 1; globalThis.event = undefined;`),
  'freezes what the language brings': program(`
    for (const one of [Array, Object, String, Promise, Map, Set, Function, Number, RegExp, Date, Error, Event, EventTarget, Node, Element, HTMLElement])
      { Object.freeze(one); Object.freeze(one.prototype); }
    for (const one of [JSON, Math, Reflect]) Object.freeze(one);`),
};

describe('In a hostile page', {concurrency: 3}, () => {
  let stage;
  let clean;
  before(async () => {
    stage = await openStage();
    clean = await workIn({});
    assert.deepEqual(clean.problems, []);
  });
  after(() => stage.close());

  async function workIn(crm, look = lookAt) {
    const {page, problems, warnings, close} = await stage.open({...crm, head: (crm.head ?? '') + script() + tall});
    let looked;
    const day = await workShortDay(page, {inConversation: async () => (looked = await look(page))});
    await close();
    return {day, looked, problems, warnings};
  }

  for (const [name, crm] of Object.entries(hostile))
    it(`of ${name} the desk works and looks as in any other`, async () => {
      const {day, looked, problems} = await workIn(crm);
      assert.deepEqual(day, clean.day);
      assert.deepEqual(differences(clean.looked, looked).slice(0, 20), []);
      assert.deepEqual(problems, []);
    });

  for (const [name, crm] of Object.entries(programs))
    it(`that ${name} the desk works as in any other`, async () => {
      const {day, problems, warnings} = await workIn(crm, () => undefined);
      assert.deepEqual({day, problems, warnings}, {day: clean.day, problems: [], warnings: []});
    });

  it('that brings another version of the desk the first stays, and one warning names both', async () => {
    const {page, problems, warnings, close} = await stage.open({head: script() + tall});
    await page.waitForFunction((tag) => customElements.get(tag), 'wa-desk');
    await page.addScriptTag({type: 'module', url: '/later/dist/wa-desk.js'});
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({name}) => /later.*composer/.test(name)),
    );
    assert.deepEqual(await workShortDay(page), clean.day);
    assert.equal(await page.evaluate(() => customElements.get('wa-desk').version), version);
    assert.equal(warnings.length, 1, warnings.join());
    assert.ok(warnings[0].includes(version) && warnings[0].includes(LATER), warnings[0]);
    assert.deepEqual(problems, []);
    await close();
  });

  it('of Web Awesome, autoloader and all, both work', async () => {
    const theirs = '/node_modules/@awesome.me/webawesome/dist-cdn';
    const {page, problems, close} = await stage.open({
      head: `<link rel="stylesheet" href="${theirs}/styles/webawesome.css">${tall}${script()}${script(`${theirs}/webawesome.loader.js`)}`,
      own: '<wa-button>Theirs</wa-button><wa-input label="Name"></wa-input>',
    });
    assert.deepEqual(await workShortDay(page), clean.day);
    await page.waitForFunction(() => document.querySelectorAll('wa-button:defined, wa-input:defined').length === 2);
    assert.deepEqual(problems, []);
    await close();
  });

  it('that reads from the right the desk is mirrored and works', async () => {
    const {day, looked, problems} = await workIn({html: 'lang="en" dir="rtl"'});
    assert.deepEqual(day, clean.day);
    assert.deepEqual(problems, []);
    const boxes = (look) =>
      Object.entries(look)
        .filter(([name]) => /(header|views|base|input|send-button|tools|details-button|shell)$/.test(name))
        .map(([name, {box}]) => [name, ...box.split(',').map(Number)]);
    const wanted = boxes(clean.looked).map(([name, x, y, width, height]) => [name, 1000 - x - width, y, width, height]);
    assert.ok(wanted.length > 8);
    for (const [at, box] of boxes(looked).entries())
      for (const [side, value] of box.entries())
        if (side > 0) assert.ok(Math.abs(value - wanted[at][side]) <= 2, `${box} is not ${wanted[at]}`);
  });
});
