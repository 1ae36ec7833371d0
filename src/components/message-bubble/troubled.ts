import type {Message} from '../../core/message.js';

/** Whether what is drawn of a message depends on more than the message: its commands, and what was typed. */
export const isTroubled = ({delivery}: Message): boolean =>
  delivery?.status === 'failed' || delivery?.status === 'unconfirmed' || (delivery?.attempt ?? 0) > 1;
