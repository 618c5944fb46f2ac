import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  type PricingPlan,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { SendQuota } from '../../shared/contract/pulse.ts';

/** What SES reports about the account and one domain; every field in SES's words. */
export interface MailAccount extends SendQuota {
  readonly sendingEnabled: boolean;
  /** False in the sandbox, where mail goes to verified addresses only. */
  readonly production: boolean;
  /** State of the request for production access: PENDING, FAILED, GRANTED or DENIED. */
  readonly review: string | undefined;
  /** HEALTHY, PROBATION or SHUTDOWN. */
  readonly standing: string | undefined;
  /** The price plan of the account in this region, and next month's if it is about to change. */
  readonly plan: PricingPlan | undefined;
  readonly nextPlan: PricingPlan | undefined;
  /** Undefined if SES does not know the domain: the pipeline stack is not deployed in this region. */
  readonly identity: Identity | undefined;
}

interface Identity {
  /** SUCCESS, PENDING, FAILED and the like. */
  readonly verification: string;
  /** Why the last check did not verify it, such as HOST_NOT_FOUND. */
  readonly reason: string | undefined;
  readonly dkim: string;
  readonly dkimTokens: readonly string[];
  readonly mailFromDomain: string | undefined;
  readonly mailFrom: string;
}

/** Read-only. The role needs ses:GetAccount and ses:GetEmailIdentity; errors of the SDK are passed on. */
export async function readMailAccount(client: SESv2Client, domain: string): Promise<MailAccount> {
  const account = await client.send(new GetAccountCommand({}));
  return {
    sendingEnabled: account.SendingEnabled ?? false,
    production: account.ProductionAccessEnabled ?? false,
    review: account.Details?.ReviewDetails?.Status,
    standing: account.EnforcementStatus,
    plan: account.PricingAttributes?.CurrentPlan,
    nextPlan: account.PricingAttributes?.NextPlan,
    perSecond: account.SendQuota?.MaxSendRate ?? 1,
    perDay: account.SendQuota?.Max24HourSend ?? 0,
    sentToday: account.SendQuota?.SentLast24Hours ?? 0,
    identity: await readIdentity(client, domain),
  };
}

async function readIdentity(client: SESv2Client, domain: string): Promise<Identity | undefined> {
  try {
    const found = await client.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
    return {
      verification: found.VerificationStatus ?? (found.VerifiedForSendingStatus ? 'SUCCESS' : 'PENDING'),
      reason: found.VerificationInfo?.ErrorType,
      dkim: found.DkimAttributes?.Status ?? 'NOT_STARTED',
      dkimTokens: found.DkimAttributes?.Tokens ?? [],
      mailFromDomain: found.MailFromAttributes?.MailFromDomain,
      mailFrom: found.MailFromAttributes?.MailFromDomainStatus ?? 'PENDING',
    };
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
