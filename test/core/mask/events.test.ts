import {expect} from 'chai';
import {createEventMasker} from '../../../src/core/mask/index.js';
import {
  deskFactNames,
  DeskSession,
  plainText,
  type DeskEvent,
  type Message,
  type MessageContent,
} from '../../../src/core/index.js';
import {inspect, leaksIn, SECRET_TEXT, SECRETS} from '../leaks.js';
import {agent, interaction, line, message, notice, NOW, offer, page, sent, settings, snapshot, task} from '../nouns.js';

const text = () => plainText(SECRET_TEXT);
const customer = {
  key: 'ava',
  name: plainText(SECRETS.phone),
  username: null,
  number: plainText(SECRETS.phone),
};
const ourLine = line({name: `Shop ${SECRETS.phone}`, number: plainText(SECRETS.phone)});
const work = {customer, line: ourLine, note: text()};
const variable = (name: string, value: string) =>
  ({name, label: name, type: 'string', value: plainText(value), editable: true, version: 1, changedBy: null}) as const;
const variables = [
  variable('ani', SECRETS.phone),
  variable('dn', SECRETS.phone),
  variable('customerName', SECRETS.phone),
  variable('order', SECRET_TEXT),
];

const contents: Record<MessageContent['type'], MessageContent> = {
  text: {type: 'text', text: text()},
  media: {
    type: 'media',
    media: {
      kind: 'document',
      state: 'ready',
      mimeType: 'application/pdf',
      size: 1,
      name: text(),
      width: null,
      height: null,
      duration: null,
      caption: text(),
    },
  },
  location: {type: 'location', latitude: 0, longitude: 0, name: text(), address: text()},
  contacts: {
    type: 'contacts',
    contacts: [
      {
        name: text(),
        organisation: text(),
        phones: [plainText(SECRETS.phone)],
        emails: [plainText(SECRETS.email)],
        requested: true,
      },
    ],
  },
  choice: {type: 'choice', of: 'list', title: text(), description: text()},
  form: {type: 'form', form: 'flow', fields: [{name: text(), value: text()}]},
  order: {type: 'order', items: [{product: text(), quantity: 1, price: 2, currency: 'GBP'}], text: text()},
  note: {type: 'note', text: text()},
  template: {
    type: 'template',
    name: 'order_update',
    header: text(),
    text: text(),
    footer: text(),
    buttons: [text()],
  },
  interactive: {
    type: 'interactive',
    header: text(),
    text: text(),
    footer: text(),
    offers: {
      kind: 'list',
      button: text(),
      sections: [{title: text(), rows: [{title: text(), description: text()}]}],
    },
  },
  placeholder: {type: 'placeholder', kind: 'image', text: text()},
  notice: {type: 'notice', notice: 'agent-joined', name: text()},
};
const messages: Message[] = Object.values(contents).flatMap((content, place) => [
  message(place * 2 + 1, {
    content,
    author: {kind: 'customer', participant: customer},
    quoted: {author: {kind: 'customer', participant: customer}, content},
    referral: {source: 'ad', headline: text(), body: text(), url: `https://example.com/?m=${SECRETS.email}`},
    product: text(),
    reactions: [{by: {kind: 'customer', participant: customer}, emoji: SECRET_TEXT}],
  }),
  sent(place * 2 + 2, {content, edited: true}),
]);
const fullTask = task({...work, variables});

/** Each event with every value wherever a value can stand; a new kind of event has to say where. */
const events: Record<DeskEvent['type'], DeskEvent> = {
  snapshot: snapshot({
    offers: [offer({...work, id: 'o1', conversationId: 'c2'})],
    tasks: [fullTask],
    notices: [notice({customer})],
    threads: [page(messages)],
  }),
  offer: {type: 'offer', offer: offer(work)},
  task: {type: 'task', task: fullTask, thread: page(messages)},
  message: {type: 'message', message: message(9, {content: contents.text})},
  'message-changed': {type: 'message-changed', message: message(9, {content: contents.placeholder, version: 2})},
  'thread-page': {type: 'thread-page', page: page(messages)},
  'interaction-page': {type: 'interaction-page', page: {interactionId: 'i1', messages, older: false}},
  history: {
    type: 'history',
    page: {taskId: null, after: null, next: null, interactions: [{...interaction('i1'), customer, line: ourLine}]},
  },
  notice: {type: 'notice', notice: notice({customer})},
  line: {type: 'line', line: ourLine},
  // those that tell of agents and of the contact centre alone
  connection: {type: 'connection', state: 'online', vaultKey: null},
  agent: {type: 'agent', agent: agent()},
  settings: {type: 'settings', settings: settings()},
  'offer-gone': {type: 'offer-gone', offerId: 'o1', reason: 'lapsed', by: null},
  'task-gone': {type: 'task-gone', taskId: 't1'},
  'notice-gone': {type: 'notice-gone', noticeId: 'n1'},
  templates: {type: 'templates', taskId: 't1', templates: []},
  targets: {type: 'targets', targets: {taskId: 't1', fetchedAt: NOW, queues: [], agents: []}},
  typing: {type: 'typing', conversationId: 'c1', name: 'Robin', until: NOW},
  leader: {type: 'leader', leader: true},
  'server-time': {type: 'server-time', now: NOW},
  // asked for, and audited
  revealed: {type: 'revealed', revealed: {taskId: 't1', messageId: null, stretch: 0, value: '', until: NOW}},
};

const under = (pci: boolean, pii: boolean, event: DeskEvent): string => {
  const mask = createEventMasker();
  mask({type: 'settings', settings: settings({masking: {pci, pii}})});
  mask({type: 'offer', offer: offer()});
  const seen = event.type === 'snapshot' ? {...event, settings: settings({masking: {pci, pii}})} : event;
  return inspect(mask(seen));
};

describe('the mask over events', () => {
  for (const [type, event] of Object.entries(events))
    it(`hides every value in ${type}, each switch its own, and nothing when both are off`, () => {
      const all = leaksIn(inspect(event));
      const pii = all.filter((kind) => kind === 'email' || kind === 'phone');
      expect(leaksIn(under(true, true, event))).to.deep.equal([]);
      expect(leaksIn(under(true, false, event))).to.deep.equal(pii);
      expect(leaksIn(under(false, true, event))).to.deep.equal(
        all.filter((kind) => kind !== 'email' && kind !== 'phone'),
      );
      expect(leaksIn(under(false, false, event))).to.deep.equal(all);
    });

  it('hides everything before it knows the setting', () => {
    const [first] = createEventMasker()({type: 'message', message: message(1, {content: contents.text})});
    expect(leaksIn(inspect(first))).to.deep.equal([]);
  });

  it('hides the customer’s own number however it is written, by what the task tells', () => {
    const mask = createEventMasker();
    mask(snapshot({tasks: [fullTask]}));
    const written = message(1, {content: {type: 'text', text: plainText('I am 44.7966.197542, or 7966197542')}});
    expect(inspect(mask({type: 'message', message: written}))).to.not.match(/7966|197542/);
  });

  it('tells the parts of a number anew when the last part is here', () => {
    const mask = createEventMasker();
    mask(snapshot({tasks: [task()]}));
    const part = (seq: number, written: string) => message(seq, {content: {type: 'text', text: plainText(written)}});
    const first = mask({type: 'message', message: part(1, '4111 1111')});
    expect(inspect(first)).to.contain('4111 1111');
    const then = mask({type: 'message', message: part(2, '1111 1111')});
    expect(then.map(({type}) => type)).to.deep.equal(['message', 'message-changed']);
    expect(inspect(then)).to.contain('****1111').and.contain('"********"').and.not.contain('4111');
    expect(
      inspect(mask({type: 'thread-page', page: page([part(1, '4111 1111'), part(2, '1111 1111')])})),
    ).not.to.contain('4111');
  });

  it('leaves ids, keys and what agents are called alone', () => {
    const [seen] = createEventMasker()(events.task);
    expect(seen).to.have.nested.property('task.id', 't1');
    expect(seen).to.have.nested.property('task.customer.key', 'ava');
  });
});

describe('a session over an adapter that does not mask', () => {
  it('takes in nothing that was not masked', async () => {
    const session = new DeskSession({
      adapter: {
        capabilities: {masked: false, commands: []},
        connect: async (sink) => {
          for (const event of [events.snapshot, ...Object.values(events)]) sink(event);
        },
        command: async () => [],
      },
      masker: () => import('../../../src/core/mask/index.js'),
    });
    const facts: string[] = [];
    for (const name of deskFactNames) session.addEventListener(name, (fact) => facts.push(inspect({...fact})));
    await session.connect();
    expect(leaksIn(inspect(session.state))).to.deep.equal([]);
    expect(inspect(session.state)).to.contain('1111');
    expect(leaksIn(facts.join('\n'))).to.deep.equal([]);
  });
});
