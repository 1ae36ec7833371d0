import {plainText, type Media, type MessageContent} from '../../core/index.js';
import type {ScriptedMessage} from './script.js';

const MINUTE = 60_000;

/** Of the files in `samples.ts`, which are fetched later. */
const files = {
  image: {mimeType: 'image/jpeg', size: 14_697, width: 720, height: 540, duration: null},
  video: {mimeType: 'video/mp4', size: 5_298, width: 320, height: 180, duration: 2},
  voice: {mimeType: 'audio/ogg', size: 6_560, width: null, height: null, duration: 3},
  document: {mimeType: 'application/pdf', size: 1_320, width: null, height: null, duration: null},
  sticker: {mimeType: 'image/webp', size: 6_492, width: 320, height: 320, duration: null},
} as const;

const file = (kind: keyof typeof files, more: Partial<Media> = {}): MessageContent => ({
  type: 'media',
  media: {kind, state: 'ready', name: null, caption: null, ...files[kind], ...more},
});

const customer = (ago: number, content: MessageContent, more: Partial<ScriptedMessage> = {}): ScriptedMessage => ({
  ago: ago * MINUTE,
  by: 'customer',
  content,
  ...more,
});
const said = (text: string): MessageContent => ({type: 'text', text: plainText(text)});
const unsupported = (kind: string, errorCode?: number): MessageContent => ({
  type: 'placeholder',
  kind,
  text: null,
  ...(errorCode !== undefined && {errorCode}),
});

/** A conversation with one message of every kind, the oldest first. */
export const everything: readonly ScriptedMessage[] = [
  customer(58, said('Hello! I saw your advertisement and have a few things to show you.'), {
    referral: {
      source: 'ad',
      headline: plainText('Tea that smells of the sea'),
      body: plainText('Smoked over pine wood, picked twice a year. Free postage this week.'),
      url: 'https://leafandpot.example/smoky',
    },
  }),
  customer(57, file('image', {caption: plainText('This is where I will drink it. *Lovely*, is it not?')}), {
    reactions: [{by: 'agent', emoji: '😍'}],
  }),
  {ago: 56 * MINUTE, by: 'agent', content: said('What a view! Which tea is it going to be?'), answers: 1},
  customer(55, file('voice')),
  customer(54, file('sticker')),
  customer(53, file('document', {name: plainText('Invoice TEA-2093.pdf')})),
  customer(52, said('Is the pot on that invoice still in stock?'), {answers: 1, product: plainText('POT-GREEN-07')}),
  customer(51, file('video', {caption: plainText('The water boils like this')}), {forwarded: 'once'}),
  customer(50, {
    type: 'location',
    latitude: 51.48158,
    longitude: -3.17909,
    name: plainText('Harbour Kettle House'),
    address: plainText('12 Quay Street, Cardiff'),
  }),
  customer(49, {
    type: 'contacts',
    contacts: [
      {
        name: plainText('Noor Haddad'),
        organisation: plainText('Harbour Kettle House'),
        phones: [plainText('+44 7700 900188')],
        emails: [plainText('noor@kettle.example')],
        requested: false,
      },
    ],
  }),
  customer(48, {
    type: 'order',
    items: [
      {product: plainText('Smoky tea, 100 g'), quantity: 2, price: 9, currency: 'GBP'},
      {product: plainText('Teapot, green'), quantity: 1, price: 34.5, currency: 'GBP'},
    ],
    text: plainText('Gift wrapped, please'),
  }),
  {ago: 47 * MINUTE, by: 'agent', content: said('Of course. When shall it come?')},
  customer(46, {
    type: 'choice',
    of: 'list',
    title: plainText('Friday morning'),
    description: plainText('Between 8 and 12'),
  }),
  customer(45, {
    type: 'form',
    form: 'address',
    fields: [
      {name: plainText('Name'), value: plainText('Sam Reed')},
      {name: plainText('Street'), value: plainText('4 Lantern Row')},
      {name: plainText('Town'), value: plainText('Cardiff')},
    ],
  }),
  customer(44, said('Do not ring the bell, the baby sleeps.'), {edited: true}),
  customer(43, said('Sent by mistake'), {deleted: true}),
  customer(42, said('Everybody should know how to warm a pot.'), {
    forwarded: 'often',
    reactions: [
      {by: 'customer', emoji: '🫖'},
      {by: 'agent', emoji: '👍'},
    ],
  }),
  customer(41, unsupported('view_once', 131051)),
  customer(40, unsupported('poll_creation', 131051)),
  customer(39, unsupported('media_placeholder', 131060)),
  customer(38, unsupported('hologram')),
  customer(37, file('image', {state: 'expired', width: null, height: null})),
  customer(36, file('document', {state: 'blocked', name: plainText('photo.jpg.exe'), mimeType: null})),
  customer(35, said('And this is what my aunt wrote.'), {quotes: {by: null, content: null}}),
  {ago: 34 * MINUTE, by: 'agent', content: said('Thank you, I have noted it all.')},
];
