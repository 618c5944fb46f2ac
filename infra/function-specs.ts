/**
 * What each function may touch, and nothing else. This table is half of the privacy proof: no role reads both who was
 * asked and what was said. `issue-credential` has no word for Responses; `submit-response` can only put there and sees no
 * invitation; `close-pulse`, the only reader of responses, sees definitions and no invitation; publishing sees counts.
 *
 * An environment name that a function does not need is not set, so a handler cannot grow a dependency unseen.
 */
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { EnvName } from '../shared/contract/env.ts';
import type { FunctionName } from '../shared/contract/functions.ts';
import { languages } from '../shared/contract/identifiers.ts';
import { inboxKeys, siteKeys } from '../shared/contract/objects.ts';
import { secretNames } from '../shared/contract/secrets.ts';
import { peopleKeys } from '../shared/contract/tables.ts';
import { allowObjects, allowParameter, allowTable } from './constructs/allow.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

export interface FunctionSpec {
  readonly environment: readonly EnvName[];
  readonly statements: readonly PolicyStatement[];
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** Resources of the pipeline stack that functions are allowed to use. */
export interface PipelineArns {
  readonly mailQueueArn: string;
  readonly identitiesArn: string;
  readonly configurationSetArn: string;
  readonly scheduleGroupSchedulesArn: string;
  readonly scheduleRoleArn: string;
}

const oneCommunity = ['community#*'];
const counts = ['results#*'];
const comments = ['comments#*'];
const definitions = ['definition#*'];
const invitations = ['invitations#*'];
const mailRecords = ['mails#*'];
const digests = ['digest#*'];
const notices = ['notice#*'];

const resultsOf = (prefix: string): string => `${inboxKeys.resultPrefix}${prefix}*`;
/** Everything of a pulse but its commitment, which close-pulse alone may write. */
const pagesOfPulses = ['manifest.json', 'privacy-*', ...languages].map((page) => `s/*/${page}`);

export function functionSpecs(
  scope: Construct,
  stage: Stage,
  data: DataStack,
  arns: PipelineArns,
): Record<FunctionName, FunctionSpec> {
  const { people, results, responses, signals, site, inbox } = data;
  const pulses = data.invitations;
  const may = (actions: string[], resources: string[], conditions?: Record<string, Record<string, string>>) =>
    new PolicyStatement({ actions, resources, ...(conditions && { conditions }) });
  const linkKey = (...actions: string[]) => allowParameter(scope, actions, secretNames.linkKey(stage.name));
  const master = (...actions: string[]) => allowParameter(scope, actions, secretNames.credentialKey(stage.name));
  const sealing = (...actions: string[]) => allowParameter(scope, actions, `${secretNames.sealingPrefix(stage.name)}*`);
  // Without it S3 answers "denied" where nothing is there, and a missing file could not be told from a missing right.
  const tellMissing = (bucketArn: string) => may(['s3:ListBucket'], [bucketArn]);
  // SES asks for the right to the identity of the sender and to the configuration set, and in its sandbox to the identity of
  // each recipient as well (docs/adr/0039-a-role-that-can-send-in-the-sandbox.md). What keeps it narrow is the sender: from any
  // other address nothing may be sent. https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
  const sendMail = may(['ses:SendRawEmail'], [arns.identitiesArn, arns.configurationSetArn], {
    StringEquals: { 'ses:FromAddress': stage.mailFrom },
  });

  // SES has no resource for an account's quota.
  const quota = may(['ses:GetSendQuota'], ['*']);

  return {
    'import-roster': {
      environment: ['PEOPLE_TABLE', 'INBOX_BUCKET', 'SITE_BUCKET'],
      statements: [
        allowTable(people, ['GetItem', 'Query', 'DeleteItem'], oneCommunity),
        allowTable(people, ['PutItem'], [...oneCommunity, peopleKeys.communityList]),
        allowObjects(inbox, ['GetObject'], [`${inboxKeys.communityPrefix}*`]),
        allowObjects(inbox, ['PutObject'], [resultsOf(inboxKeys.communityPrefix)]),
        // One public file a community, in which a steward's own words stand.
        allowObjects(site, ['GetObject', 'PutObject'], ['reports/*/given-back.json']),
        tellMissing(inbox.bucketArn),
        tellMissing(site.bucketArn),
      ],
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
    'import-signals': {
      environment: ['PEOPLE_TABLE', 'SIGNALS_TABLE', 'RESULTS_TABLE', 'INBOX_BUCKET'],
      statements: [
        allowTable(people, ['GetItem', 'Query'], oneCommunity),
        allowTable(signals, ['Query', 'PutItem', 'DeleteItem']),
        allowTable(results, ['PutItem'], counts),
        allowObjects(inbox, ['GetObject'], [`${inboxKeys.signalPrefix}*`]),
        // The outcome that a file had before says whether this one tells stewards anything new.
        allowObjects(inbox, ['GetObject', 'PutObject'], [resultsOf(inboxKeys.signalPrefix)]),
        tellMissing(inbox.bucketArn),
      ],
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
    'plan-pulses': {
      environment: [
        'PEOPLE_TABLE',
        'INVITATIONS_TABLE',
        'SCHEDULE_GROUP',
        'SCHEDULE_ROLE_ARN',
        'SCHEDULE_DLQ_ARN',
        'OPEN_PULSE_ARN',
        'REMIND_PULSE_ARN',
        'FREEZE_PULSE_ARN',
        'CLOSE_PULSE_ARN',
        'PUBLISH_QUARTER_ARN',
        'SEND_DIGEST_ARN',
        'NOTIFY_STEWARDS_ARN',
      ],
      statements: [
        allowTable(people, ['GetItem'], oneCommunity),
        allowTable(people, ['Query'], [peopleKeys.communityList]),
        allowTable(pulses, ['GetItem'], definitions),
        may(
          ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
          [arns.scheduleGroupSchedulesArn],
        ),
        // Listing is not limited to a group by IAM; the call itself names the group.
        may(['scheduler:ListSchedules'], ['*']),
        may(['iam:PassRole'], [arns.scheduleRoleArn], {
          StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
        }),
      ],
      timeout: Duration.minutes(5),
    },
    'open-pulse': {
      environment: [
        'PEOPLE_TABLE',
        'INVITATIONS_TABLE',
        'SITE_BUCKET',
        'MAIL_QUEUE_URL',
        'LINK_KEY_PARAMETER',
        'CREDENTIAL_KEY_PARAMETER',
        'SEALING_KEY_PREFIX',
        ...(stage.runBy === undefined ? [] : ['OPERATOR' as const]),
      ],
      statements: [
        allowTable(people, ['GetItem', 'Query'], oneCommunity),
        allowTable(pulses, ['GetItem', 'PutItem', 'UpdateItem'], definitions),
        allowTable(pulses, ['Query', 'PutItem'], invitations),
        allowTable(pulses, ['PutItem'], mailRecords),
        allowObjects(site, ['GetObject', 'PutObject'], [...pagesOfPulses, siteKeys.asset('*')]),
        allowObjects(
          site,
          ['GetObject', 'PutObject'],
          [
            ...[siteKeys.privacy, siteKeys.receipt, siteKeys.accessibility].map((keyIn) => keyIn('*')),
            siteKeys.notFound,
          ],
        ),
        tellMissing(site.bucketArn),
        may(['sqs:SendMessage'], [arns.mailQueueArn]),
        linkKey('GetParameter', 'PutParameter'),
        master('GetParameter', 'PutParameter'),
        sealing('PutParameter', 'DeleteParameter'),
        quota,
      ],
      timeout: Duration.minutes(10),
      memorySize: 1024,
    },
    'remind-pulse': {
      environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'MAIL_QUEUE_URL'],
      statements: [
        allowTable(people, ['GetItem'], oneCommunity),
        allowTable(pulses, ['GetItem'], definitions),
        allowTable(pulses, ['Query'], invitations),
        may(['sqs:SendMessage'], [arns.mailQueueArn]),
      ],
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
    'send-mail': {
      environment: [
        'PEOPLE_TABLE',
        'INVITATIONS_TABLE',
        'LINK_KEY_PARAMETER',
        'MAIL_FROM',
        'MAIL_CONFIGURATION_SET',
        'SITE_URL',
      ],
      statements: [
        allowTable(people, ['GetItem'], oneCommunity),
        allowTable(pulses, ['GetItem'], [...definitions, ...invitations]),
        allowTable(pulses, ['UpdateItem'], invitations),
        allowTable(pulses, ['Query', 'UpdateItem'], mailRecords),
        // Not called by the function: Lambda takes messages from the queue with this role, and makes no mapping without it.
        may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [arns.mailQueueArn]),
        linkKey('GetParameter'),
        sendMail,
        quota,
      ],
      timeout: Duration.minutes(2),
    },
    'record-mail-event': {
      environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE'],
      statements: [allowTable(people, ['PutItem'], oneCommunity), allowTable(pulses, ['UpdateItem'], invitations)],
    },
    'issue-credential': {
      environment: ['INVITATIONS_TABLE', 'CREDENTIAL_KEY_PARAMETER'],
      statements: [
        allowTable(pulses, ['GetItem'], [...definitions, ...invitations]),
        allowTable(pulses, ['UpdateItem'], invitations),
        master('GetParameter'),
      ],
      timeout: Duration.seconds(10),
      memorySize: 512,
    },
    'submit-response': {
      environment: ['RESPONSES_TABLE', 'CREDENTIAL_KEY_PARAMETER'],
      statements: [allowTable(responses, ['PutItem']), master('GetParameter')],
      timeout: Duration.seconds(10),
      memorySize: 512,
    },
    unsubscribe: {
      environment: ['PEOPLE_TABLE', 'LINK_KEY_PARAMETER'],
      statements: [allowTable(people, ['GetItem', 'PutItem'], oneCommunity), linkKey('GetParameter')],
      timeout: Duration.seconds(10),
    },
    'freeze-pulse': {
      environment: ['INVITATIONS_TABLE'],
      statements: [
        allowTable(pulses, ['GetItem', 'UpdateItem'], definitions),
        allowTable(pulses, ['Query'], invitations),
        allowTable(pulses, ['GetItem', 'UpdateItem', 'DeleteItem'], mailRecords),
      ],
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
    'close-pulse': {
      environment: ['INVITATIONS_TABLE', 'RESPONSES_TABLE', 'RESULTS_TABLE', 'SITE_BUCKET'],
      statements: [
        allowTable(pulses, ['GetItem', 'UpdateItem'], definitions),
        allowTable(responses, ['Query', 'DeleteItem']),
        allowTable(results, ['Query'], counts),
        allowTable(results, ['PutItem'], [...counts, ...comments]),
        allowObjects(site, ['GetObject', 'PutObject'], ['s/*/commitment.json']),
        tellMissing(site.bucketArn),
        sealing('GetParameter', 'DeleteParameter'),
      ],
      timeout: Duration.minutes(15),
      memorySize: 1769,
    },
    'publish-quarter': {
      environment: ['RESULTS_TABLE', 'SITE_BUCKET', 'SITE_URL', 'INBOX_BUCKET'],
      statements: [
        allowTable(results, ['Query'], [...counts, ...comments]),
        allowObjects(inbox, ['PutObject'], ['for-stewards/*']),
        allowObjects(site, ['GetObject', 'PutObject'], ['reports/*']),
        allowObjects(site, ['PutObject'], [siteKeys.indexPage]),
        tellMissing(site.bucketArn),
      ],
      timeout: Duration.minutes(5),
      memorySize: 1024,
    },
    'send-digest': {
      environment: [
        'PEOPLE_TABLE',
        'INVITATIONS_TABLE',
        'SITE_BUCKET',
        'SITE_URL',
        'LINK_KEY_PARAMETER',
        'MAIL_FROM',
        'MAIL_CONFIGURATION_SET',
      ],
      statements: [
        allowTable(people, ['GetItem', 'Query'], oneCommunity),
        allowTable(pulses, ['UpdateItem'], digests),
        allowObjects(site, ['GetObject'], ['reports/*/report*.json']),
        tellMissing(site.bucketArn),
        linkKey('GetParameter'),
        sendMail,
      ],
      timeout: Duration.minutes(5),
    },
    'notify-stewards': {
      environment: [
        'PEOPLE_TABLE',
        'INVITATIONS_TABLE',
        'SITE_BUCKET',
        'INBOX_BUCKET',
        'MAIL_FROM',
        'MAIL_CONFIGURATION_SET',
      ],
      statements: [
        allowTable(people, ['GetItem', 'Query'], oneCommunity),
        allowTable(pulses, ['GetItem'], definitions),
        allowTable(pulses, ['UpdateItem'], notices),
        allowObjects(site, ['GetObject'], ['reports/*/report*.json']),
        tellMissing(site.bucketArn),
        // Which rules withheld a report, what imports say, and who is to be told before a community was ever imported.
        allowObjects(
          inbox,
          ['GetObject'],
          [
            'for-stewards/*/withheld.json',
            // How many comments there are; the comments themselves are beside it, and not for this role.
            'for-stewards/*/comments.json',
            'results/*',
            'communities/*/community.json',
          ],
        ),
        tellMissing(inbox.bucketArn),
        sendMail,
        quota,
      ],
      timeout: Duration.minutes(5),
    },
    'forget-member': {
      environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'INBOX_BUCKET', 'LINK_KEY_PARAMETER'],
      statements: [
        allowTable(people, ['GetItem', 'Query', 'PutItem', 'DeleteItem'], oneCommunity),
        allowTable(pulses, ['UpdateItem'], invitations),
        allowTable(pulses, ['Query', 'UpdateItem', 'DeleteItem'], mailRecords),
        allowTable(signals, ['Query', 'PutItem', 'DeleteItem']),
        allowObjects(inbox, ['GetObject', 'DeleteObject'], [`${inboxKeys.forgetPrefix}*`]),
        allowObjects(inbox, ['PutObject'], [resultsOf(inboxKeys.forgetPrefix)]),
        tellMissing(inbox.bucketArn),
        linkKey('GetParameter'),
      ],
      timeout: Duration.minutes(5),
    },
  };
}
