const NOTE = 'note:';

/** The key of the draft of a note to colleagues: what is written to them never stands in the customer's draft. */
export const noteDraftOf = (conversationId: string): string => NOTE + conversationId;

export const isNoteDraft = (key: string): boolean => key.startsWith(NOTE);

/** Whose draft it is, of a message or of a note. */
export const conversationOf = (key: string): string => (isNoteDraft(key) ? key.slice(NOTE.length) : key);
