/** @typedef {{id: string, mimeType: string, size: number, filename: string | null, voice: boolean}} Media */
/**
 * @typedef {{id: string, direction: 'in' | 'out', type: string, text: string | null, content: unknown,
 *   media: Media | null, quotedId: string | null, forwarded: boolean, groupId: string | null, at: number, status: string,
 *   errorCode: number | null, edited: boolean, deleted: boolean, reactions: {by: string, emoji: string}[]}} Message
 */
/** @typedef {{name: string, kind: string, mimeType: string, filename: string}} Sample */
/** @typedef {{customer: string, numberId: string, open: boolean, typing: boolean, windowEndsAt: number | null, messages: Message[]}} Chat */
/**
 * @typedef {{userId: string, phone: string, name: string, username: string | null, online: boolean, blocked: boolean,
 *   receipts: boolean, hideNumber: boolean}} Customer
 */
/** @typedef {{id: string, display: string, verifiedName: string}} BusinessNumber */
/** @typedef {{at: number, http: number | null, outcome: string, attempt: number, items: {kind: string, status?: string}[]}} Delivery */
/**
 * `GET /_sim/state`.
 * @typedef {{clock: {mode: string, now: number}, webhook: {callbackUrl: string | null, verified: boolean},
 *   chaos: Record<string, number | boolean>, numbers: BusinessNumber[], customers: Customer[], chats: Chat[],
 *   deliveries: Delivery[]}} State
 */

const EVENTS = ['message', 'status', 'read', 'typing', 'reaction', 'delivery', 'clock'];

/**
 * @param {'POST' | 'PATCH'} method
 * @param {string} path
 * @param {object} body
 */
export async function call(method, path, body) {
  const init = {method, body: JSON.stringify(body)};
  const response = await fetch(`/_sim${path}`, init);
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.reason);
}

/**
 * For a page that is going away and hears no answer.
 * @param {string} path
 * @param {object} body
 */
export function callInPassing(path, body) {
  navigator.sendBeacon(`/_sim${path}`, JSON.stringify(body));
}

/** @returns {Promise<Sample[]>} files that the simulator has at hand */
export async function readSamples() {
  const response = await fetch('/_sim/samples');
  return (await response.json()).samples;
}

/** @param {string} name */
export const sampleUrl = (name) => `/_sim/samples/${name}`;

/** @param {Media} media */
export const mediaUrl = ({id}) => `/_sim/media/${id}`;

/** @param {string} userId */
export function customerPath(userId) {
  return `/customers/${encodeURIComponent(userId)}`;
}

/**
 * Reports the state after every change; many changes at once become one report.
 * @param {(state: State) => void} onState
 * @param {(connected: boolean) => void} onConnection
 * @returns {() => void} asks for the state once more
 */
export function watch(onState, onConnection) {
  let stale = false;
  let reading = false;
  const refresh = async () => {
    stale = true;
    if (reading) return;
    reading = true;
    try {
      while (stale) {
        stale = false;
        const response = await fetch('/_sim/state');
        onState(await response.json());
      }
    } catch {
      onConnection(false);
    } finally {
      reading = false;
    }
  };
  const source = new EventSource('/_sim/events');
  source.addEventListener('open', () => {
    onConnection(true);
    void refresh();
  });
  source.addEventListener('error', () => onConnection(false));
  for (const name of EVENTS) source.addEventListener(name, () => void refresh());
  return () => void refresh();
}
