import type { PricingPlan } from '@aws-sdk/client-sesv2';
import { limits } from '../../shared/contract/limits.ts';
import { costOf } from '../prices/price-usage.ts';
import { mailAlaCarte, type Price, prices } from '../prices/prices.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';
import type { MailAccount } from './mail-account.ts';

/** Mails of a member in a quarter: three invitations, and at most two reminders to the 40 % who have not answered. */
const mailsPerMember = 3 * (1 + 2 * 0.4);

export function judgeMail(account: MailAccount, domain: string, members: number): Finding[] {
  return [
    ...judgeIdentity(account, domain),
    judgeSending(account),
    ...(account.standing === undefined || account.standing === 'HEALTHY'
      ? []
      : [
          toDo(
            `SES has put this account under review (${account.standing})`,
            'the SES reputation page in the console says why and how to respond; docs/runbook.md, “sending-paused”',
          ),
        ]),
    judgeSandbox(account),
    judgeQuota(account, members),
    judgePlan(account, members),
  ];
}

function judgeIdentity({ identity }: MailAccount, domain: string): Finding[] {
  if (identity === undefined) {
    return [toDo(`${domain} is unknown to SES in this region`, 'deploy the pipeline stack, or switch to its region')];
  }
  const { verification, reason, dkim, mailFrom, mailFromDomain = `bounce.${domain}` } = identity;
  const records = 'publish the DNS records below; SES checks again by itself for 72 hours, every few minutes at first';
  const late = (status: string) =>
    status === 'FAILED' ? 'SES has stopped checking: publish the DNS records below, then start it again' : records;
  return [
    verification === 'SUCCESS'
      ? fine(`${domain} is verified`)
      : toDo(`${domain} is not verified (${[verification, reason].filter(Boolean).join(', ')})`, late(verification)),
    dkim === 'SUCCESS'
      ? fine('mails are signed (DKIM)')
      : toDo(
          `mails are not signed (DKIM ${dkim})`,
          late(dkim),
          dkim === 'FAILED'
            ? `aws sesv2 put-email-identity-dkim-attributes --email-identity ${domain} --signing-enabled`
            : undefined,
        ),
    mailFrom === 'SUCCESS'
      ? fine(`bounces come back to ${mailFromDomain}`)
      : toDo(
          `${mailFromDomain} is not ready (${mailFrom}); mails would be refused`,
          late(mailFrom),
          mailFrom === 'FAILED'
            ? `aws sesv2 put-email-identity-mail-from-attributes --email-identity ${domain} --mail-from-domain ${mailFromDomain} --behavior-on-mx-failure REJECT_MESSAGE`
            : undefined,
        ),
  ];
}

const judgeSending = ({ sendingEnabled }: MailAccount): Finding =>
  sendingEnabled
    ? fine('sending is switched on')
    : toDo(
        'sending is switched off for this account',
        'if none of your people did that, the SES reputation page in the console says why; otherwise switch it on',
        'aws sesv2 put-account-sending-attributes --sending-enabled',
      );

function judgeSandbox({ production, review, perDay, sentToday }: MailAccount): Finding {
  if (production)
    return fine(`out of the sandbox; ${sentToday} of ${inWords(perDay)} mails of the last 24 hours are used`);
  const inside = `the account is in the sandbox: ${inWords(perDay)} mails a day, to verified addresses only`;
  if (review === 'PENDING') {
    return toDo(`${inside}; AWS has your request`, 'wait for the answer in the Support Center, usually within a day');
  }
  if (review === 'DENIED') {
    return toDo(
      `${inside}; AWS has refused your request`,
      'reply to the case in the Support Center; docs/install.md, step 8, says what AWS wants to know',
    );
  }
  return toDo(
    inside,
    'request production access: docs/install.md, step 8, has the text; it is usually granted within a day',
  );
}

function judgeQuota({ perDay, perSecond, sentToday }: MailAccount, members: number): Finding {
  const rate = perSecond * limits.sendRateShare;
  const minutes = Math.ceil(members / Math.max(rate, 0.01) / 60);
  const arithmetic = `${members} invitations at ${limits.sendRateShare} × ${perSecond} a second take ${minutes} min`;
  // SES expresses "no limit" as -1.
  if (perDay < 0) return fine(`${arithmetic}, and there is no daily limit`);
  const wanted = Math.ceil((members * 1.2) / 100) * 100;
  const ask = `aws service-quotas request-service-quota-increase --service-code ses --quota-code L-804C8AE8 --desired-value ${wanted}`;
  if (members > perDay) {
    return toDo(
      `${arithmetic}, but only ${perDay} mails a day are allowed`,
      'leave the sandbox, then request a higher sending quota before the first pulse',
      ask,
    );
  }
  const left = perDay - sentToday;
  if (members > left) {
    return toKnow(
      `${arithmetic}, within ${perDay} a day, but only ${left} of them are left for the next hours`,
      'something else sends from this account: request a higher quota if that happens every day',
      ask,
    );
  }
  return fine(`${arithmetic}, within ${perDay} a day`);
}

const inWords = (perDay: number): string => (perDay < 0 ? 'unlimited' : String(perDay));

/** The doctor never changes the plan: it applies to everything that the account sends. */
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
    'the plan holds for the whole account, so nothing here changes it; if à la carte suits all it sends',
    change,
  );
}

const planNames: Readonly<Record<PricingPlan, string>> = {
  ESSENTIALS: 'the plan Essentials',
  PRO: 'the plan Pro',
  ENTERPRISE: 'the plan Enterprise',
  NONE: 'no plan, à la carte',
};
