import type {DisplayText} from './text.js';

export const plainText = (text: string): DisplayText => ({text, masked: []});
