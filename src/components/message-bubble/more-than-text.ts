import type {Message} from '../../core/message.js';

/** Whether there is more to a message than text that somebody wrote. */
export const isMoreThanText = ({
  content,
  quotedId,
  quoted,
  referral,
  forwarded,
  product,
  reactions,
}: Message): boolean =>
  (content.type !== 'text' && content.type !== 'notice') ||
  quotedId !== null ||
  Boolean(quoted ?? referral ?? forwarded ?? product) ||
  reactions.length > 0;
