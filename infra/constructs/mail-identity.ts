import { CfnOutput, Stack } from 'aws-cdk-lib';
import {
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/**
 * The domain that mails come from, and how they are sent: over TLS only, with no pixel and no rewritten links. Bounces and
 * complaints go to the account's default event bus; opens and clicks are not tracked.
 */
export class MailIdentity extends Construct {
  readonly configurationSet: ConfigurationSet;
  /** Every identity of the account: infra/grant-statements.ts explains why a sender needs more than its own. */
  readonly identitiesArn: string;
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const stack = Stack.of(this);
    this.configurationSet = new ConfigurationSet(this, 'Settings', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      vdmOptions: { engagementMetrics: false, optimizedSharedDelivery: false },
    });
    new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: this.configurationSet.configurationSetName,
      eventDestination: {
        enabled: true,
        // In lower case: CloudFormation refused capitals until 2025, although its documentation uses them
        // (github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2130).
        matchingEventTypes: ['bounce', 'complaint', 'reject'],
        eventBridgeDestination: {
          eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
        },
      },
    });
    const identity = new CfnEmailIdentity(this, 'Domain', {
      emailIdentity: stage.mailDomain,
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      feedbackAttributes: { emailForwardingEnabled: false },
      mailFromAttributes: { mailFromDomain: `bounce.${stage.mailDomain}`, behaviorOnMxFailure: 'REJECT_MESSAGE' },
      configurationSetAttributes: { configurationSetName: this.configurationSet.configurationSetName },
    });
    this.identitiesArn = stack.formatArn({ service: 'ses', resource: 'identity', resourceName: '*' });
    this.configurationSetArn = stack.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    // Scoped to the stack, not to this construct, so that the operator sees the documented names without a hash at the end.
    for (const number of [1, 2, 3] as const) {
      const name = identity.getAtt(`DkimDNSTokenName${number}`).toString();
      const value = identity.getAtt(`DkimDNSTokenValue${number}`).toString();
      new CfnOutput(stack, `DnsDkim${number}`, { value: `${name} CNAME ${value}` });
    }
    const mailFrom = `bounce.${stage.mailDomain}`;
    new CfnOutput(stack, 'DnsMailFromMx', { value: `${mailFrom} MX 10 feedback-smtp.${stack.region}.amazonses.com` });
    new CfnOutput(stack, 'DnsMailFromSpf', { value: `${mailFrom} TXT "v=spf1 include:amazonses.com -all"` });
    new CfnOutput(stack, 'DnsDmarc', { value: `_dmarc.${stage.mailDomain} TXT "v=DMARC1; p=none"` });
  }
}
