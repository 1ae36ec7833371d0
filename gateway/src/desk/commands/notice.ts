import type {DeskCommand} from 'wa-desk/core';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';

/** Gone at all desks of the agent. One that is not there has been seen. */
export async function seeNotice(
  scope: Scope,
  agentId: string,
  {noticeId}: Extract<DeskCommand, {type: 'seeNotice'}>,
): Promise<Effect> {
  const {numDeletedRows} = await scope.tx
    .deleteFrom('notices')
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return {told: [{kind: 'notice', ref: noticeId}]};
  return announce(scope, agentId, [{agentId, kind: 'notice', ref: noticeId}]);
}
