import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {sitDown} from './agent.mjs';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';
const TOMAS = 'Tomás Rivera';
const DAY = 24 * 60 * 60;
/** A sound in the place of a microphone. */
const MICROPHONE = ['--use-fake-device-for-media-stream'];

const sampleAt = (name) => readFile(new URL(`../../demo/fake-graph/samples/${name}`, import.meta.url));

describe('the composer, from the agent’s desk to the customer’s phone', () => {
  let demo;
  let browser;
  let nadia;
  let numberId;
  let phone;
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser(MICROPHONE)];
    nadia = await sitDown(browser, demo.crmUrl, {permissions: ['microphone']});
    const {numbers, customers} = await demo.phone.state();
    numberId = numbers[0].id;
    const {userId} = customers.find(({name}) => name === MAYA);
    phone = await browser.newPage();
    phone.setDefaultTimeout(20_000);
    await phone.goto(`${demo.phoneUrl}/phone/#customer=${userId}&number=${numberId}`);
    await nadia.chooses('Available');
    await does(MAYA, 'messages', {type: 'text', text: 'Hello there'});
    await nadia.accepts(MAYA);
    await nadia.bubble('Hello there').waitFor();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  const does = (customer, verb, body) =>
    demo.phone.call(`customers/${encodeURIComponent(customer)}/${verb}`, {numberId, ...body});
  const arrives = (customer, what, isIt) =>
    until(`${what} is on the phone`, async () => (await demo.phone.received(customer)).find(isIt));
  const received = (text) => phone.locator('.bubble', {hasText: text}).last();
  const part = (name) => nadia.page.locator(`wa-composer [part~='${name}']`);
  const tool = (name) => nadia.page.locator('wa-composer').getByRole('button', {name, exact: true});
  const holds = (text) =>
    until(`“${text}” is in the box`, async () => (await nadia.composer.inputValue().catch(() => '')) === text);
  const attaches = async (opener, file) => {
    const asked = nadia.page.waitForEvent('filechooser');
    await opener.click();
    await (await asked).setFiles(file);
  };

  it('brings a picture with its caption to the customer, and says of a program why it does not', async () => {
    const attach = tool('Attach files');
    await attaches(attach, {name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ')});
    await part('attachment-error')
      .getByText('setup.exe cannot be sent: WhatsApp does not take files of this kind.')
      .waitFor();
    const buffer = await sampleAt('parcel.jpg');
    await attaches(attach, {name: 'parcel.jpg', mimeType: 'image/jpeg', buffer});
    await part('attachment').getByText('parcel.jpg').waitFor();
    await nadia.writes('Is this *your* parcel?');
    const {media, type} = await arrives(MAYA, 'the picture', ({text}) => text === 'Is this *your* parcel?');
    assert.deepEqual([type, media.mimeType], ['image', 'image/jpeg']);
    const shown = await fetch(`${demo.phoneUrl}/_sim/media/${media.id}`);
    assert.ok(buffer.equals(Buffer.from(await shown.arrayBuffer())));
    await until('the phone draws it', () =>
      received('Is this your parcel?')
        .locator('img')
        .evaluate((image) => image.complete && image.naturalWidth > 0),
    );
    await nadia.bubble('Is this your parcel?').getByRole('img', {name: 'Read', exact: true}).waitFor();
    assert.ok(!(await demo.phone.received(MAYA)).some(({media: sent}) => sent?.filename === 'setup.exe'));
  });

  it('records a voice note, plays it to the agent and sends it as WhatsApp takes it', async () => {
    await tool('Record a voice note').click();
    await until('three seconds are recorded', async () => /0:0[3-9]/.test(await part('voice').innerText()));
    await tool('Pause the recording').click();
    await tool('Listen').click();
    const position = part('voice-slider');
    await until('it plays', () => position.evaluate((slider) => slider.valueAsNumber > 0));
    await tool('Send the voice note').click();
    const {media} = await arrives(MAYA, 'the voice note', ({type}) => type === 'audio');
    assert.equal(media.voice, true);
    assert.match(media.mimeType, /^audio\/ogg/);
    await phone.getByRole('button', {name: 'Play the voice message'}).last().click();
    const note = nadia.log.locator('[data-message-id]').last();
    await note.getByRole('button', {name: /^Play/}).waitFor();
    await note.getByRole('img', {name: 'Played', exact: true}).waitFor();
    await part('voice').waitFor({state: 'detached'});
  });

  it('offers buttons, and what the customer presses stands in the conversation', async () => {
    await tool('Reply buttons or a list').click();
    const builder = nadia.page.getByRole('dialog', {name: `Let ${MAYA} choose`});
    await builder.getByRole('textbox', {name: 'Text', exact: true}).fill('When shall we come?');
    await builder.getByRole('textbox', {name: 'Button 1'}).fill('In the morning');
    await builder.getByRole('textbox', {name: 'Button 2'}).fill('In the afternoon');
    await builder.getByRole('button', {name: 'Send', exact: true}).click();
    await phone.getByRole('button', {name: 'In the morning'}).waitFor();
    await phone.getByRole('button', {name: 'In the afternoon'}).click();
    const last = nadia.log.locator('[data-message-id]').last();
    await until('the choice is the newest message', async () => {
      const words = await last.innerText();
      return words.includes('In the afternoon') && !words.includes('In the morning');
    });
  });

  it('answers a message by R on it, and the phone shows which', async () => {
    const {id} = await does(MAYA, 'messages', {type: 'text', text: 'And the lamp?'});
    await nadia.bubble('And the lamp?').waitFor();
    await nadia.log.focus();
    await nadia.page.keyboard.press('End');
    await nadia.page.keyboard.press('r');
    await part('reply').getByText('And the lamp?').waitFor();
    await until('the box has the focus', () => nadia.composer.evaluate((box) => box.matches(':focus')));
    assert.equal(await nadia.page.locator('wa-conversation [part~=moment]').count(), 0);
    await nadia.page.keyboard.type('The lamp comes along');
    await nadia.page.keyboard.press('Enter');
    const {quotedId} = await arrives(MAYA, 'the answer', ({text}) => text === 'The lamp comes along');
    assert.equal(quotedId, id);
    await received('The lamp comes along').locator('.quote', {hasText: 'And the lamp?'}).waitFor();
    await part('reply').waitFor({state: 'detached'});
  });

  it('takes an emoji by the keyboard alone', async () => {
    await nadia.composer.fill('Great ');
    await nadia.composer.press('End');
    const emoji = tool('Emoji');
    await until('Tab has come to the emoji', async () => {
      await nadia.page.keyboard.press('Tab');
      return emoji.evaluate((button) => button.matches(':focus'));
    });
    await nadia.page.keyboard.press('Enter');
    const search = nadia.page.getByRole('searchbox', {name: 'Search emoji'});
    await until('one searches at once', () => search.evaluate((box) => box.matches(':focus')));
    await nadia.page.keyboard.type('rocket');
    await nadia.page.keyboard.press('Enter');
    await holds('Great 🚀');
    await until('the box has the focus', () => nadia.composer.evaluate((box) => box.matches(':focus')));
    await nadia.page.keyboard.press('Enter');
    await arrives(MAYA, 'the emoji', ({text}) => text === 'Great 🚀');
  });

  it('puts a canned reply in the place of a slash, with the names of customer and agent', async () => {
    await nadia.composer.focus();
    await nadia.page.keyboard.type('/gree');
    await part('canned-reply').first().waitFor();
    await nadia.page.keyboard.press('Enter');
    const greeting = `Hello ${MAYA}, this is Nadia Brandt of Harbour Home. How can I help?`;
    await holds(greeting);
    await nadia.page.keyboard.press('Enter');
    await arrives(MAYA, 'the greeting', ({text}) => text === greeting);
  });

  it('keeps a note among colleagues: it never comes to the phone', async () => {
    await nadia.composer.press('Alt+Shift+N');
    await part('note-label').getByText('Only colleagues see it').waitFor();
    await nadia.writes('She is a patient customer');
    await nadia.bubble('She is a patient customer').waitFor();
    await holds('');
    await nadia.composer.press('Alt+Shift+N');
    await part('note-label').waitFor({state: 'detached'});
    await nadia.writes('After the note');
    await arrives(MAYA, 'what was sent after the note', ({text}) => text === 'After the note');
    assert.doesNotMatch(JSON.stringify(await demo.phone.state()), /patient customer/);
  });

  it('takes a message back within seconds: nothing of it comes to the phone', async () => {
    const interaction = nadia.page.locator('wa-interaction');
    await interaction.evaluate((tag) => tag.setAttribute('undo-seconds', '3'));
    await nadia.writes('Sent too soon');
    await tool('Undo').click();
    await holds('Sent too soon');
    await nadia.writes('Sent in time');
    await part('undo').waitFor();
    await arrives(MAYA, 'what was kept back later', ({text}) => text === 'Sent in time');
    assert.doesNotMatch(JSON.stringify(await demo.phone.state()), /Sent too soon/);
    await interaction.evaluate((tag) => tag.setAttribute('undo-seconds', '0'));
  });

  it('closes when the time for free text is over, sends a template, and opens again with the draft', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - DAY + 25); // written a day ago, but for these seconds
    await does(TOMAS, 'messages', {
      type: 'raw',
      raw: {type: 'text', text: {body: 'Do you have news?'}, timestamp},
    });
    await nadia.accepts(TOMAS);
    await nadia.bubble('Do you have news?').waitFor();
    await nadia.composer.fill('We have, and');
    const door = tool('Send a template');
    await door.waitFor({timeout: 60_000});
    assert.equal(await nadia.composer.getAttribute('readonly'), '');
    assert.equal(await nadia.composer.inputValue(), 'We have, and');

    await door.click();
    const picker = nadia.page.getByRole('dialog', {name: `Send a template to ${TOMAS}`});
    await picker.getByRole('combobox', {name: 'Search templates'}).fill('collection');
    await picker.getByRole('option').first().click();
    const send = picker.getByRole('button', {name: 'Send', exact: true});
    await send.click();
    await picker.getByText('Choose a file.').waitFor();
    const buffer = await sampleAt('parcel.jpg');
    await picker.getByLabel('Picture').setInputFiles({name: 'lamps.jpg', mimeType: 'image/jpeg', buffer});
    await picker.getByRole('textbox', {name: 'Place 1 in the text'}).fill('Tomás');
    await picker.getByRole('region', {name: 'As the customer sees it'}).getByText('Hello Tomás').waitFor();
    await picker.getByRole('progressbar').waitFor({state: 'detached'});
    await send.click();
    await picker.waitFor({state: 'hidden'});
    const template = await arrives(TOMAS, 'the template', ({type}) => type === 'template');
    assert.match(JSON.stringify(template), /Hello Tomás, our new collection/);
    assert.equal(await nadia.composer.getAttribute('readonly'), '');

    await demo.phone.writes(TOMAS, 'Tell me more');
    await nadia.bubble('Tell me more').waitFor();
    await door.waitFor({state: 'detached'});
    await holds('We have, and');
    await nadia.writes('We have, and it is good.');
    await arrives(TOMAS, 'the draft', ({text}) => text === 'We have, and it is good.');
  });

  it('has needed nothing that the page’s security policy refuses, and no script has failed', () => {
    assert.deepEqual(nadia.problems, []);
  });
});
