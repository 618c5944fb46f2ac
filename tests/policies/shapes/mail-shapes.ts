import * as z from 'zod/mini';
import example from '../../../infra/stages/example.ts';
import { account, region } from '../../../local/loopback-call.ts';
import { exactly, nameOf, off, on, plain, type Shape, tags } from './shape.ts';

const bus = `arn:aws:events:${region}:${account}:event-bus/default`;

export const mailShapes: Readonly<Record<string, Shape>> = {
  /** Over TLS, without a pixel, rewritten links, archive or address pool. */
  'AWS::SES::ConfigurationSet': () =>
    plain({
      DeliveryOptions: z.strictObject({ TlsPolicy: exactly('REQUIRE') }),
      ReputationOptions: z.strictObject({ ReputationMetricsEnabled: on }),
      SuppressionOptions: z.strictObject({ SuppressedReasons: z.tuple([exactly('BOUNCE'), exactly('COMPLAINT')]) }),
      Tags: tags,
      VdmOptions: z.strictObject({
        DashboardOptions: z.strictObject({ EngagementMetrics: exactly('DISABLED') }),
        GuardianOptions: z.strictObject({ OptimizedSharedDelivery: exactly('DISABLED') }),
      }),
    }),

  /** Never about opens, clicks or deliveries, and to the account's own bus alone. */
  'AWS::SES::ConfigurationSetEventDestination': (deployment) =>
    plain({
      ConfigurationSetName: nameOf(deployment, 'AWS::SES::ConfigurationSet'),
      EventDestination: z.strictObject({
        Enabled: on,
        EventBridgeDestination: z.strictObject({ EventBusArn: exactly(bus) }),
        MatchingEventTypes: z.tuple([exactly('bounce'), exactly('complaint'), exactly('reject')]),
      }),
    }),

  'AWS::SES::EmailIdentity': (deployment) =>
    plain({
      ConfigurationSetAttributes: z.strictObject({
        ConfigurationSetName: nameOf(deployment, 'AWS::SES::ConfigurationSet'),
      }),
      DkimSigningAttributes: z.strictObject({ NextSigningKeyLength: exactly('RSA_2048_BIT') }),
      EmailIdentity: exactly(example.mailDomain),
      FeedbackAttributes: z.strictObject({ EmailForwardingEnabled: off }),
      MailFromAttributes: z.strictObject({
        BehaviorOnMxFailure: exactly('REJECT_MESSAGE'),
        MailFromDomain: exactly(`bounce.${example.mailDomain}`),
      }),
      Tags: tags,
    }),
};
