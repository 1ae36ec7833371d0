import {createHash, timingSafeEqual} from 'node:crypto';

/** Send the body as `text/plain`: it repeats what a stranger wrote. */
export interface SubscriptionAnswer {
  status: number;
  body: string;
}

const refused: SubscriptionAnswer = {status: 403, body: 'Refused: check the mode, the challenge and the verify token.'};

/**
 * Answers Meta's check of the callback URL: 200 with the challenge, else 403. Never throws.
 *
 * @param rawQuery - Query string as received; parsed parameters may have lost repeated names or digits.
 * @param verifyToken - Token entered at Meta; an empty one refuses everything.
 */
export function verifySubscription(rawQuery: string, verifyToken: string): SubscriptionAnswer {
  const query = new URLSearchParams(rawQuery);
  const mode = readOnce(query, 'hub.mode');
  const token = readOnce(query, 'hub.verify_token');
  const challenge = readOnce(query, 'hub.challenge');
  if (!verifyToken || !token || !challenge || mode !== 'subscribe') return refused;
  return timingSafeEqual(hash(token), hash(verifyToken)) ? {status: 200, body: challenge} : refused;
}

function readOnce(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
}

// equal lengths whatever was sent, so that the comparison tells nothing
function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
