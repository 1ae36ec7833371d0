import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {findBrowser} from '../browser.mjs';
import {MAYA, NUMBER, setUp} from './fake-graph-setup.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const samples = new URL('../../demo/fake-graph/samples/', import.meta.url);
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  const {executablePath, args, headless} = await findBrowser();
  browser = await chromium.launch({executablePath, args, headless: headless !== false});
});
after(() => browser.close());

/** Maya's phone with her chat on it. @param {import('node:test').TestContext} t */
async function pickUp(t, contextOptions = {}) {
  const world = await setUp(t, {clock: 'real', latency: {sent: 0, delivered: 0}});
  const {fake, sim, post, receiver} = world;
  const context = await browser.newContext({viewport: {width: 1240, height: 900}, ...contextOptions});
  t.after(() => context.close());
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(`${fake.url}/phone/#customer=${MAYA.userId}&number=${NUMBER}`);
  await page.getByRole('log').waitFor();
  const bubble = (index) => page.locator('.bubble').nth(index);
  return {
    ...world,
    page,
    troubles,
    bubble,
    writes: async (body) => (await sim('POST', `/customers/${MAYA.userId}/messages`, {numberId: NUMBER, ...body})).id,
    gets: async (type, object) => (await post({to: MAYA.to, type, [type]: object})).json.messages[0].id,
    /** Waits for the webhook that `fits`. */
    hears: async (fits) => {
      for (;;) {
        const found = receiver.updates().find(fits);
        if (found) return found;
        await new Promise(setImmediate);
      }
    },
    menu: async (index) => {
      await bubble(index).hover();
      await page
        .getByRole('button', {name: /^Reply or react/})
        .nth(index)
        .click();
      return page.getByRole('dialog', {name: 'Message actions'});
    },
    attach: async (name) => {
      await page.getByRole('button', {name: 'Attach'}).click();
      await page.getByRole('button', {name, exact: true}).click();
    },
    upload: async (file, type) => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('file', new Blob([await readFile(new URL(file, samples))], {type}));
      const init = {method: 'POST', headers: {Authorization: 'Bearer SIM-TOKEN'}, body: form};
      return (await (await fetch(`${fake.url}/v24.0/${NUMBER}/media`, init)).json()).id;
    },
  };
}

test('the phone shows what the business sends: pictures, files, places and cards', async (t) => {
  const {page, bubble, gets, upload, writes, troubles} = await pickUp(t);
  await writes({type: 'text', text: 'Hi'});
  await gets('image', {id: await upload('parcel.jpg', 'image/jpeg'), caption: 'Is it *this* one?'});
  await gets('document', {id: await upload('invoice.pdf', 'application/pdf'), filename: 'Invoice.pdf'});
  await gets('location', {latitude: 53.8, longitude: -1.5, name: 'Our shop'});
  await gets('contacts', [
    {name: {formatted_name: 'Sam Okafor', first_name: 'Sam'}, phones: [{phone: '+44 7700 900455'}]},
  ]);
  await gets('sticker', {id: await upload('wave.webp', 'image/webp')});
  await gets('video', {id: await upload('unboxing.mp4', 'video/mp4')});
  await page.waitForFunction(() => [...document.images].filter((image) => image.naturalWidth > 0).length >= 2);
  assert.equal(await bubble(1).locator('strong').textContent(), 'this');
  const link = bubble(2).getByRole('link');
  assert.deepEqual(
    [await link.getAttribute('download'), await link.innerText()],
    ['Invoice.pdf', 'Invoice.pdf\napplication/pdf, 2 kB'],
  );
  assert.match(await bubble(3).innerText(), /Our shop/);
  assert.match(await bubble(4).innerText(), /Sam Okafor\s+\+44 7700 900455/);
  await page.waitForFunction(() => document.querySelector('video')?.readyState > 0);
  assert.deepEqual(troubles, []);
});

test('a file that lies about itself is offered to save and nothing of it runs', async (t) => {
  const {page, bubble, writes, troubles} = await pickUp(t);
  await writes({
    type: 'image',
    mimeType: 'image/svg+xml',
    bytes: btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  });
  await writes({type: 'image', mimeType: 'image/png', bytes: btoa('<!doctype html><script>alert(1)</script>')});
  await writes({type: 'contacts', contacts: [{name: {formatted_name: '<img src=x onerror=alert(1)>'}}]});
  const alerts = [];
  page.on('dialog', (dialog) => alerts.push(dialog.message()));
  await bubble(1).getByRole('link').waitFor();
  assert.equal(await bubble(0).getByRole('link').getAttribute('download'), 'File');
  await bubble(2).getByText('<img src=x onerror=alert(1)>').waitFor();
  assert.deepEqual([alerts, troubles], [[], []]);
});

test('the customer attaches a photo, what is written becomes its caption', async (t) => {
  const {page, bubble, attach, hears} = await pickUp(t);
  await page.getByRole('textbox', {name: 'Message'}).fill('It is dented');
  await attach('Parcel');
  const {image} = await hears(({type}) => type === 'image');
  assert.deepEqual([image.caption, image.mime_type], ['It is dented', 'image/jpeg']);
  assert.equal(await page.getByRole('textbox', {name: 'Message'}).inputValue(), '');
  await bubble(0).getByAltText('Photo').waitFor();
  for (const [name, type] of [
    ['Voice note', 'audio'],
    ['Invoice 2026-118', 'document'],
    ['Wave', 'sticker'],
    ['Place', 'location'],
    ['Contact', 'contacts'],
  ]) {
    await attach(name);
    await hears((update) => update.type === type);
  }
});

test('the customer answers, reacts, edits and deletes from the menu of a message', async (t) => {
  const {page, bubble, writes, gets, hears, menu} = await pickUp(t);
  const own = await writes({type: 'text', text: 'Helo'});
  const theirs = await gets('text', {body: 'How can I help?'});
  await bubble(1).waitFor();

  await (await menu(1)).getByRole('button', {name: 'Reply'}).click();
  await page.keyboard.type('My lamp');
  await page.keyboard.press('Enter');
  assert.equal((await hears(({text}) => text?.body === 'My lamp')).context.id, theirs);
  await bubble(2).getByText('How can I help?').waitFor();

  await (await menu(1)).getByRole('button', {name: 'React with 👍'}).click();
  assert.deepEqual((await hears(({type}) => type === 'reaction')).reaction, {message_id: theirs, emoji: '👍'});
  await bubble(1).getByText('👍').waitFor();
  await (await menu(1)).getByRole('button', {name: 'Take back 👍'}).click();
  await hears(({reaction}) => reaction?.emoji === '');
  await bubble(1).getByText('👍').waitFor({state: 'detached'});

  await (await menu(0)).getByRole('button', {name: 'Edit'}).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  const {edit} = await hears(({type}) => type === 'edit');
  assert.deepEqual([edit.original_message_id, edit.message.text.body], [own, 'Hello']);
  await bubble(0).getByText('Edited').waitFor();

  await (await menu(0)).getByRole('button', {name: 'Delete'}).click();
  assert.equal((await hears(({type}) => type === 'revoke')).revoke.original_message_id, own);
  await bubble(0).getByText('You deleted this message.').waitFor();
});

test('Escape closes the menu and the drawer and gives the focus back', async (t) => {
  const {page, writes, bubble, menu} = await pickUp(t);
  await writes({type: 'text', text: 'Hi'});
  await bubble(0).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const open = await menu(0);
  await page.keyboard.press('Escape');
  await open.waitFor({state: 'hidden'});
  assert.match(await focused(), /^Reply or react/);
  await page.getByRole('button', {name: 'Attach'}).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Parcel'}).waitFor({state: 'hidden'});
  assert.equal(await focused(), 'Attach');
});

test('a tap on a button and the first play of a voice note reach the business', async (t) => {
  const {page, writes, gets, upload, hears} = await pickUp(t);
  await writes({type: 'text', text: 'Hi'});
  const buttons = [{type: 'reply', reply: {id: 'am', title: 'Morning'}}];
  await gets('interactive', {type: 'button', body: {text: 'When?'}, action: {buttons}});
  const note = await gets('audio', {id: await upload('voice-note.ogg', 'audio/ogg; codecs=opus'), voice: true});
  await page.getByRole('button', {name: 'Morning'}).click();
  assert.deepEqual((await hears(({interactive}) => interactive)).interactive.button_reply, {
    id: 'am',
    title: 'Morning',
  });
  await page.getByText('0:03').waitFor();
  await page.getByRole('button', {name: 'Play the voice message'}).click();
  await hears(({id, status}) => id === note && status === 'played');
});

for (const colorScheme of ['light', 'dark']) {
  test(`a chat with everything in it passes the accessibility rules (${colorScheme})`, async (t) => {
    const {page, writes, gets, menu} = await pickUp(t, {colorScheme, bypassCSP: true});
    for (const [type, sample] of [
      ['image', 'hallway'],
      ['voice', 'voice-note'],
      ['document', 'notes'],
      ['sticker', 'thumbs-up'],
    ]) {
      await writes({type, sample});
    }
    await writes({type: 'location', location: {latitude: 1, longitude: 2}});
    await writes({type: 'order', order: {product_items: [{product_retailer_id: 'MUG', quantity: 1}]}});
    const last = await gets('text', {body: 'Thanks'});
    await page.locator('.bubble').getByText('Thanks').waitFor();
    await gets('reaction', {message_id: last, emoji: '👍'});
    await page.locator('.reactions:not([hidden])').waitFor();
    await page.addScriptTag({path: AXE});
    const check = async () => {
      const {violations} = await page.evaluate(() => globalThis.axe.run(document));
      return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
    };
    assert.deepEqual(await check(), []);
    await page.getByRole('button', {name: 'Attach'}).click();
    assert.deepEqual(await check(), []);
    await page.keyboard.press('Escape');
    await menu(0);
    assert.deepEqual(await check(), []);
  });
}

test('a template is shown with its header, footer and buttons, and its quick reply can be tapped', async (t) => {
  const {page, gets, hears} = await pickUp(t);
  const values = (...all) => all.map((text) => ({type: 'text', text}));
  const id = await gets('template', {
    name: 'order_update',
    language: {code: 'en_GB'},
    components: [
      {type: 'header', parameters: values('HH-1')},
      {type: 'body', parameters: values('Maya', 'Monday')},
    ],
  });
  await page.getByText('Order HH-1').waitFor();
  await page.getByText('Harbour Home', {exact: true}).last().waitFor();
  await page.getByRole('button', {name: 'Another day'}).click();
  const {context} = await hears(({type}) => type === 'button');
  assert.equal(context.id, id);
});
