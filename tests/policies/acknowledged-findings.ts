/**
 * Findings of the rule packs that we know about and keep, each with its reason for reviewers. A finding that no entry names
 * fails the test, and so does an entry without a finding.
 */
export interface Acknowledged {
  readonly rule: RegExp;
  /** Paths of the constructs, starting with the stack. */
  readonly where: RegExp;
  readonly reason: string;
}

export const acknowledgedFindings: readonly Acknowledged[] = [
  {
    rule: /^AwsSolutions-S1$/,
    where: /^Site\//,
    reason:
      'A log of reads holds the address of everyone who opens a survey page, with the second; no such log may exist.',
  },
  {
    rule: /^AwsSolutions-S1$/,
    where: /^Inbox\//,
    reason:
      'Nobody but functions and whom the account lets in reaches it; a log would keep what names people’s files longer than ' +
      'the thirty days for which the files themselves are kept.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::data:\w+(?:Inbox|Site)\w+\/[\w*/.-]+\]$/,
    where: /^\w+\/Role\//,
    reason:
      'Objects under one prefix of one bucket: their names contain the community and pulse, so they are not known.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:.*:schedule\/[\w-]+\/\*\]$/,
    where: /^PlanPulses\/Role\//,
    reason: 'The planner makes the one-off schedules of its own group; their names contain pulse, step and instant.',
  },
  {
    rule: /^(?:AwsSolutions-IAM5\[Resource::\*\]|Serverless-LambdaStarPermissions)$/,
    where: /^(?:OpenPulse|SendMail|NotifyStewards|PlanPulses)\/Role\//,
    reason:
      'GetSendQuota and ListSchedules know no resource; roles.policy.service.test.ts allows these two actions and no others to be ' +
      'granted on everything.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:.*:identity\/\*\]$/,
    where: /^(?:SendMail|SendDigest|NotifyStewards)\/Role\//,
    reason:
      'The sandbox of SES asks about the identity of each recipient. The condition on ses:FromAddress lets mail go from our ' +
      'own address and no other (docs/adr/0039-a-role-that-can-send-in-the-sandbox.md).',
  },
  {
    rule: /^Serverless-SNSRedrivePolicy$/,
    where: /^Alarms\/Operator\//,
    reason:
      'An alarm that could not be mailed would wait in a queue that no one watches; the dashboard shows its state.',
  },
  {
    rule: /^(?:AwsSolutions-APIG1|Serverless-APIGWAccessLogging)$/,
    where: /^Api\/HttpApi\/DefaultStage\//,
    reason: 'A line for each request would hold the address and the second of both halves of an answer.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    where: /^Api\/HttpApi\//,
    reason:
      'Members have no account: the link token, the credential or the signed unsubscribe token is what authorises.',
  },
  {
    rule: /^AwsSolutions-CFR1$/,
    where: /^Distribution\//,
    reason: 'Members live and travel anywhere; refusing a country would silence people.',
  },
  {
    rule: /^AwsSolutions-CFR2$/,
    where: /^Distribution\//,
    reason:
      'A web ACL costs as much a month as the mail of 20,000 members. Each route is throttled for all callers together, its ' +
      'bodies are bounded, and every reply that needs work needs a valid token first.',
  },
  {
    rule: /^AwsSolutions-CFR3$/,
    where: /^Distribution\//,
    reason:
      'An access log holds the address of everyone who opens a survey page, with the second; no such log may exist.',
  },
  {
    rule: /^Serverless-SQSRedrivePolicy$/,
    where: /^(?:Mail|Event)DeadLetters\//,
    reason: 'These are the dead-letter queues themselves.',
  },
  {
    rule: /^Serverless-LambdaTracing$/,
    where: /\/Function\/Resource$/,
    reason: 'A trace holds times and paths of both halves of an answer that could be joined.',
  },
  {
    rule: /^Serverless-LambdaAsyncFailureDestination$/,
    where: /\/Function\/EventInvokeConfig\//,
    reason:
      'The function has a dead-letter queue instead: it keeps the event alone, a destination the response as well.',
  },
  {
    rule: /^Serverless-LambdaDLQ$/,
    where: /^(?:SendMail|IssueCredential|SubmitResponse|Unsubscribe|ReadReport|ServeOperator)\/Function\//,
    reason:
      'Never invoked asynchronously: four answer an HTTP request, one an operator who waits, one returns its messages to their ' +
      'queue.',
  },
  {
    rule: /^Serverless-LambdaEventSourceMappingDestination$/,
    where: /^SendMail\//,
    reason: 'When the source is a queue, dead letters are up to the queue, and this queue has them.',
  },
];
