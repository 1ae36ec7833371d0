import type {Template} from '../../core/index.js';

const inBody = (name: string, example: string): Template['variables'][number] => ({
  key: `body.${name}`,
  part: 'body',
  kind: 'text',
  name,
  example,
});

const parcel = {name: 'parcel_on_its_way', category: 'utility', footer: null} as const;

/** What the tea shop has had approved. */
export const demoTemplates: readonly Template[] = [
  {
    ...parcel,
    id: 'parcel-en',
    language: 'en_GB',
    header: {kind: 'text', text: 'Order {{1}}'},
    body: 'Hello {{1}}, your tea is on its way and arrives on *{{2}}*.\n\nIs somebody at home to take it?',
    buttons: [
      {kind: 'reply', text: 'Yes, I am in'},
      {kind: 'reply', text: 'Another day'},
    ],
    variables: [
      {key: 'header.1', part: 'header', kind: 'text', name: '1', example: 'T-2048'},
      inBody('1', 'Ava'),
      inBody('2', 'Tuesday, 24 November'),
    ],
  },
  {
    ...parcel,
    id: 'parcel-fr',
    language: 'fr',
    header: null,
    body: 'Bonjour {{1}}, votre thé est en route et arrive le {{2}}.',
    buttons: [],
    variables: [inBody('1', 'Ava'), inBody('2', 'mardi 24 novembre')],
  },
  {
    id: 'pick-up',
    name: 'pick_up_conversation',
    language: 'en_GB',
    category: 'utility',
    header: null,
    body: 'Hello, you wrote to us some time ago. Is there anything we can still help you with? Just answer this message.',
    footer: null,
    buttons: [{kind: 'reply', text: 'Yes, please'}],
    variables: [],
  },
  {
    id: 'voucher',
    name: 'voucher',
    language: 'en_GB',
    category: 'marketing',
    header: null,
    body: 'Thank you for your patience, {{customer_name}}. Here are {{discount}} off your next order.',
    footer: 'Answer STOP to hear no more of it',
    buttons: [
      {kind: 'code', text: 'Copy offer code'},
      {kind: 'address', text: 'See the new teas'},
    ],
    variables: [
      inBody('customer_name', 'Ava'),
      inBody('discount', '15 %'),
      {key: 'button.0', part: 'button', kind: 'code', name: 'Copy offer code', example: 'THANKS15'},
      {key: 'button.1', part: 'button', kind: 'address', name: 'See the new teas', example: 'autumn'},
    ],
  },
];
