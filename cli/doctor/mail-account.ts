import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses';

/** What SES says of the account and of one domain; every field as SES words it. */
export interface MailAccount {
  readonly sendingEnabled: boolean;
  readonly perDay: number;
  readonly perSecond: number;
  readonly sentToday: number;
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
  const quota = await client.send(new GetSendQuotaCommand({}));
  const verification = await client.send(new GetIdentityVerificationAttributesCommand({ Identities }));
  const dkim = (await client.send(new GetIdentityDkimAttributesCommand({ Identities }))).DkimAttributes?.[domain];
  const mailFrom = await client.send(new GetIdentityMailFromDomainAttributesCommand({ Identities }));
  return {
    sendingEnabled: enabled.Enabled ?? false,
    perDay: quota.Max24HourSend ?? 0,
    perSecond: quota.MaxSendRate ?? 0,
    sentToday: quota.SentLast24Hours ?? 0,
    verification: verification.VerificationAttributes?.[domain]?.VerificationStatus,
    dkim: dkim?.DkimVerificationStatus,
    dkimTokens: dkim?.DkimTokens ?? [],
    mailFrom: mailFrom.MailFromDomainAttributes?.[domain]?.MailFromDomainStatus,
  };
}
