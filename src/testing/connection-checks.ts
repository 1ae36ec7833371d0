import {agentStateOf, messagesOf} from '../core/index.js';
import {textOf} from './asking.js';
import {check, refusedWith, type AdapterCheck} from './check.js';
import {ensure, newKey} from './probe.js';

/** What adapters promise of the way there, and of an agent who does not answer. */
export const connectionChecks: readonly AdapterCheck[] = [
  check(
    'says that the connection is lost, and goes on by itself when it is back',
    'Tell `connection` `reconnecting` when nothing comes any more, try again without being asked, and tell what was missed (or a snapshot), then `online`.',
    async (probe, under) => {
      const {connection} = under;
      if (!connection) return 'not-applicable';
      const task = await probe.accepted('Hello');
      await connection.breaks();
      await probe.until('a lost connection is told', () => probe.state.connection === 'reconnecting');
      await under.customerWrites('Are you there?');
      await connection.comesBack();
      await probe.until('a connection that is back is told', () => probe.state.connection === 'online');
      await probe.until('what was missed is told', () =>
        messagesOf(probe.state, task.conversationId).map(textOf).includes('Are you there?'),
      );
      ensure(messagesOf(probe.state, task.conversationId).map(textOf).includes('Hello'), 'what was known is kept');
      return 'passed';
    },
  ),

  check(
    'calls a command without an answer unreachable, and takes it under the same key later',
    'Reject with `unreachable` when no answer came; the desk asks again by itself with the same key.',
    async (probe, {connection}) => {
      if (!connection) return 'not-applicable';
      const task = await probe.accepted('Hello');
      await connection.breaks();
      const key = newKey();
      refusedWith(await probe.refusalOf({type: 'end', taskId: task.id}, key), ['unreachable']);
      await connection.comesBack();
      await probe.until('a connection that is back is told', () => probe.state.connection === 'online');
      await probe.ask({type: 'end', taskId: task.id}, key);
      await probe.until('what was asked again is done', () => probe.state.tasks.get(task.id)?.phase === 'wrap-up');
      return 'passed';
    },
  ),

  check(
    'keeps the state the agent chose, with its code',
    'Tell the agent with the state, its code and `since`; refuse an idle code that is not in the settings with `unknown-code`.',
    async (probe) => {
      const [code] = probe.state.settings?.idleCodes ?? [];
      if (!code) return 'not-applicable';
      await probe.ask({type: 'setAgentState', state: 'available', codeId: null});
      refusedWith(await probe.refusalOf({type: 'setAgentState', state: 'idle', codeId: newKey()}), ['unknown-code']);
      ensure(agentStateOf(probe.state)?.name === 'available', 'a refused state changes nothing');
      await probe.ask({type: 'setAgentState', state: 'idle', codeId: code.id});
      const state = await probe.until('the agent is idle', () => {
        const now = agentStateOf(probe.state);
        return now?.name === 'idle' && now;
      });
      ensure(state.code?.id === code.id, 'an idle agent has the code that was chosen');
      return 'passed';
    },
  ),

  check(
    'takes an offer back that is not accepted in time, and makes the agent RONA',
    'When `expiresAt` of an offer is over, tell `offer-gone` with `lapsed` and the agent with the state `rona`; offer nothing until they are available again.',
    async (probe) => {
      const offer = await probe.offered('Hello');
      if (offer.expiresAt === null) return 'not-applicable';
      await probe.passTime(offer.expiresAt - offer.offeredAt);
      await probe.until('an offer that lapsed is gone', () => !probe.state.offers.has(offer.id));
      const gone = probe.events.find((event) => event.type === 'offer-gone' && event.offerId === offer.id);
      ensure(gone?.type === 'offer-gone' && gone.reason === 'lapsed', 'it is told that the offer lapsed');
      await probe.until('an agent who did not answer is RONA', () => agentStateOf(probe.state)?.name === 'rona');
      await probe.passTime(3000);
      ensure(probe.state.offers.size === 0, 'no offer comes to an agent in RONA');
      await probe.ask({type: 'setAgentState', state: 'available', codeId: null});
      await probe.until('the customer is offered again', () => probe.state.offers.size === 1);
      return 'passed';
    },
  ),
];
