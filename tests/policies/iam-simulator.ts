import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { account } from '../../local/loopback-call.ts';

/** Any policy document; the simulator judges what is in it. */
interface Policy {
  readonly Statement: readonly unknown[];
}

/** Who makes a call, and the policies that decide it. */
interface Asked {
  /** ARN of a role, a user or an account’s root, or the name of a service of AWS. */
  readonly caller: string;
  /** Policies of the role; a service has none. */
  readonly policies: readonly Policy[];
  /** Policy of the resource that is called. */
  readonly resourcePolicy?: Policy | undefined;
}

/** Whether these policies of a role allow a call. */
export const simulate = (policies: readonly Policy[], needed: NeededAction): Promise<boolean> =>
  simulateCall({ caller: `arn:aws:iam::${account}:role/asked`, policies }, needed);

/**
 * Whether a call is allowed, decided by an IAM simulator that we did not write; see docs/adr/0016. It knows every action with
 * its resources and condition keys, and refuses a question that IAM could not be asked.
 */
export async function simulateCall(
  { caller, policies, resourcePolicy }: Asked,
  needed: NeededAction,
): Promise<boolean> {
  const { action, resource, leadingKeys, context } = needed;
  const outcome = await runSimulation(
    {
      request: {
        principal: caller,
        action,
        resource: { resource, accountId: account },
        contextVariables: {
          // For a session of a role it is the role; a service that calls for itself has none.
          ...(caller.startsWith('arn:') && { 'aws:PrincipalArn': caller }),
          ...context,
          ...(leadingKeys && { 'dynamodb:LeadingKeys': [...leadingKeys] }),
        },
      },
      identityPolicies: policies.map((policy, number) => ({ name: `policy-${number}`, policy: versioned(policy) })),
      ...(resourcePolicy && { resourcePolicy: versioned(resourcePolicy) }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      // As every bucket here is configured.
      additionalSettings: { s3: { blockPublicAccess: true } },
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}

const versioned = ({ Statement }: Policy) => ({ Version: '2012-10-17', Statement });
