import type { PricingPlan } from '@aws-sdk/client-sesv2';
import { costOf } from '../../cost/price-usage.ts';
import { mailAlaCarte, type Price, prices } from '../../cost/prices.ts';
import { limits } from '../../shared/contract/limits.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';
import type { MailAccount } from './mail-account.ts';

/** Mails of a member in a quarter: three invitations, and at most two reminders to the 40 % who have not answered. */
const mailsPerMember = 3 * (1 + 2 * 0.4);

export function judgeMail(account: MailAccount, domain: string, members: number): Finding[] {
  return [
    ...judgeIdentity(account, domain),
    account.sendingEnabled
      ? fine('sending is switched on')
      : toDo('sending is switched off for this account', 'see the reputation page of SES in the console for why'),
    ...(account.standing === undefined || account.standing === 'HEALTHY'
      ? []
      : [toDo(`SES looks into this account (${account.standing})`, 'see the reputation page of SES in the console')]),
    ...judgeQuota(account, members),
    judgePlan(account, members),
  ];
}

function judgeIdentity({ verification, dkim, mailFrom }: MailAccount, domain: string): Finding[] {
  if (verification === undefined) {
    return [toDo(`${domain} is not known to SES in this region`, 'deploy the pipeline stack, or choose its region')];
  }
  const records = 'publish the DNS records that the deployment printed; SES looks again by itself within 72 hours';
  return [
    verification === 'Success'
      ? fine(`${domain} is verified`)
      : toDo(`${domain} is not verified (${verification})`, records),
    dkim === 'Success'
      ? fine('mails are signed (DKIM)')
      : toDo(`mails are not signed (DKIM ${dkim ?? 'unknown'})`, records),
    mailFrom === 'Success'
      ? fine(`bounces come back to bounce.${domain}`)
      : toDo(`bounce.${domain} is not ready (${mailFrom ?? 'unknown'}); mails would be refused`, records),
  ];
}

function judgeQuota({ production, perDay, perSecond, sentToday }: MailAccount, members: number): Finding[] {
  const rate = perSecond * limits.sendRateShare;
  const minutes = Math.ceil(members / Math.max(rate, 0.01) / 60);
  const arithmetic = `${members} invitations at ${limits.sendRateShare} × ${perSecond} a second take ${minutes} min`;
  return [
    production
      ? fine(`out of the sandbox; ${sentToday} of ${perDay} mails of the last 24 hours are used`)
      : toDo(
          `the account is in the sandbox: ${perDay} mails a day, to verified addresses only`,
          'ask for production access on the account page of SES, see docs/install.md; it is usually granted within a day',
        ),
    members > perDay
      ? toDo(
          `${arithmetic}, but only ${perDay} may be sent a day`,
          'ask for a higher sending quota before the first pulse',
        )
      : fine(`${arithmetic}, within ${perDay} a day`),
  ];
}

/** The plan is never changed from here: it holds for everything that the account sends. */
function judgePlan({ plan, nextPlan }: MailAccount, members: number): Finding {
  const mails = Math.round(members * mailsPerMember);
  const sum = (price: Price) => `$${costOf(price, mails).toFixed(2)}`;
  const quarter = `a quarter of ${members} members is about ${mails} mails`;
  const sums = `${sum(prices.mails)} on the plan Essentials, ${sum(mailAlaCarte)} à la carte`;
  const asOf = `(prices of ${prices.mails.readOn}; the plans Pro and Enterprise cost more)`;
  const coming = nextPlan !== undefined && nextPlan !== plan ? `; from next month ${planNames[nextPlan]}` : '';
  const change = 'aws sesv2 put-account-pricing-attributes --plan NONE';
  if (plan === 'NONE' && coming === '') return fine(`the account is à la carte; ${quarter}: ${sums} ${asOf}`);
  const now =
    plan === undefined ? 'SES does not say which plan the account is on' : `the account is on ${planNames[plan]}`;
  return toKnow(
    `${now}${coming}; ${quarter}: ${sums} ${asOf}`,
    `the plan holds for the whole account, so nothing here changes it; if à la carte suits all it sends: ${change}`,
  );
}

const planNames: Readonly<Record<PricingPlan, string>> = {
  ESSENTIALS: 'the plan Essentials',
  PRO: 'the plan Pro',
  ENTERPRISE: 'the plan Enterprise',
  NONE: 'no plan, à la carte',
};
