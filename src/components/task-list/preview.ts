import {maskProvisionally} from '../../core/mask/provisional.js';
import {plainText} from '../../core/plain-text.js';
import type {DisplayText} from '../../core/text.js';
import {customerName} from '../../element/customer-name.js';
import {messageText} from '../../element/message-words.js';
import {beginningOf, sentence} from '../../element/shown-text.js';
import {authorName} from '../../element/who-and-what.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {bring} from '../../strings/english.js';
import type {TaskRow} from './task-row.js';

bring({conversation: conversationWords}); // with the code: reading markup is too much for the first file

/** So much of a message is laid out for its one line, in UTF-16 units: one of sixty thousand letters is still one line. */
const PREVIEW = 160;

/** The draft, or the last message with who wrote it. */
export function previewOf(
  row: Pick<TaskRow, 'task' | 'facts' | 'draft' | 'masks' | 'agentId' | 'strings'>,
): DisplayText {
  const {task, facts, draft, masks, agentId, strings} = row;
  const {taskList} = strings;
  const {last} = facts;
  if (draft !== '')
    return sentence(taskList.draft, beginningOf(masks ? maskProvisionally(draft) : plainText(draft), PREVIEW));
  if (!last) return plainText(taskList.noMessages);
  const text = beginningOf(messageText(last, strings), PREVIEW);
  const {author, content} = last;
  if (content.type === 'notice' || author.kind === 'customer' || author.kind === 'system') return text;
  if (author.kind === 'agent' && author.id === agentId) return sentence(taskList.mine, text);
  return sentence(taskList.theirs, authorName(author, customerName(task.customer, strings), strings), text);
}
