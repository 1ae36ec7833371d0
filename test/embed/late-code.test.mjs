import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {box, imports, openStage, script} from './stage.mjs';

const tags = ['desk-session', 'agent-state', 'offer-popup', 'conversation', 'composer'];
const page = {
  head: `<script type="importmap">${JSON.stringify({imports})}</script>${tags.map((name) => script(`/dist/define/${name}.js`)).join('')}`,
  body: box(
    '<wa-desk-session demo></wa-desk-session><wa-agent-state></wa-agent-state><wa-offer-popup></wa-offer-popup><wa-conversation></wa-conversation><wa-composer></wa-composer>',
  ),
};

describe('Code that comes behind its element', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('is fetched without a task, and without being asked', async () => {
    const {
      page: opened,
      requests,
      problems,
      close,
    } = await stage.open({
      ...page,
      body: '<wa-conversation></wa-conversation>',
    });
    await opened.waitForFunction(() => customElements.get('wa-conversation'));
    while (!requests.some((url) => url.endsWith('/conversation/thread.js'))) await opened.waitForEvent('request');
    assert.deepEqual(problems, []);
    await close();
  });

  it('loses nothing while it does not come: the agent answers, and all of it stands there when it has come', async () => {
    const {page: opened, warnings, problems, close} = await stage.open({body: ''});
    let letThrough = () => undefined;
    const gate = new Promise((resolve) => (letThrough = resolve));
    let asked = 0;
    let askAgain = () => undefined;
    const askedAgain = new Promise((resolve) => (askAgain = resolve));
    await opened.route('**/conversation/thread.js', async (route) => {
      asked += 1;
      if (asked === 1) return route.abort();
      askAgain();
      await gate;
      return route.continue();
    });
    await opened.goto(stage.origin + stage.serve(page));
    await opened.click('role=button[name=/^Your state/]');
    await opened.click('role=menuitemradio[name=/Available/] >> visible=true');
    await opened.click('role=button[name=/Accept.*Ava Hill/]');
    const text = opened.getByRole('textbox', {name: 'Message to Ava Hill'});
    await text.fill('Two tins are kept.');
    await text.press('Enter');
    await opened.waitForFunction(
      () => document.querySelector('wa-composer').shadowRoot.querySelector('textarea').value === '',
    );
    assert.equal(await opened.getByRole('log').count(), 0);
    const done = opened.evaluate(() => {
      const pane = document.querySelector('wa-conversation');
      return pane.updateComplete.then(() => pane.shadowRoot.querySelectorAll('[role=article]').length);
    });
    await askedAgain;
    letThrough();
    await opened.getByRole('log').getByText('I would take two tins.').waitFor();
    await opened.getByRole('log').getByText('Two tins are kept.').waitFor();
    assert.ok((await done) > 1, 'who waits for the element waits for its code');
    assert.match(warnings.join(), /could not be fetched; it is tried again/);
    assert.deepEqual(
      problems.filter((problem) => !/ERR_FAILED/.test(problem)),
      [],
    );
    await close();
  });
});
