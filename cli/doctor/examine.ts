import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stage } from '../../infra/stages.ts';
import { type CountedCommunity, countMembers } from './count-members.ts';
import { type DeployedStage, readDeployedStage } from './deployed-stacks.ts';
import { type Finding, fine, toDo, toKnow, unclear } from './finding.ts';
import { judgeConcurrency } from './judge-concurrency.ts';
import { judgeMailRecords } from './judge-dns.ts';
import { judgeMail } from './judge-mail.ts';
import { judgePolicies } from './judge-policies.ts';
import { judgeSite } from './judge-site.ts';
import { judgeStacks } from './judge-stacks.ts';
import { judgeSubscription, listenersOf } from './judge-subscription.ts';
import { type MailAccount, readMailAccount } from './mail-account.ts';
import type { Names } from './names.ts';
import { regionsWithStage } from './other-regions.ts';
import { allowToAsk, judgeUnreachable } from './unreachable.ts';

/** The services that the doctor reads, in one account and region. It changes nothing. */
export interface DoctorPorts {
  readonly cloudFormation: CloudFormationClient;
  readonly sesv2: SESv2Client;
  readonly sns: SNSClient;
  readonly lambda: LambdaClient;
  readonly tables: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly names: Names;
  /** To find a stage that is deployed in another region. */
  readonly cloudFormationIn: (region: string) => CloudFormationClient;
  /** The region that other programs in this shell would use. */
  readonly regionOfShell: () => Promise<string | undefined>;
}

export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** The stage as assumed while AWS cannot be reached. */
const nothing: DeployedStage = { stacks: {} };

/**
 * Checks a stage from its stacks to its domain names. A check that cannot be made is a finding itself and stops no other.
 *
 * @param members how many to plan for; by default those of the rosters, or 100 before there are any
 */
export async function examine(
  stage: Stage,
  asked: { readonly members: number | undefined; readonly version: string },
  around: DoctorPorts,
): Promise<{ readonly sections: readonly Section[]; readonly canAsk: boolean }> {
  const shell = await around.regionOfShell();
  const region = stage.region ?? shell;
  const sections: Section[] = [];
  const add = (title: string, findings: readonly Finding[]): void => {
    if (findings.length > 0) sections.push({ title, findings });
  };

  let deployed = nothing;
  let cannotAsk = false;
  try {
    deployed = await readDeployedStage(around.cloudFormation, stage.name);
    const isNowhere = Object.keys(deployed.stacks).length === 0;
    const elsewhere = isNowhere ? await regionsWithStage(stage.name, region ?? '', around.cloudFormationIn) : [];
    const stacks = judgeStacks(deployed, stage, { region: region ?? 'this region', elsewhere, version: asked.version });
    // Both findings would raise the same question: which of two regions is right.
    add(
      `Stacks${region === undefined ? '' : `, region ${region}`}`,
      elsewhere.length > 0 ? stacks : [...judgeShell(stage, shell), ...stacks],
    );
  } catch (error) {
    const rights = 'cloudformation:DescribeStacks and cloudformation:ListStackResources';
    const { finding, forAll } = judgeUnreachable(error, 'CloudFormation', rights);
    add('Account', [finding]);
    cannotAsk = forAll;
  }

  let account: MailAccount | undefined;
  if (!cannotAsk) {
    const communities = await communitiesOf(deployed, around.tables);
    add('Communities', communities.findings);
    const isSameVersion = deployed.stacks.pipeline?.outputs['Version'] === asked.version;
    add('Who may read', await judgePolicies(deployed, stage, isSameVersion, around));
    const members = asked.members ?? (communities.members || 100);
    try {
      account = await readMailAccount(around.sesv2, stage.mailDomain);
      add('Mail account', judgeMail(account, stage.mailDomain, members));
    } catch (error) {
      add('Mail account', [judgeUnreachable(error, 'SES', 'ses:GetAccount and ses:GetEmailIdentity').finding]);
    }
    if (deployed.alarmTopic !== undefined)
      add('Alarms', [await subscriptionOf(deployed.alarmTopic, stage, around.sns)]);
    add('Functions', [await concurrencyOf(around.lambda, stage)]);
  }

  const { dkimTokens = [], mailFromDomain = `bounce.${stage.mailDomain}` } = account?.identity ?? {};
  const records = await judgeMailRecords(stage.mailDomain, { dkimTokens, region, mailFromDomain }, around.names);
  const unknownDkim =
    dkimTokens.length === 0
      ? [
          toKnow(
            'only SES knows which three DKIM records to publish',
            'they are listed here once the pipeline stack is deployed and SES can be reached',
          ),
        ]
      : [];
  add('Domain names', [...unknownDkim, ...records, await judgeSite(stage, deployed, around.names)]);
  return { sections, canAsk: !cannotAsk };
}

function judgeShell({ name, region }: Stage, shell: string | undefined): Finding[] {
  if (region === undefined || shell === region) return [];
  const here = shell === undefined ? 'this shell names no region' : `this shell is in ${shell}`;
  const what = `${here}, and stage "${name}" is in ${region}: other commands would look there instead`;
  return [toKnow(what, 'set the region before you go on', `export AWS_REGION=${region}`)];
}

async function communitiesOf(
  { peopleTable }: DeployedStage,
  tables: DynamoDBDocumentClient,
): Promise<{ findings: Finding[]; members: number }> {
  if (peopleTable === undefined) return { findings: [], members: 0 };
  let counted: CountedCommunity[];
  try {
    counted = await countMembers(tables, peopleTable);
  } catch (error) {
    const right = `dynamodb:Query and dynamodb:GetItem on ${peopleTable}`;
    return { findings: [judgeUnreachable(error, 'DynamoDB', right).finding], members: 0 };
  }
  if (counted.length === 0) {
    const cure = 'upload community.json and roster.csv to the inbox: docs/install.md, step 10';
    return { findings: [toKnow('no community has been imported yet', cure)], members: 0 };
  }
  const findings = counted.map(({ id, members, minimumInvited }) =>
    members >= minimumInvited
      ? fine(`community ${id}: ${members} members`)
      : toDo(
          `community ${id}: ${members} members, and a pulse needs ${minimumInvited}`,
          'its pulses are refused until it has more; upload a longer roster to the inbox',
        ),
  );
  return { findings, members: counted.reduce((sum, { members }) => sum + members, 0) };
}

async function subscriptionOf(topic: string, { name, operatorMail }: Stage, sns: SNSClient): Promise<Finding> {
  try {
    return judgeSubscription(topic, await listenersOf(sns, topic), name, operatorMail);
  } catch (error) {
    return judgeUnreachable(error, 'SNS', 'sns:ListSubscriptionsByTopic').finding;
  }
}

async function concurrencyOf(lambda: LambdaClient, { name, answerConcurrency }: Stage): Promise<Finding> {
  const settings = await lambda.send(new GetAccountSettingsCommand({})).catch(() => undefined);
  const limit = settings?.AccountLimit?.ConcurrentExecutions;
  if (limit !== undefined) return judgeConcurrency(limit, name, answerConcurrency);
  const what = 'Lambda did not report how many calls this account may run at once';
  const cure = allowToAsk('lambda:GetAccountSettings');
  // Only a reservation can prevent a deployment.
  return answerConcurrency === undefined ? toKnow(what, cure) : unclear(what, cure);
}
