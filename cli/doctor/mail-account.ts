import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  type SESClient,
} from '@aws-sdk/client-ses';
import { mailQuota } from '../../functions/adapters/mailer.ts';
import type { SendQuota } from '../../shared/people/outgoing-mail.ts';

/** What SES says of the account and of one domain; every field as SES words it. */
export interface MailAccount extends SendQuota {
  readonly sendingEnabled: boolean;
  /** Undefined when SES does not know the domain: the pipeline stack has not been deployed there. */
  readonly verification: string | undefined;
  readonly dkim: string | undefined;
  readonly dkimTokens: readonly string[];
  readonly mailFrom: string | undefined;
}

/** Asks, changes nothing. The role needs ses:Get*; errors of the SDK are passed on. */
export async function readMailAccount(client: SESClient, domain: string): Promise<MailAccount> {
  const Identities = [domain];
  const enabled = await client.send(new GetAccountSendingEnabledCommand({}));
  const quota = await mailQuota(client);
  const verification = await client.send(new GetIdentityVerificationAttributesCommand({ Identities }));
  const dkim = (await client.send(new GetIdentityDkimAttributesCommand({ Identities }))).DkimAttributes?.[domain];
  const mailFrom = await client.send(new GetIdentityMailFromDomainAttributesCommand({ Identities }));
  return {
    sendingEnabled: enabled.Enabled ?? false,
    ...quota,
    verification: verification.VerificationAttributes?.[domain]?.VerificationStatus,
    dkim: dkim?.DkimVerificationStatus,
    dkimTokens: dkim?.DkimTokens ?? [],
    mailFrom: mailFrom.MailFromDomainAttributes?.[domain]?.MailFromDomainStatus,
  };
}
