import * as v from 'valibot';
import {keepPreference, readPreference} from '../../../element/preferences.js';
import {TONES, type Tone} from './tones.js';

const MOST_RECENT = 16;

const recent = v.fallback(v.array(v.pipe(v.string(), v.maxLength(32))), []);
const tone = v.fallback(v.picklist(TONES), 0);

/** What this agent used last, the newest first, without skin tones; the same for messages and reactions. */
export const recentEmoji = (): readonly string[] =>
  v.parse(recent, readPreference('emoji-recent')).slice(0, MOST_RECENT);

export function rememberEmoji(symbol: string): void {
  keepPreference('emoji-recent', [symbol, ...recentEmoji().filter((one) => one !== symbol)].slice(0, MOST_RECENT));
}

export const chosenTone = (): Tone => v.parse(tone, readPreference('emoji-tone'));

export const rememberTone = (chosen: Tone): void => keepPreference('emoji-tone', chosen);
