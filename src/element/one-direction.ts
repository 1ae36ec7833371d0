/** Signs that turn what follows about, or hide in it. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Where nothing can be isolated, as in a notification of the system: the text without what would turn its surroundings. */
export const inOneDirection = (text: string): string => text.replaceAll(TURNING, '');
