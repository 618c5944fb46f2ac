import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

const only = (type: string) => {
  const found = template.ofType(type);
  expect(found).toHaveLength(1);
  return found[0]?.properties;
};

test('mail travels over TLS, and addresses that bounce or complain are not written to again', () => {
  expect(only('AWS::SES::ConfigurationSet')).toMatchObject({
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    ReputationOptions: { ReputationMetricsEnabled: true },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
});

test('no pixel and no rewritten link: all three switches are off', () => {
  const settings = only('AWS::SES::ConfigurationSet');
  expect(settings).not.toHaveProperty('TrackingOptions');
  expect(settings).toMatchObject({ VdmOptions: { DashboardOptions: { EngagementMetrics: 'DISABLED' } } });
  const { EventDestination } = z
    .object({ EventDestination: z.object({ MatchingEventTypes: z.array(z.string()), Enabled: z.literal(true) }) })
    .parse(only('AWS::SES::ConfigurationSetEventDestination'));
  expect(EventDestination.MatchingEventTypes.toSorted()).toEqual(['bounce', 'complaint', 'reject']);
});

test('events go to the default bus, the only one that the mail provider knows', () => {
  expect(JSON.stringify(only('AWS::SES::ConfigurationSetEventDestination'))).toMatch(/:event-bus\/default"/);
});

test('the sending domain is signed, has a bounce domain of its own, and forwards no bounce by mail', () => {
  expect(only('AWS::SES::EmailIdentity')).toMatchObject({
    DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
    FeedbackAttributes: { EmailForwardingEnabled: false },
    MailFromAttributes: { BehaviorOnMxFailure: 'REJECT_MESSAGE' },
  });
});

test('every DNS record that mail needs is an output: signatures, bounce domain with its SPF, DMARC', () => {
  const { MailFromAttributes, EmailIdentity } = z
    .object({ EmailIdentity: z.string(), MailFromAttributes: z.object({ MailFromDomain: z.string() }) })
    .parse(only('AWS::SES::EmailIdentity'));
  expect(MailFromAttributes.MailFromDomain).toBe(`bounce.${EmailIdentity}`);
  const outputs = template.assembly.stacks.flatMap(({ template: { Outputs } }) =>
    Object.entries(Outputs).filter(([name]) => /^Dns[A-Za-z]+\d?$/.test(name)),
  );
  const records = outputs.map(([, { Value }]) => JSON.stringify(Value));
  expect(records.filter((record) => record.includes('CNAME'))).toHaveLength(3);
  for (const words of [
    `bounce.${EmailIdentity} MX 10 feedback-smtp.`,
    `bounce.${EmailIdentity} TXT`,
    'include:amazonses.com -all',
    `_dmarc.${EmailIdentity} TXT`,
  ]) {
    expect(records.filter((record) => record.includes(words))).toHaveLength(1);
  }
});

const ruleSchema = z.object({
  EventPattern: z.object({
    source: z.tuple([z.string()]),
    resources: z.optional(z.array(z.string())),
    detail: z.object({ eventType: z.optional(z.array(z.string())) }),
  }),
  Targets: z
    .array(
      z.object({
        Arn: z.string(),
        DeadLetterConfig: z.strictObject({ Arn: z.string() }),
        InputTransformer: z.optional(
          z.strictObject({ InputPathsMap: z.record(z.string(), z.string()), InputTemplate: z.string() }),
        ),
      }),
    )
    .check(z.length(1)),
});

test('of a mail event the function gets what happened and our own tags: no address, no subject, no header', () => {
  const rules = template
    .ofType('AWS::Events::Rule')
    .map(({ properties }) => ruleSchema.parse(properties))
    .filter(({ EventPattern }) => EventPattern.source[0] === 'aws.ses');
  const passed = rules.map(({ EventPattern, Targets }) => ({
    types: EventPattern.detail.eventType,
    paths: Object.values(Targets[0]?.InputTransformer?.InputPathsMap ?? {}).toSorted(),
  }));
  expect(passed).toEqual([
    { types: ['Bounce'], paths: ['$.detail.bounce.bounceType', '$.detail.eventType', '$.detail.mail.tags'] },
    { types: ['Complaint', 'Reject'], paths: ['$.detail.eventType', '$.detail.mail.tags'] },
  ]);
  for (const { EventPattern } of rules) {
    expect(EventPattern.resources).toEqual([expect.stringContaining(':configuration-set/')]);
  }
});
