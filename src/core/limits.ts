/** The longest text WhatsApp takes from a business, in UTF-16 units (the stricter reading). */
export const MAX_TEXT_LENGTH = 4096;

/** The most a note to a colleague holds, in UTF-16 units. */
export const MAX_NOTE_LENGTH = 500;

/** The longest reason an agent can give, in UTF-16 units. */
export const MAX_REVEAL_REASON = 200;
