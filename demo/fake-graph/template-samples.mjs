/**
 * A template as `GET /{waba-id}/message_templates` lists it.
 * @typedef {object} GraphTemplate
 * @property {string} id
 * @property {string} name
 * @property {string} language
 * @property {'APPROVED' | 'PAUSED' | 'PENDING' | 'REJECTED'} status
 * @property {'MARKETING' | 'UTILITY' | 'AUTHENTICATION'} category
 * @property {'POSITIONAL' | 'NAMED'} parameter_format
 * @property {Record<string, unknown>[]} components
 */

/** Templates of every account of the fake: each way to fill one in, two languages, and one that is paused. */
/** @type {readonly GraphTemplate[]} */
export const TEMPLATES = [
  template('700100000000401', 'order_update', 'en_GB', 'UTILITY', [
    {type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: {header_text: ['HH-2048']}},
    {
      type: 'BODY',
      text: 'Hello {{1}}, your order is on its way and arrives on {{2}}.\n\nIs somebody at home to take it?',
      example: {body_text: [['Maya', 'Tuesday, 24 November']]},
    },
    {type: 'FOOTER', text: 'Harbour Home'},
    {
      type: 'BUTTONS',
      buttons: [
        {type: 'QUICK_REPLY', text: 'Yes, I am in'},
        {type: 'QUICK_REPLY', text: 'Another day'},
      ],
    },
  ]),
  template('700100000000402', 'order_update', 'fr', 'UTILITY', [
    {type: 'HEADER', format: 'TEXT', text: 'Commande {{1}}', example: {header_text: ['HH-2048']}},
    {
      type: 'BODY',
      text: 'Bonjour {{1}}, votre commande est en route et arrive le {{2}}.\n\nY aura-t-il quelqu’un pour la recevoir ?',
      example: {body_text: [['Maya', 'mardi 24 novembre']]},
    },
    {type: 'FOOTER', text: 'Harbour Home'},
    {
      type: 'BUTTONS',
      buttons: [
        {type: 'QUICK_REPLY', text: 'Oui, je serai là'},
        {type: 'QUICK_REPLY', text: 'Un autre jour'},
      ],
    },
  ]),
  template('700100000000403', 'pick_up_conversation', 'en_GB', 'UTILITY', [
    {
      type: 'BODY',
      text: 'Hello, you wrote to us some time ago. Is there anything we can still help you with? Just answer this message.',
    },
    {type: 'BUTTONS', buttons: [{type: 'QUICK_REPLY', text: 'Yes, please'}]},
  ]),
  template(
    '700100000000404',
    'appointment_reminder',
    'en_GB',
    'UTILITY',
    [
      {
        type: 'BODY',
        text: 'Dear {{customer_name}}, *{{visitor}}* comes to you on {{visit_day}} between {{from_time}} and {{to_time}}.',
        example: {
          body_text_named_params: [
            {param_name: 'customer_name', example: 'Ms Okafor'},
            {param_name: 'visitor', example: 'Sam from Harbour Home'},
            {param_name: 'visit_day', example: 'Friday'},
            {param_name: 'from_time', example: '9:00'},
            {param_name: 'to_time', example: '11:30'},
          ],
        },
      },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'See the visit',
            url: 'https://harbour-home.example/visits/{{1}}',
            example: ['https://harbour-home.example/visits/V-77'],
          },
          {type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+442079460401'},
        ],
      },
    ],
    {parameter_format: 'NAMED'},
  ),
  template('700100000000405', 'new_collection', 'en_GB', 'MARKETING', [
    {type: 'HEADER', format: 'IMAGE', example: {header_handle: ['https://harbour-home.example/collection.jpg']}},
    {
      type: 'BODY',
      text: 'Hello {{1}}, our new collection is here: lamps, rugs and chairs made to last. ✨',
      example: {body_text: [['Maya']]},
    },
    {type: 'FOOTER', text: 'Answer STOP to hear no more of it'},
    {
      type: 'BUTTONS',
      buttons: [{type: 'URL', text: 'See the collection', url: 'https://harbour-home.example/collection'}],
    },
  ]),
  template('700100000000406', 'voucher', 'en_GB', 'MARKETING', [
    {
      type: 'BODY',
      text: 'Thank you for your patience, {{1}}. Here are {{2}} off your next order.',
      example: {body_text: [['Maya', '15 %']]},
    },
    {type: 'BUTTONS', buttons: [{type: 'COPY_CODE', text: 'Copy offer code', example: ['THANKS15']}]},
  ]),
  template('700100000000407', 'sign_in_code', 'en_GB', 'AUTHENTICATION', [
    {
      type: 'BODY',
      text: '*{{1}}* is your verification code. For your security, do not share this code.',
      example: {body_text: [['123456']]},
    },
    {type: 'FOOTER', text: 'This code expires in 10 minutes.'},
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'Copy code',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
          example: ['https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp123456'],
        },
      ],
    },
  ]),
  template(
    '700100000000408',
    'winter_sale',
    'en_GB',
    'MARKETING',
    [{type: 'BODY', text: 'Our winter sale has begun, {{1}}.', example: {body_text: [['Maya']]}}],
    {status: 'PAUSED'},
  ),
];

/**
 * @param {string} id
 * @param {string} name
 * @param {string} language
 * @param {GraphTemplate['category']} category
 * @param {GraphTemplate['components']} components
 * @param {Partial<GraphTemplate>} [more]
 * @returns {GraphTemplate}
 */
function template(id, name, language, category, components, more) {
  return {id, name, language, status: 'APPROVED', category, parameter_format: 'POSITIONAL', components, ...more};
}
