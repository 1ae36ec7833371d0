import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';

describe('every kind of message, from the customer’s phone to the agent’s desk', () => {
  let demo;
  let browser;
  let nadia;
  let numberId;
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser()];
    nadia = await sitDown(browser, demo.crmUrl);
    numberId = (await demo.phone.state()).numbers[0].id;
    await nadia.chooses('Available');
    await says({type: 'text', text: 'Hello there'});
    await nadia.accepts(MAYA);
    await nadia.bubble('Hello there').waitFor();
  });
  after(async () => {
    assert.deepEqual(nadia.problems, []);
    await browser?.close();
    await demo?.close();
  });

  const does = (verb, body) => demo.phone.call(`customers/${encodeURIComponent(MAYA)}/${verb}`, body);
  const says = (body) => does('messages', {numberId, ...body});
  const reads = (locator, pattern) =>
    until(`it says ${pattern}`, async () => pattern.test(await locator.innerText().catch(() => '')));

  it('is a photo that loads by itself, with its caption, and grows when it is asked to', async () => {
    await says({type: 'image', sample: 'parcel', caption: 'My *parcel*'});
    const photo = nadia.bubble('My parcel');
    await until('the photo is drawn', () =>
      photo.locator('img').evaluate((image) => image.complete && image.naturalWidth > 0, null, {timeout: 20_000}),
    );
    assert.match(await photo.locator('img').getAttribute('src'), /^blob:/);
    await photo.getByRole('button', {name: /^Enlarge/}).click();
    await nadia.dialog.waitFor();
    await nadia.page.keyboard.press('Escape');
    await nadia.dialog.waitFor({state: 'hidden'});
  });

  it('is a voice message that plays', async () => {
    await says({type: 'voice', sample: 'voice-note'});
    const voice = nadia.log.locator('[data-message-id]').last();
    await voice.getByRole('button', {name: /^Play/}).click();
    await voice.getByRole('slider').waitFor();
    await until('it has played on', async () =>
      voice
        .getByRole('slider')
        .evaluate((slider) => Number(slider.ariaValueNow ?? slider.getAttribute('aria-valuenow')) > 0),
    );
  });

  it('is a document that is saved under its own name, and nothing that could be run', async () => {
    await says({type: 'document', sample: 'invoice', filename: 'Invoice 12.pdf'});
    const file = nadia.bubble('Invoice 12.pdf');
    const saved = nadia.page.waitForEvent('download');
    await file.getByRole('button', {name: /Download/}).click();
    assert.equal((await saved).suggestedFilename(), 'Invoice 12.pdf');
    await says({
      type: 'image',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64'),
      mimeType: 'image/svg+xml',
      caption: 'harmless, they say',
    });
    await reads(nadia.bubble('harmless, they say'), /blocked/);
    assert.equal(await nadia.bubble('harmless, they say').locator('img, svg [onload]').count(), 0);
  });

  it('is a place, a contact card, a sticker, an order and what is not known yet', async () => {
    await says({
      type: 'location',
      location: {latitude: 51.5, longitude: -0.12, name: 'Harbour Café', address: 'Quay 3'},
    });
    await nadia.bubble('Harbour Café').getByRole('link').waitFor();
    await says({
      type: 'contacts',
      contacts: [{name: {formatted_name: 'Ola Berg', first_name: 'Ola'}, phones: [{phone: '+4721555555'}]}],
    });
    await nadia.bubble('Ola Berg').waitFor();
    await says({type: 'sticker', sample: 'thumbs-up'});
    await nadia.log
      .getByRole('img', {name: /^Sticker/})
      .last()
      .waitFor();
    await says({
      type: 'order',
      order: {
        catalog_id: '9',
        product_items: [{product_retailer_id: 'SOFA-2', quantity: 2, item_price: 10.5, currency: 'GBP'}],
      },
    });
    await reads(nadia.bubble('SOFA-2'), /£21\.00/);
    await says({type: 'raw', raw: {type: 'hologram', hologram: {}}});
    await nadia.bubble('hologram').waitFor();
  });

  it('is an answer that leads to what it answers, and a reaction that comes, changes and goes', async () => {
    const {id} = await says({type: 'text', text: 'Which colour?'});
    await says({type: 'text', text: 'I mean this one', context: {message_id: id}});
    const answer = nadia.bubble('I mean this one');
    await answer.getByRole('button', {name: /Which colour\?/}).waitFor();
    await does('reactions', {numberId, messageId: id, emoji: '👍'});
    const asked = nadia.log.locator('[data-message-id]', {hasText: 'Which colour?'}).first();
    await reads(asked, /👍/);
    await does('reactions', {numberId, messageId: id, emoji: '🎉'});
    await reads(asked, /🎉/);
    await does('reactions', {numberId, messageId: id, emoji: null});
    await until('it is gone', async () => !/🎉|👍/.test(await asked.innerText()));
  });

  it('is edited and deleted by the customer: nothing of what is deleted is left', async () => {
    const {id} = await says({type: 'text', text: 'Meet at sevn'});
    await nadia.bubble('Meet at sevn').waitFor();
    await does('edits', {numberId, messageId: id, text: 'Meet at seven', editMode: 'edit'});
    await reads(nadia.bubble('Meet at seven'), /Edited/);
    await does('deletes', {numberId, messageId: id, editMode: 'edit'});
    await until('it is gone', async () => (await nadia.bubble('Meet at').count()) === 0);
    await nadia.bubble('This message was deleted').waitFor();
  });

  it('is written by a member of a group, in a conversation of its own', async () => {
    await says({type: 'text', text: 'All of us are here', groupId: 'Z3JvdXA6MQ=='});
    const offer = nadia.page.locator('wa-offer-popup').getByRole('article').last();
    await reads(offer, /Group/);
    await offer.getByRole('button', {name: /Accept/}).click();
    await nadia.bubble('All of us are here').waitFor();
    await reads(nadia.bubble('All of us are here'), new RegExp(MAYA));
  });

  it('is reacted to and answered by the agent, and the customer’s phone shows it', async () => {
    await nadia.opens(MAYA);
    const {id} = await says({type: 'text', text: 'Thank you all'});
    const thanked = nadia.bubble('Thank you all');
    await thanked.waitFor();
    await thanked.hover();
    await thanked.getByRole('button', {name: /Actions|More/i}).click();
    await nadia.page.getByRole('menuitemradio', {name: /👍/}).click();
    await until('the phone shows it', async () => {
      const {chats} = await demo.phone.state();
      const message = chats.flatMap(({messages}) => messages).find((one) => one.id === id);
      return JSON.stringify(message?.reactions ?? []).includes('👍');
    });
  });
});
