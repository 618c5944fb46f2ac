import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionGrant, ServiceGrant } from '../shared/contract/function-table/function-row.ts';
import { allowObjects, allowTable } from './constructs/allow.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

/** Resources of the pipeline stack that functions may use. */
export interface PipelineArns {
  readonly mailQueueArn: string;
  readonly identitiesArn: string;
  readonly configurationSetArn: string;
  readonly scheduleGroupSchedulesArn: string;
  readonly scheduleRoleArn: string;
}

/** Turns the grants in a row of the table of functions into its role's statements: one each, in the same order. */
export function grantStatements(
  stage: Stage,
  data: DataStack,
  arns: PipelineArns,
): (grants: readonly FunctionGrant[]) => PolicyStatement[] {
  const services = serviceResources(stage, arns);
  const statementOf = (grant: FunctionGrant): PolicyStatement => {
    if ('table' in grant) return allowTable(data[grant.table], grant.actions, grant.partitions);
    if ('service' in grant) return services(grant);
    const bucket = data[grant.bucket];
    return grant.keys
      ? allowObjects(bucket, grant.actions, grant.keys)
      : new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
  };
  return (grants) => grants.map(statementOf);
}

function serviceResources(stage: Stage, arns: PipelineArns): (grant: ServiceGrant) => PolicyStatement {
  const limitsOf = (grant: ServiceGrant): Limits => {
    switch (grant.service) {
      case 'sqs':
        return { resources: [arns.mailQueueArn] };
      case 'ses':
        // In IAM, an account's quota is not a resource.
        if (grant.actions[0] === 'GetSendQuota') return { resources: ['*'] };
        // SES requires the right to the sender's identity and the configuration set, and in its sandbox also to the identity
        // of each recipient (docs/adr/0039-a-role-that-can-send-in-the-sandbox.md). The sender keeps it narrow: no
        // mail leaves from another address. https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
        return {
          resources: [arns.identitiesArn, arns.configurationSetArn],
          conditions: { StringEquals: { 'ses:FromAddress': stage.mailFrom } },
        };
      case 'scheduler':
        // IAM cannot restrict listing to a group; the call itself names the group.
        return { resources: [grant.actions[0] === 'ListSchedules' ? '*' : arns.scheduleGroupSchedulesArn] };
      case 'iam':
        return {
          resources: [arns.scheduleRoleArn],
          conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
        };
    }
  };
  return (grant) =>
    new PolicyStatement({
      actions: grant.actions.map((action) => `${grant.service}:${action}`),
      ...limitsOf(grant),
    });
}

interface Limits {
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, string>>;
}
