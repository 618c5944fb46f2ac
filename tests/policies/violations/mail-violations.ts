import { added, otherwise, type Violation } from './plant.ts';

const statement = 'PolicyDocument.Statement';

/** Mail and alarms. */
export const mailViolations: readonly Violation[] = [
  otherwise('mails without TLS', 'SES.ConfigurationSet', 'Mail', 'DeliveryOptions.TlsPolicy', 'OPTIONAL'),
  otherwise(
    'mails with a pixel',
    'SES.ConfigurationSet',
    'Mail',
    'VdmOptions.DashboardOptions.EngagementMetrics',
    'ENABLED',
  ),
  otherwise('mails with rewritten links', 'SES.ConfigurationSet', 'Mail', 'TrackingOptions', {
    CustomRedirectDomain: 'any',
  }),
  otherwise(
    'addresses that are validated at a price',
    'SES.ConfigurationSet',
    'Mail',
    'SuppressionOptions.ValidationOptions',
    { ConditionThreshold: { ConditionThresholdEnabled: 'ENABLED' } },
  ),
  otherwise('mails that are archived', 'SES.ConfigurationSet', 'Mail', 'ArchivingOptions', { ArchiveArn: 'any' }),
  otherwise(
    'events of opened mails',
    'SES.ConfigurationSetEventDestination',
    'Mail',
    'EventDestination.MatchingEventTypes.3',
    'open',
  ),
  otherwise('mails that are not signed', 'SES.EmailIdentity', 'Mail', 'DkimAttributes', { SigningEnabled: false }),
  otherwise('a topic over plain HTTP', 'SNS.TopicPolicy', 'AlarmsTopic', `${statement}.0`),
  otherwise('a topic that any account may publish to', 'SNS.TopicPolicy', 'AlarmsTopic', `${statement}.1.Condition`),
  added('a second listener to alarms', 'SNS.Subscription', { Endpoint: 'https://example.com', Protocol: 'https' }),
  otherwise('an alarm that never rings', 'CloudWatch.Alarm', 'Alarmsplannersilent', 'Threshold', 0),
  otherwise('a count that separates pulses', 'Logs.MetricFilter', 'Counters', 'MetricTransformations.0.Dimensions', [
    { Key: 'pulse', Value: '$.pulse' },
  ]),
];
