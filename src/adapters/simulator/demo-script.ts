import {plainText, type Variable} from '../../core/index.js';
import {demoTemplates} from './demo-templates.js';
import {everything} from './demo-everything.js';
import type {ScriptedInteraction, SimulatorScript} from './script.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const maya = {id: 'agent-maya', name: 'Maya Stone'};
const jonas = {id: 'agent-jonas', name: 'Jonas Berg'};
const priya = {id: 'agent-priya', name: 'Priya Nair'};

const reasons = ['order-placed', 'delivery-question', 'order-placed', 'other'] as const;

const teaOrders = [
  ['Hello, do you send the green tea to Cardiff?', 'Yes, it takes two days.'],
  ['And the pot with the wooden lid?', 'That comes from the maker, so allow a week.'],
  ['Then both please, together.', 'Of course. I have put them in one parcel.'],
  ['Thank you! Do I pay now?', 'Please use the link on the order page, whenever it suits you.'],
  ['Done.', 'Received, thank you. It leaves tomorrow morning.'],
  ['It arrived today, beautifully packed.', 'That is lovely to hear.'],
  ['The lid has a small crack though.', 'I am sorry. May I send you a new lid?'],
  ['Yes please.', 'It is on its way, at no cost.'],
  ['The new lid fits. Thanks.', 'Enjoy your tea!'],
  ['Do you have the smoky tea again?', 'From next week.'],
  ['Could you keep two tins for me?', 'Two tins are kept under your name.'],
  ['I would like a third as a present.', 'Three it is. Shall I wrap one?'],
  ['Blue paper, if there is any.', 'There is. I will tie a ribbon round it.'],
  ['Can I collect them on Saturday?', 'We are open from ten to four.'],
  ['I may be late, is five possible?', 'I will wait for you until five.'],
  ['You are very kind.', 'See you on Saturday.'],
  ['My aunt loved the tin.', 'Please give her our best wishes.'],
  ['She asks for the name of the tea.', 'Lapsang, from the second picking.'],
] as const;

const earlierOrders: readonly ScriptedInteraction[] = teaOrders.map(([asked, answered], place) => ({
  ...talk((teaOrders.length - place) * 2 * DAY, asked, answered),
  reasonId: reasons[place % reasons.length] ?? null,
  ...(place % 5 === 3 && {agent: maya}),
}));

function talk(ago: number, asked: string, answered: string): Pick<ScriptedInteraction, 'messages'> {
  return {
    messages: [
      {ago, by: 'customer', text: asked},
      {ago: ago - 90 * SECOND, by: 'agent', text: answered},
    ],
  };
}

const variable = (name: string, label: string, type: Variable['type'], value: string, editable = true): Variable => ({
  name,
  label,
  type,
  value: plainText(value),
  editable,
  version: 1,
  changedBy: null,
});

const longArabicMessage = `مساء الخير، اسمي ليلى. اشتريت من متجركم قبل أسبوعين طقم شاي مكوّنًا من إبريق وستة أكواب هديةً لوالدتي، وقد وصل الطرد في موعده وكان التغليف جميلًا جدًا.

عندما فتحناه وجدنا أن أحد الأكواب لونه أزرق فاتح، بينما بقية الأكواب لونها أخضر كما طلبت. والدتي تقول إن اللون الأزرق جميل أيضًا، لكنها تفضّل أن يكون الطقم كله بلون واحد لأنها تستقبل ضيوفها به يوم الجمعة.

هل يمكنكم إرسال كوب أخضر بدلًا منه قبل نهاية الأسبوع؟ رقم الطلب هو TEA-2041، ويمكنني إعادة الكوب الأزرق مع شركة التوصيل نفسها. شكرًا لكم على لطفكم.`;

/** A quarter of an hour in a small tea shop; all people and numbers are invented. */
export const demoScript: SimulatorScript = {
  agent: {id: 'agent-robin', name: 'Robin Vale'},
  startsAs: 'idle',
  capacity: 4,
  offerStands: 60 * SECOND,
  idleCodes: [
    {id: 'break', name: 'Break'},
    {id: 'lunch', name: 'Lunch'},
    {id: 'training', name: 'Training'},
  ],
  queues: [
    {
      id: 'orders',
      name: 'Orders',
      wrapUpReasons: [
        {id: 'order-placed', name: 'Order placed'},
        {id: 'delivery-question', name: 'Delivery question'},
        {id: 'replacement', name: 'Replacement sent'},
        {id: 'refund', name: 'Refund'},
        {id: 'other', name: 'Other'},
      ],
      defaultReasonId: null,
    },
    {
      id: 'repairs',
      name: 'Repairs',
      wrapUpReasons: [
        {id: 'repair-booked', name: 'Repair booked'},
        {id: 'cannot-repair', name: 'Cannot be repaired'},
        {id: 'other', name: 'Other'},
      ],
      defaultReasonId: null,
    },
  ],
  colleagues: [
    {
      ...maya,
      state: 'available',
      capacity: 3,
      load: 1,
      queues: ['orders', 'repairs'],
      reaction: {
        accepts: 4 * SECOND,
        writes: [{after: 5 * SECOND, text: 'Hello, this is Maya from the workshop. I am happy to help with that.'}],
        staysFor: 60 * SECOND,
      },
    },
    {...jonas, state: 'available', capacity: 2, load: 0, queues: ['orders'], reaction: {leaves: 10 * SECOND}},
    {...priya, state: 'idle', capacity: 3, load: 0, queues: ['repairs']},
  ],
  lines: [{id: 'shop', name: 'Leaf & Pot', number: '+44 7700 900100', region: 'GB', queueId: 'orders'}],
  cannedReplies: [
    {
      id: 'greeting',
      name: 'Greeting',
      text: 'Hello {{customerName|there}}, this is {{agentName}} of Leaf & Pot. How can I help?',
    },
    {
      id: 'order',
      name: 'Order status',
      text: 'Your order {{order}} is being packed. It leaves us {{delivery|within two days}}.',
    },
    {id: 'hold', name: 'One moment', text: 'One moment please, I am looking this up for you.'},
    {
      id: 'refund',
      name: 'Refund',
      text: 'I have refunded {{amount}} for order {{order}}. It reaches your account within *five working days*.',
    },
    {id: 'hours', name: 'Opening hours', text: 'We are open from ten to four, Monday to Saturday.'},
    {id: 'bye', name: 'Goodbye', text: 'Thank you, {{customerName|and until next time}}. Enjoy your tea!'},
  ],
  masking: {pci: false, pii: false},
  templates: demoTemplates,
  customers: [
    {
      key: '5b1e7c40',
      name: 'Ava Hill',
      username: null,
      number: '+44 7700 900123',
      lineId: 'shop',
      interactions: earlierOrders,
      variables: [
        variable('order', 'Order', 'string', 'TEA-1987', false),
        variable('delivery', 'Delivery day', 'date', ''),
        variable('tins', 'Tins', 'integer', '2'),
        variable('gift', 'Gift wrapping', 'boolean', 'false'),
      ],
    },
    {
      key: 'c93a02d7',
      name: null,
      username: 'harbour.kettle',
      number: null,
      lineId: 'shop',
      interactions: [
        {...talk(5 * HOUR, 'hi, are you open on sunday?', 'On Sundays we are closed, I am afraid.'), reasonId: 'other'},
      ],
      variables: [variable('model', 'Kettle model', 'string', '')],
    },
    {
      key: '08f4e6b2',
      name: 'ليلى',
      username: null,
      number: '+44 7700 900177',
      lineId: 'shop',
      interactions: [
        {
          ...talk(14 * DAY, 'هل يمكن تغليف الطقم كهدية؟', 'نعم، بكل سرور.'),
          agent: maya,
          reasonId: 'order-placed',
        },
      ],
      variables: [variable('order', 'Order', 'string', 'TEA-2041', false), variable('refund', 'Refund', 'decimal', '')],
    },
    {
      key: 'e17d5a90',
      name: 'Tom Birch',
      username: null,
      number: '+44 7700 900142',
      lineId: 'shop',
      interactions: [
        {...talk(22 * HOUR, 'Has my parcel left?', 'It left this morning.'), reasonId: 'delivery-question'},
        {...talk(2 * HOUR, 'The tin is dented.', 'I am sorry. You have your money back.'), reasonId: 'refund'},
      ],
    },
    {
      key: 'a6d2f1b8',
      name: 'Sam Reed',
      username: null,
      number: '+44 7700 900155',
      lineId: 'shop',
      history: everything,
    },
  ],
  steps: [
    {customer: '5b1e7c40', after: 3 * SECOND, writes: 'Hello again! Is the smoky tea back in the shop?'},
    {customer: '5b1e7c40', after: 2 * SECOND, writes: 'I would take two tins.'},
    {customer: '5b1e7c40', after: 5 * SECOND, answers: 'Wonderful. Can they be here by Friday?'},
    {customer: '5b1e7c40', after: 6 * SECOND, answers: 'Perfect, thank you. That is all for today.'},
    {customer: 'a6d2f1b8', after: 14 * SECOND, writes: 'That is all I have. Can you put it in one parcel?'},
    {customer: 'c93a02d7', after: 25 * SECOND, writes: 'hi, do you repair kettles? mine whistles even when it is cold'},
    {customer: 'c93a02d7', fails: '131026'},
    {customer: 'c93a02d7', after: 8 * SECOND, answers: 'great, i will bring it round tomorrow'},
    {customer: 'c93a02d7', goesSilent: true},
    {customer: '08f4e6b2', after: 70 * SECOND, writes: longArabicMessage},
    {customer: '08f4e6b2', after: 9 * SECOND, answers: 'شكرًا جزيلًا، هذا يكفي تمامًا.'},
  ],
};
