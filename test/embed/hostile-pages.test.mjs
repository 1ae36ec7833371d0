import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './day.mjs';
import {differences, lookAt} from './look.mjs';
import {openStage, script} from './stage.mjs';

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
  'rules by what classes contain': style(`
    [class*='md'], [class*='base'], [class*='button'], [class*='row'], [class*='card'], [class*='icon'], [part], [class]
      {display: none !important}
    .button, .base, .row, .header, .primary, .notice, .small {background: red !important; padding: 40px !important}
  `),
};

describe('In a hostile page', {concurrency: 4}, () => {
  let stage;
  let clean;
  before(async () => {
    stage = await openStage();
    clean = await workIn({});
    assert.deepEqual(clean.problems, []);
  });
  after(() => stage.close());

  async function workIn(crm) {
    const {page, problems, warnings, close} = await stage.open({...crm, head: script() + tall + (crm.head ?? '')});
    let look;
    const day = await workShortDay(page, {inConversation: async () => (look = await lookAt(page))});
    await close();
    return {day, look, problems, warnings};
  }

  for (const [name, crm] of Object.entries(hostile))
    it(`of ${name} the desk works and looks as in any other`, async () => {
      const {day, look, problems} = await workIn(crm);
      assert.deepEqual(day, clean.day);
      assert.deepEqual(differences(clean.look, look).slice(0, 20), []);
      assert.deepEqual(problems, []);
    });
});
