import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { account } from '../../local/loopback-call.ts';
import type { PolicyDocument } from './role-grants.ts';

/**
 * Whether these policies allow a call, decided by a simulator of IAM that we did not write; see docs/adr/0016. It knows
 * every action with its resources and condition keys, and refuses a question that IAM could not be asked.
 */
export async function simulate(policies: readonly PolicyDocument[], needed: NeededAction): Promise<boolean> {
  const { action, resource, leadingKeys, context } = needed;
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/asked`,
        action,
        resource: { resource, accountId: account },
        contextVariables: { ...context, ...(leadingKeys && { 'dynamodb:LeadingKeys': [...leadingKeys] }) },
      },
      identityPolicies: policies.map(({ Statement }, number) => ({
        name: `policy-${number}`,
        policy: { Version: '2012-10-17', Statement },
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}
