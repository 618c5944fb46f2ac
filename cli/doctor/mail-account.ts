import {
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  type SESClient,
} from '@aws-sdk/client-ses';
import { GetAccountCommand, type PricingPlan, type SESv2Client } from '@aws-sdk/client-sesv2';
import { mailQuota } from '../../functions/adapters/mailer.ts';
import type { SendQuota } from '../../shared/people/outgoing-mail.ts';

/** What SES says of the account and of one domain; every field as SES words it. */
export interface MailAccount extends SendQuota {
  readonly sendingEnabled: boolean;
  /** False in the sandbox, where mail goes to verified addresses only. */
  readonly production: boolean;
  /** HEALTHY, PROBATION or SHUTDOWN. */
  readonly standing: string | undefined;
  /** The price plan of the account in this region, and the one of next month if it is about to change. */
  readonly plan: PricingPlan | undefined;
  readonly nextPlan: PricingPlan | undefined;
  /** Undefined when SES does not know the domain: the pipeline stack has not been deployed there. */
  readonly verification: string | undefined;
  readonly dkim: string | undefined;
  readonly dkimTokens: readonly string[];
  readonly mailFrom: string | undefined;
}

/** Asks, changes nothing. The role needs ses:Get*; errors of the SDK are passed on. */
export async function readMailAccount(client: SESClient, second: SESv2Client, domain: string): Promise<MailAccount> {
  const Identities = [domain];
  // Only the second version of the interface knows the sandbox and the price plan.
  const { SendingEnabled, ProductionAccessEnabled, EnforcementStatus, PricingAttributes } = await second.send(
    new GetAccountCommand({}),
  );
  const quota = await mailQuota(client);
  const verification = await client.send(new GetIdentityVerificationAttributesCommand({ Identities }));
  const dkim = (await client.send(new GetIdentityDkimAttributesCommand({ Identities }))).DkimAttributes?.[domain];
  const mailFrom = await client.send(new GetIdentityMailFromDomainAttributesCommand({ Identities }));
  return {
    sendingEnabled: SendingEnabled ?? false,
    production: ProductionAccessEnabled ?? false,
    standing: EnforcementStatus,
    plan: PricingAttributes?.CurrentPlan,
    nextPlan: PricingAttributes?.NextPlan,
    ...quota,
    verification: verification.VerificationAttributes?.[domain]?.VerificationStatus,
    dkim: dkim?.DkimVerificationStatus,
    dkimTokens: dkim?.DkimTokens ?? [],
    mailFrom: mailFrom.MailFromDomainAttributes?.[domain]?.MailFromDomainStatus,
  };
}
