import type { Account, DeployedResource } from './account.ts';

export const stackNames = ['data', 'pipeline', 'web'].map((part) => `CommonsPulse-example-${part}`);

/** The resources that the rehearsal needs, found by the names in the template. */
export interface Deployment {
  readonly resources: readonly DeployedResource[];
  /** Physical names of tables, by the first part of their logical id. */
  readonly tables: Readonly<Record<(typeof tableNames)[number], string>>;
  readonly inbox: string;
  readonly site: string;
  readonly mailQueue: string;
  readonly deadLetters: readonly string[];
  readonly api: string;
  readonly scheduleGroup: string;
  readonly nightlyPlan: string;
  readonly functions: readonly string[];
}

const tableNames = ['People', 'Invitations', 'Responses', 'Signals', 'Results', 'Keys'] as const;

export async function findDeployment(account: Account): Promise<Deployment> {
  const resources = (await Promise.all(stackNames.map((stack) => account.resources(stack)))).flatMap((found) => {
    if (!found) throw new Error('every stack must be deployed');
    return found;
  });
  const all = (type: string, prefix = '') =>
    resources.filter((resource) => resource.type === type && resource.logicalId.startsWith(prefix));
  const one = (type: string, prefix: string): string => {
    const [found, ...others] = all(type, prefix);
    if (!found || others.length > 0) throw new Error(`there must be one ${type} called ${prefix}`);
    return found.physicalId;
  };
  const table = (name: string) => one('AWS::DynamoDB::GlobalTable', name);
  return {
    resources,
    tables: {
      People: table('People'),
      Invitations: table('Invitations'),
      Responses: table('Responses'),
      Signals: table('Signals'),
      Results: table('Results'),
      Keys: table('Keys'),
    },
    inbox: one('AWS::S3::Bucket', 'Inbox'),
    site: one('AWS::S3::Bucket', 'Site'),
    mailQueue: one('AWS::SQS::Queue', 'MailQueue'),
    deadLetters: [one('AWS::SQS::Queue', 'MailDeadLetters'), one('AWS::SQS::Queue', 'EventDeadLetters')],
    api: one('AWS::ApiGatewayV2::Api', 'Api'),
    scheduleGroup: one('AWS::Scheduler::ScheduleGroup', 'Schedules'),
    nightlyPlan: one('AWS::Scheduler::Schedule', 'DailyPlan'),
    functions: all('AWS::Lambda::Function').map(({ physicalId }) => physicalId),
  };
}

/** Rows of every table, which an update in place must not change. */
export async function countRows(account: Account, { tables }: Deployment): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) counts[name] = (await account.rows(table)).length;
  return counts;
}
