import type {Clock} from '../../core/clock.js';
import type {DeskEvent} from '../../core/protocol.js';
import type {Credentials} from './credentials.js';
import {Follower} from './follower.js';
import {persist, type Deliver} from './persist.js';
import {follow} from './stream.js';
import {joinTabs, type Tabs} from './tabs.js';

/** A lock may be quicker than a message, in ms. */
const GRACE = 1000;

export interface Connecting {
  readonly base: URL;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly sink: (event: DeskEvent) => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Delivers events until `signal` aborts or the agent is signed out: from a stream of its own, or, while another tab of
 * this browser holds one for the same agent, from that tab.
 */
export async function deliverEvents({base, credentials, clock, signal, sink, onTrouble}: Connecting): Promise<void> {
  const {authorization} = credentials;
  let identity: string | undefined;
  await persist({clock, signal, deliver: sink, onTrouble}, async () => {
    identity = await credentials.identity();
    return 'done';
  });
  const tabs = identity === undefined || signal.aborted ? undefined : await joinTabs(base, identity);
  const stream = (deliver: Deliver, until: AbortSignal, lastEventId?: string) =>
    follow({
      eventsUrl: new URL('v1/desk/events', base),
      authorization,
      clock,
      signal: until,
      deliver,
      lastEventId,
      onTrouble,
    });
  sink({type: 'leader', leader: tabs === undefined});
  if (!tabs) return stream(sink, signal);
  credentials.shareDevice(() => tabs.deviceId());

  const leaving = new AbortController();
  const following = new AbortController();
  const leave = () => leaving.abort();
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  try {
    await new Promise<void>((resolve, reject) => {
      leaving.signal.addEventListener('abort', () => resolve());
      const options = {snapshotUrl: new URL('v1/desk/snapshot', base), authorization, clock, deliver: sink, onTrouble};
      const follower = new Follower({...options, signal: AbortSignal.any([leaving.signal, following.signal])}, reject);
      tabs.listen((relayed) => follower.take(relayed));
      const lead = async () => {
        following.abort();
        if (leaving.signal.aborted) return;
        sink({type: 'leader', leader: true});
        await stream(relayTo(tabs, sink), leaving.signal, follower.lastEventId).then(resolve, reject);
        if (!signal.aborted) await afterGrace(clock); // signed out: the others must hear it before one of them leads
      };
      tabs.elect(lead, leaving.signal).then(
        (role) => role === 'follows' && follower.begin(),
        () => lead().catch(reject), // a frame without an origin of its own may have no locks
      );
    });
  } finally {
    leave();
    signal.removeEventListener('abort', leave);
    credentials.shareDevice(undefined);
    tabs.close();
  }
}

const afterGrace = (clock: Clock): Promise<void> => new Promise((resolve) => void clock.after(GRACE, resolve));

const relayTo =
  (tabs: Tabs, sink: (event: DeskEvent) => void): Deliver =>
  (event, id) => {
    sink(event);
    tabs.relay({event, id});
  };
