import {isMessageType, noContent, readContent} from './content.js';
import {readId, readObject, readWord, type JsonObject, type ReportProblem} from './json.js';
import {readSurroundings} from './surroundings.js';
import type {Body, Content, EditBody, ReactionBody, RevokeBody, UnknownBody} from './update.js';

/** What a message or an echo does; an unusable one is `unknown` and reported. */
export function readBody(message: JsonObject, report: ReportProblem): Body {
  const type = readWord(message.type);
  switch (type) {
    case 'reaction':
      return readReaction(message) ?? readUnusable(type, message, report);
    case 'edit':
      return readEdit(message, report) ?? readUnusable(type, message, report);
    case 'revoke':
      return readRevoke(message) ?? readUnusable(type, message, report);
    case 'unsupported':
    case 'unknown': {
      const unsupportedType = readWord(readObject(message.unsupported)?.type);
      return {kind: 'unsupported', type, unsupportedType, ...readSurroundings(message, report)};
    }
    case 'system':
    case null:
      return readUnusable(type, message, report);
    default: {
      if (!isMessageType(type)) return readUnknown(type, message, report);
      const content = readContent(type, message, report);
      if (content === null) return readUnusable(type, message, report);
      return {kind: 'message', type, ...content, ...readSurroundings(message, report)};
    }
  }
}

function readReaction(message: JsonObject): ReactionBody | null {
  const reaction = readObject(message.reaction);
  const targetId = readId(reaction?.message_id);
  return targetId === null ? null : {kind: 'reaction', type: 'reaction', targetId, emoji: readWord(reaction?.emoji)};
}

function readEdit(message: JsonObject, report: ReportProblem): EditBody | null {
  const edit = readObject(message.edit);
  const targetId = readId(edit?.original_message_id);
  if (targetId === null) return null;
  const edited = readObject(edit?.message);
  const type = readWord(edited?.type);
  const {text, caption, media} = readEdited(type, edited, report);
  return {kind: 'edit', targetId, type, text, caption, media, quotedId: null};
}

function readEdited(type: string | null, edited: JsonObject | null, report: ReportProblem): Content {
  // an unknown type is news, not a fault
  if (type !== null && !isMessageType(type)) return noContent;
  const content = type === null || edited === null ? null : readContent(type, edited, report);
  if (content === null) report();
  return content ?? noContent;
}

function readRevoke(message: JsonObject): RevokeBody | null {
  const targetId = readId(readObject(message.revoke)?.original_message_id);
  return targetId === null ? null : {kind: 'revoke', type: 'revoke', targetId};
}

function readUnusable(type: string | null, message: JsonObject, report: ReportProblem): UnknownBody {
  report();
  return readUnknown(type, message, report);
}

function readUnknown(type: string | null, message: JsonObject, report: ReportProblem): UnknownBody {
  return {kind: 'unknown', type, ...readSurroundings(message, report)};
}
