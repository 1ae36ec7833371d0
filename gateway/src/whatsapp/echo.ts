import {readBody} from './body.js';
import {isNobody} from './customer.js';
import {readEnvelope} from './envelope.js';
import {readId, type JsonObject} from './json.js';
import type {Scope} from './scope.js';
import type {EchoUpdate} from './update.js';

/** One element of `message_echoes`; null, and reported, if it cannot be deduplicated or is addressed to nobody. */
export function readEcho(echo: JsonObject, scope: Scope): EchoUpdate | null {
  const ids = {
    phone: readId(echo.to),
    userId: readId(echo.to_user_id),
    parentUserId: readId(echo.to_parent_user_id),
  };
  const envelope = readEnvelope(echo, ids, scope);
  if (envelope === null) return null;
  if (isNobody(envelope.customer)) {
    scope.report();
    return null;
  }
  const body = readBody(echo, scope.report);
  switch (body.kind) {
    case 'message':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    case 'reaction':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    case 'edit':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    case 'revoke':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    case 'unsupported':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    case 'unknown':
      return {...envelope, ...body, kind: 'echo', echoOf: body.kind};
    default:
      return body satisfies never;
  }
}
