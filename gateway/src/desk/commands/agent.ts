import type {DeskCommand} from 'wa-desk/core';
import {dropRequestsOf} from '../../routing/handover.js';
import {lockAgent, removeDesks} from '../../routing/desks.js';
import {lockRouting, withdrawOffers} from '../../routing/offer.js';
import {appendEvents, lockAgents} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';
import {Refusal} from '../refusal.js';

/** Available brings offers; any other choice withdraws those that stand. Both end RONA. */
export async function setAgentState(
  scope: Scope,
  agentId: string,
  {state, codeId}: Extract<DeskCommand, {type: 'setAgentState'}>,
): Promise<Effect> {
  if (state === 'idle' && (codeId === null || !scope.tenant.idleCodes.has(codeId)))
    throw new Refusal('unknown-code', 'Idle needs one of the configured idle codes.');
  await lockRouting(scope);
  if (await isOffline(scope, agentId)) throw new Refusal('signed-out', 'The agent is signed out: sign in again.');
  const withdrawn = state === 'available' ? [] : await withdrawOffers(scope, [agentId]);
  const dropped = await dropRequestsOf(
    scope,
    withdrawn.map(({ref}) => ref),
  );
  await lockAgents(scope, [agentId, ...dropped.map((entry) => entry.agentId)]);
  await scope.tx
    .updateTable('agents')
    .set(({eb}) => ({
      state,
      code_id: state === 'idle' ? codeId : null,
      state_since: scope.now,
      waiting_since: scope.now,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', agentId)
    .where(({or, eb}) => or([eb('state', '!=', state), eb('code_id', 'is distinct from', codeId)])) // choosing the same again keeps the time
    .execute();
  const told = [...withdrawn, {agentId, kind: 'agent' as const, ref: ''}, ...dropped];
  return {...(await announce(scope, agentId, told)), route: true};
}

export async function signOut(scope: Scope, agentId: string): Promise<Effect> {
  await lockRouting(scope);
  const open = await scope.tx
    .selectFrom('tasks')
    .select('id')
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', 'in', ['offered', 'connected', 'interrupted', 'wrap-up'])
    .executeTakeFirst();
  if (open) throw new Refusal('work-open', 'Sign-out waits until no offer stands and every task is wrapped up.');
  await scope.tx
    .updateTable('agents')
    .set(({eb}) => ({
      state: 'offline',
      code_id: null,
      return_as: null,
      state_since: scope.now,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', agentId)
    .execute();
  await removeDesks(scope, agentId, 'all');
  const told = [
    {agentId, kind: 'agent' as const, ref: ''},
    {agentId, kind: 'signed-out' as const, ref: ''},
  ];
  await appendEvents(scope, told);
  return {told};
}

/** Signs this agent out at every other device; what they do goes on at this one. */
export async function closeOtherDesks(scope: Scope, agentId: string, deviceId: string | undefined): Promise<Effect> {
  if (deviceId === undefined)
    throw new Refusal('bad-command', 'closeOtherDesks needs the header wa-desk-device, so that this desk can stay.');
  await lockAgent(scope, agentId);
  await removeDesks(scope, agentId, {exceptDevice: deviceId});
  await scope.tx
    .updateTable('agents')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', agentId)
    .execute();
  await appendEvents(scope, [
    {agentId, kind: 'closed', ref: deviceId},
    {agentId, kind: 'agent', ref: ''},
  ]);
  return {told: [{kind: 'agent', ref: ''}]};
}

/** Nobody goes offline while routing is locked. */
async function isOffline({tx, tenantId}: Scope, agentId: string): Promise<boolean> {
  const {state} = await tx
    .selectFrom('agents')
    .select('state')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return state === 'offline';
}
