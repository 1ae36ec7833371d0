import type {ScriptedMessage, SimulatorScript} from './script.js';

const DAY = 24 * 60 * 60 * 1000;
const SECOND = 1000;

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

const earlierOrders: readonly ScriptedMessage[] = teaOrders.flatMap(([asked, answered], place): ScriptedMessage[] => {
  const ago = (teaOrders.length - place) * 2 * DAY;
  return [
    {ago, by: 'customer', text: asked},
    {ago: ago - 90 * SECOND, by: 'agent', text: answered},
  ];
});

const longArabicMessage = `مساء الخير، اسمي ليلى. اشتريت من متجركم قبل أسبوعين طقم شاي مكوّنًا من إبريق وستة أكواب هديةً لوالدتي، وقد وصل الطرد في موعده وكان التغليف جميلًا جدًا.

عندما فتحناه وجدنا أن أحد الأكواب لونه أزرق فاتح، بينما بقية الأكواب لونها أخضر كما طلبت. والدتي تقول إن اللون الأزرق جميل أيضًا، لكنها تفضّل أن يكون الطقم كله بلون واحد لأنها تستقبل ضيوفها به يوم الجمعة.

هل يمكنكم إرسال كوب أخضر بدلًا منه قبل نهاية الأسبوع؟ رقم الطلب هو TEA-2041، ويمكنني إعادة الكوب الأزرق مع شركة التوصيل نفسها. شكرًا لكم على لطفكم.`;

/** A quarter of an hour in a small tea shop; all people and numbers are invented. */
export const demoScript: SimulatorScript = {
  agent: {id: 'agent-robin', name: 'Robin Vale'},
  startsAs: 'idle',
  capacity: 3,
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
  ],
  lines: [{id: 'shop', name: 'Leaf & Pot', number: '+44 7700 900100', region: 'GB', queueId: 'orders'}],
  masking: {pci: true, pii: false},
  customers: [
    {
      key: '5b1e7c40',
      name: 'Ava Hill',
      username: null,
      number: '+44 7700 900123',
      lineId: 'shop',
      history: earlierOrders,
      variables: [
        {
          name: 'order',
          label: 'Order',
          type: 'string',
          value: {text: 'TEA-1987', masked: []},
          editable: false,
          version: 1,
          changedBy: null,
        },
      ],
    },
    {key: 'c93a02d7', name: null, username: 'harbour.kettle', number: null, lineId: 'shop'},
    {key: '08f4e6b2', name: 'ليلى', username: null, number: '+44 7700 900177', lineId: 'shop'},
  ],
  steps: [
    {customer: '5b1e7c40', after: 3 * SECOND, writes: 'Hello again! Is the smoky tea back in the shop?'},
    {customer: '5b1e7c40', after: 2 * SECOND, writes: 'I would take two tins.'},
    {customer: '5b1e7c40', after: 5 * SECOND, answers: 'Wonderful. Can they be here by Friday?'},
    {customer: '5b1e7c40', after: 6 * SECOND, answers: 'Perfect, thank you. That is all for today.'},
    {customer: 'c93a02d7', after: 25 * SECOND, writes: 'hi, do you repair kettles? mine whistles even when it is cold'},
    {customer: 'c93a02d7', fails: '131026'},
    {customer: 'c93a02d7', after: 8 * SECOND, answers: 'great, i will bring it round tomorrow'},
    {customer: 'c93a02d7', goesSilent: true},
    {customer: '08f4e6b2', after: 70 * SECOND, writes: longArabicMessage},
    {customer: '08f4e6b2', after: 9 * SECOND, answers: 'شكرًا جزيلًا، هذا يكفي تمامًا.'},
  ],
};
