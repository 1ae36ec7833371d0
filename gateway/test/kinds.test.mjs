import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createManualClock, parseConfig} from 'wa-desk-gateway';
import {messagesOf, offersOf, parseDeskEvent} from 'wa-desk/core';
import {messageNouns} from '../dist/desk/message-noun.js';
import {createDatabase, createPool} from '../dist/store/database.js';
import {readInTenant} from '../dist/tenant.js';
import {configJson, LINE, startDatabase, startGateway, until} from './harness.mjs';
import {readCases} from './whatsapp/corpus.mjs';

const PHONE = '447700900101';
const USER = 'GB.13491208655302741918';
const cases = new Map(readCases('public').map((one) => [one.name, one]));

/** The message of a corpus file, as this customer writes it on this line. */
function messageOf(name, change = {}) {
  const {body} = cases.get(name) ?? assert.fail(`the corpus has no ${name}`);
  const value = body.entry[0].changes[0].value;
  const {from: _from, from_user_id: _user, ...message} = value.messages[0];
  return webhook([{...message, timestamp: '1792000000', ...change}]);
}

function webhook(messages) {
  const written = messages.map((one) => ({from: PHONE, from_user_id: USER, ...one}));
  const metadata = {display_phone_number: '442071838750', phone_number_id: LINE};
  const contacts = [{profile: {name: 'Ann'}, wa_id: PHONE, user_id: USER}];
  const value = {messaging_product: 'whatsapp', metadata, contacts, messages: written};
  return {object: 'whatsapp_business_account', entry: [{id: '1', changes: [{field: 'messages', value}]}]};
}

const said = (text) => ({text, masked: []});
const file = (kind, rest = {}) => ({
  type: 'media',
  media: {
    kind,
    state: 'fetching',
    mimeType: null,
    size: null,
    name: null,
    width: null,
    height: null,
    duration: null,
    caption: null,
    ...rest,
  },
});
const unsupported = (kind, errorCode) => ({type: 'placeholder', kind, text: null, ...(errorCode && {errorCode})});

const TOLD = {
  'text-plain': ({text}) => ({type: 'text', text: said(text.body)}),
  'text-empty-body': () => ({type: 'text', text: said('')}),
  'image-caption': ({image}) => file('image', {caption: said(image.caption)}),
  'video-forwarded': ({video}) => file('video', {caption: said(video.caption)}),
  'document-pdf': ({document: {filename, caption}}) =>
    file('document', {name: said(filename), caption: caption ? said(caption) : null}),
  'document-evil-filename': () => file('document', {name: said('fdp.exe')}),
  'audio-file': () => file('audio'),
  'audio-voice-note': () => file('voice'),
  'sticker-static': () => file('sticker'),
  'media-without-id': () => file('image', {state: 'expired', caption: said('no id here')}),
  'document-download-error': () => file('document', {state: 'failed', name: said('movie.mkv')}),
  'location-place': ({location: {latitude, longitude, name, address}}) => ({
    type: 'location',
    latitude,
    longitude,
    name: said(name),
    address: said(address),
  }),
  'location-null-island': () => ({type: 'location', latitude: 0, longitude: 0, name: null, address: null}),
  'contacts-three': () => ({
    type: 'contacts',
    contacts: [
      {
        name: said('Jo Bloggs'),
        organisation: null,
        phones: [said('+44 7700 900 301')],
        emails: [said('jo@example.com')],
        requested: false,
      },
      {
        name: said('Plumber'),
        organisation: said('Pipes & Co'),
        phones: [said('020 7946 0999'), said('+447700900302')],
        emails: [],
        requested: false,
      },
      {name: said('No Phone'), organisation: null, phones: [], emails: [], requested: false},
    ],
  }),
  'contacts-request-answer': () => ({
    type: 'contacts',
    contacts: [{name: null, organisation: null, phones: [said('+1 555 0100 042')], emails: [], requested: true}],
  }),
  'button-reply': ({interactive}) => ({
    type: 'choice',
    of: 'button',
    title: said(interactive.button_reply.title),
    description: null,
  }),
  'list-reply-description': ({interactive: {list_reply: reply}}) => ({
    type: 'choice',
    of: 'list',
    title: said(reply.title),
    description: said(reply.description),
  }),
  'template-quick-reply': ({button}) => ({
    type: 'choice',
    of: 'template',
    title: said(button.text),
    description: null,
  }),
  'flow-reply': () => ({
    type: 'form',
    form: 'flow',
    fields: [
      {name: said('rating'), value: said('4')},
      {name: said('comment'), value: said('ok ä')},
    ],
  }),
  'flow-reply-address': () => ({
    type: 'form',
    form: 'address',
    fields: [
      {name: said('saved_address_id'), value: said('a1')},
      {name: said('values. name'), value: said('A')},
      {name: said('values. in_pin_code'), value: said('400063')},
    ],
  }),
  'order-two-items': () => ({
    type: 'order',
    items: [
      {product: said('MUG-1'), quantity: 2, price: 7.99, currency: 'GBP'},
      {product: said('TEA-3'), quantity: 1, price: 25, currency: 'GBP'},
    ],
    text: said('Please gift wrap'),
  }),
  'order-string-quantity': () => ({
    type: 'order',
    items: [{product: said('茶'), quantity: 3, price: 1000, currency: 'JPY'}],
    text: null,
  }),
  'call-permission-reply': () => unsupported('call_permission_reply'),
  'interactive-product': () => unsupported('product'),
  'interactive-object-missing': () => unsupported('interactive'),
  'unsupported-plain': ({errors}) => unsupported('unsupported', errors[0].code),
  'unsupported-poll': () => unsupported('poll_creation', 131051),
  'unsupported-131060': () => unsupported('media_placeholder', 131060),
  'future-type': ({type}) => unsupported(type),
};

describe('a desk is told', () => {
  let database;
  let gateway;
  let ana;
  let conversationId;
  before(async () => {
    database = await startDatabase();
    gateway = await startGateway({connectionString: database.connectionString});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(webhook([text('wamid.first', 'hello')]));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    ({conversationId} = offer);
    await ana.accept(offer.id);
    await until('the conversation is open', () => messages().length === 1);
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const messages = () => messagesOf(ana.state, conversationId);
  const text = (id, body, rest = {}) => ({id, timestamp: '1792000000', type: 'text', text: {body}, ...rest});
  async function tell(body) {
    const known = new Set(messages().map(({id}) => id));
    await gateway.deliver(body);
    return until('it is told', () => messages().find(({id}) => !known.has(id)));
  }

  for (const [name, expected] of Object.entries(TOLD))
    it(`${name} as the kind of content it is`, async () => {
      const body = messageOf(name, {id: `wamid.${name}`});
      const {content} = await tell(body);
      assert.deepEqual(content, expected(body.entry[0].changes[0].value.messages[0]));
    });

  it('a place that is nowhere as something that cannot be shown', async () => {
    const location = {latitude: 91, longitude: 0};
    const {content} = await tell(webhook([{id: 'wamid.nowhere', timestamp: '1792000000', type: 'location', location}]));
    assert.deepEqual(content, unsupported('location'));
  });

  it('at most fifty fields of a form, none longer than a thousand characters', async () => {
    const answers = Object.fromEntries(Array.from({length: 60}, (_, i) => [`q${i}`, '😀'.repeat(501)]));
    const response_json = JSON.stringify({flow_token: 't', list: ['a', 2], none: null, ...answers});
    const interactive = {type: 'nfm_reply', nfm_reply: {name: 'flow', response_json}};
    const {content} = await tell(
      webhook([{id: 'wamid.form', timestamp: '1792000000', type: 'interactive', interactive}]),
    );
    assert.equal(content.fields.length, 50);
    assert.deepEqual(content.fields[0], {name: said('list'), value: said('a, 2')});
    assert.ok(content.fields.every(({value}) => value.text.length <= 1000 && value.text.isWellFormed()));
  });

  it('that a message was forwarded, and how often', async () => {
    assert.equal((await tell(messageOf('forwarded', {id: 'wamid.f1'}))).forwarded, 'once');
    assert.equal((await tell(messageOf('frequently-forwarded', {id: 'wamid.f2'}))).forwarded, 'often');
    assert.equal((await tell(webhook([text('wamid.f3', 'typed')]))).forwarded, undefined);
  });

  it('the ad a customer came from, with a link only to a web page', async () => {
    const told = await tell(messageOf('referral-image-ad', {id: 'wamid.r1'}));
    const expected = {headline: said('Autumn sale'), body: said('20 % off'), url: 'https://fb.me/abc'};
    assert.deepEqual(told.referral, {source: 'ad', ...expected});
    assert.equal((await tell(messageOf('referral-video-no-clid', {id: 'wamid.r2'}))).referral.url, null);
  });

  it('which product is asked about', async () => {
    assert.deepEqual((await tell(messageOf('referred-product', {id: 'wamid.p1'}))).product, said('MUG-1'));
  });

  it('what a message quotes, as it stands: edited, then deleted', async () => {
    const original = await tell(webhook([text('wamid.orig', 'meet at 6')]));
    const quoting = await tell(webhook([text('wamid.reply', 'fine', {context: {id: 'wamid.orig'}})]));
    const shown = () => messages().find(({id}) => id === quoting.id);
    assert.equal(shown().quotedId, original.id);
    assert.deepEqual(shown().quoted, {author: {kind: 'customer'}, content: {type: 'text', text: said('meet at 6')}});
    const edit = {original_message_id: 'wamid.orig', message: {type: 'text', text: {body: 'meet at 7'}}};
    await gateway.deliver(webhook([{id: 'wamid.edit1', timestamp: '1792000010', type: 'edit', edit}]));
    await until('the quote is the edited one', () => shown().quoted.content.text?.text === 'meet at 7');
    const now = () => messages().find(({id}) => id === original.id);
    assert.deepEqual([now().edited, now().content.text.text], [true, 'meet at 7']);
    const revoke = {original_message_id: 'wamid.orig'};
    await gateway.deliver(webhook([{id: 'wamid.rev1', timestamp: '1792000020', type: 'revoke', revoke}]));
    await until('the quote is gone', () => shown().quoted.content?.type === 'placeholder');
    assert.deepEqual([now().deleted, now().content], [true, unsupported('deleted')]);
  });

  it('that a quoted message is none it has', async () => {
    const {quoted, quotedId} = await tell(webhook([text('wamid.odd', 'and?', {context: {id: 'wamid.never-seen'}})]));
    assert.deepEqual([quotedId, quoted], [null, {author: null, content: null}]);
  });

  it('the quote when the original comes after what quotes it', async () => {
    const quoting = await tell(webhook([text('wamid.early', 'yes', {context: {id: 'wamid.late'}})]));
    await gateway.deliver(webhook([text('wamid.late', 'coming?')]));
    const shown = () => messages().find(({id}) => id === quoting.id);
    await until('the quote is filled', () => shown().quoted.content?.text.text === 'coming?');
  });

  it('a reaction at its message, and not as a message; taken back it is gone', async () => {
    const {id} = await tell(webhook([text('wamid.liked', 'thank you')]));
    const count = messages().length;
    const reacted = (wamid, at, emoji) =>
      gateway.deliver(
        webhook([
          {
            id: wamid,
            timestamp: String(at),
            type: 'reaction',
            reaction: {message_id: 'wamid.liked', ...(emoji && {emoji})},
          },
        ]),
      );
    const reactions = () => messages().find((one) => one.id === id).reactions;
    await reacted('wamid.re1', 1_792_000_030, '👍');
    await until('it is told', () => reactions().length === 1);
    assert.deepEqual(reactions(), [{by: {kind: 'customer'}, emoji: '👍'}]);
    await reacted('wamid.re2', 1_792_000_031, '❤️');
    await until('it is replaced', () => reactions()[0].emoji === '❤️');
    await reacted('wamid.re3', 1_792_000_032, '');
    await until('it is gone', () => reactions().length === 0);
    await reacted('wamid.re1', 1_792_000_030, '👍');
    await gateway.app.settled();
    assert.deepEqual([reactions(), messages().length], [[], count]);
  });

  it('a message that was deleted before it came without a word of it', async () => {
    const revoke = {original_message_id: 'wamid.gone'};
    const image = {id: '77', mime_type: 'image/jpeg', caption: 'my secret'};
    await gateway.deliver(webhook([{id: 'wamid.rev2', timestamp: '1792000040', type: 'revoke', revoke}]));
    const {content, deleted} = await tell(webhook([{id: 'wamid.gone', timestamp: '1792000039', type: 'image', image}]));
    assert.deepEqual([deleted, content], [true, unsupported('deleted')]);
    const [row] = await database.query("select text, detail from messages where wamid = 'wamid.gone'");
    assert.deepEqual(row, {text: null, detail: {}});
  });

  it('of a picture whose words were edited the picture with the new words', async () => {
    const image = {id: '78', mime_type: 'image/jpeg', caption: 'befor'};
    const {id} = await tell(webhook([{id: 'wamid.pic', timestamp: '1792000050', type: 'image', image}]));
    const message = {type: 'image', image: {id: '1', caption: 'before'}, context: {id: 'M0'}};
    const edit = {original_message_id: 'wamid.pic', message};
    await gateway.deliver(webhook([{id: 'wamid.edit2', timestamp: '1792000051', type: 'edit', edit}]));
    const shown = () => messages().find((one) => one.id === id);
    await until('it is told', () => shown().edited);
    assert.deepEqual(shown().content, file('image', {caption: said('before')}));
    const [{detail}] = await database.query("select detail from messages where wamid = 'wamid.pic'");
    assert.equal(detail.media.id, '78');
  });

  it('no edit, deletion or reaction keeps the window open but the reaction', async () => {
    const windowUntil = async () =>
      Number((await database.query('select window_until from conversations where group_id is null'))[0].window_until);
    const earlier = await windowUntil();
    const at = String(earlier / 1000 - 86_400 + 500);
    const edit = {original_message_id: 'wamid.f3', message: {type: 'text', text: {body: 'retyped'}}};
    const revoke = {original_message_id: 'wamid.f2'};
    await gateway.deliver(webhook([{id: 'wamid.e9', timestamp: at, type: 'edit', edit}]));
    await gateway.deliver(webhook([{id: 'wamid.v9', timestamp: at, type: 'revoke', revoke}]));
    await gateway.app.settled();
    assert.equal(await windowUntil(), earlier);
    const reaction = {message_id: 'wamid.f1', emoji: '👍'};
    await gateway.deliver(webhook([{id: 'wamid.a9', timestamp: at, type: 'reaction', reaction}]));
    await gateway.app.settled();
    assert.equal(await windowUntil(), earlier + 500_000);
  });

  it('names of at most 256 characters', async () => {
    const body = webhook([text('wamid.named', 'hi')]);
    body.entry[0].changes[0].value.contacts[0].profile = {name: '😀'.repeat(5000), username: `@${'u'.repeat(5000)}`};
    await tell(body);
    const customer = () => [...ana.state.tasks.values()][0].customer;
    await until('the name is told', () => customer().name.text.startsWith('😀'));
    assert.equal([...customer().name.text].length, 256);
    assert.ok(customer().username.text.length <= 256);
  });
});

describe('the whole corpus', () => {
  it('is told in the language of the desk, without an id of WhatsApp’s', async () => {
    const database = await startDatabase();
    const gateway = await startGateway({connectionString: database.connectionString});
    const pool = createPool(database.connectionString);
    try {
      for (const {body} of cases.values()) await gateway.deliver(body);
      await gateway.app.settled();
      const ground = {database: createDatabase(pool), clock: createManualClock(0), newId: () => 'none'};
      const tenant = parseConfig(configJson()).tenants.get('acme');
      const told = await readInTenant(ground, tenant, async (scope) => {
        const rows = await scope.tx.selectFrom('messages').selectAll().where('tenant_id', '=', 'acme').execute();
        const byConversation = new Map();
        for (const row of rows)
          byConversation.set(row.conversation_id, [...(byConversation.get(row.conversation_id) ?? []), row]);
        const pages = [];
        for (const page of byConversation.values()) pages.push(...(await messageNouns(scope, page)));
        return pages;
      });
      assert.ok(told.length > 1000);
      const problems = told.flatMap((message) => {
        const wire = JSON.parse(JSON.stringify({type: 'message', message}));
        const {problem} = parseDeskEvent(wire);
        return problem ? [`${message.content.type}: ${problem}`] : [];
      });
      assert.deepEqual(problems, []);
      assert.doesNotMatch(JSON.stringify(told), /"wamid\.|lookaside|"wa_id"/);
      const [{count}] = await database.query('select count(*)::int from webhooks where processed_at is null');
      assert.equal(count, 0);
    } finally {
      await pool.end();
      await gateway.close();
      await database.stop();
    }
  });
});
