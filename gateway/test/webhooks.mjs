/** The line of `configJson`. */
export const LINE = '290000000000101';

/** A webhook of one line with this value, as the Cloud API sends it. */
const webhookOf = (value, line = LINE) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '180000000000901',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: {display_phone_number: '442071838750', phone_number_id: line},
            ...value,
          },
        },
      ],
    },
  ],
});

let written = 0;

function messageWebhook(
  content,
  {line, phone = '447700900101', name = 'Ann Fairweather', at = 1_792_000_000, id = `wamid.TEST${(written += 1)}`} = {},
) {
  const contacts = [{profile: {name}, wa_id: phone}];
  return webhookOf({contacts, messages: [{from: phone, id, timestamp: String(at), ...content}]}, line);
}

/** A webhook with one text message. */
export const textWebhook = (text, about) => messageWebhook({type: 'text', text: {body: text}}, about);

/** A webhook with one file. */
export const mediaWebhook = (type, {id, claimedType = null, hash = null, name, caption, voice}, about) =>
  messageWebhook(
    {
      type,
      [type]: {
        id,
        ...(claimedType && {mime_type: claimedType}),
        ...(hash && {sha256: hash}),
        ...(name !== undefined && {filename: name}),
        ...(caption && {caption}),
        ...(voice !== undefined && {voice}),
      },
    },
    about,
  );

/** A webhook with one status of a message we sent. */
export const statusWebhook = (status, {wamid, callbackData, code, line, phone = '447700900101'} = {}) =>
  webhookOf(
    {
      statuses: [
        {
          id: wamid,
          status,
          timestamp: '1792000001',
          recipient_id: phone,
          ...(callbackData && {biz_opaque_callback_data: callbackData}),
          ...(code && {errors: [{code, title: 'x'}]}),
        },
      ],
    },
    line,
  );
