import { limits } from '../../shared/contract/limits.ts';
import { routes } from '../../shared/contract/routes.ts';
import { throttles } from '../../shared/contract/throttles.ts';
import { at, type Law, type Laws } from './scale.ts';

/** Something that gives way before the money does, in words, and the size at which it does. */
export interface BreakingPoint {
  readonly what: string;
  readonly from: string;
  readonly cure: string;
}

/** How many calls of a function share a quarter's work for a community's members; the other calls find nothing to do. */
const workingCalls: Readonly<Record<string, number>> = {
  'import-roster': 1,
  'open-pulse': 3,
  'freeze-pulse': 3,
  'close-pulse': 3,
  'send-digest': 1,
};

/** Nights of a quarter in which the planner runs, and those until the report is published. */
const nights = 100;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html; new accounts start with less. */
const lambdaAtOnce = 1000;
/** What the narrowest route on the way of an answer lets through; a member calls each once. */
const answersASecond = Math.min(
  ...[routes.status, routes.issueCredential, routes.submitResponse].map((route) => throttles[route].perSecond),
);
/** The share of all answers that arrives in the first hour after a mail. */
const firstHourShare = 0.2;

const none: Law = { fixed: 0, community: 0, member: 0 };
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

/** Largest community that one call of the function can process within its timeout. */
export function largestCommunity(name: string, laws: Laws, timeouts: Readonly<Record<string, number>>): number {
  const { community, member } = laws[`seconds ${name}`] ?? none;
  const calls = workingCalls[name] ?? (at(laws[`calls ${name}`] ?? none, 1, 0) || 1);
  const eachCall = Math.max(0, community) / Math.max(1, laws[`calls ${name}`]?.community ?? 1);
  return Math.max(0, (timeouts[name] ?? 0) - eachCall) / (Math.max(0, member) / calls);
}

/** In order, from the smallest deployment on. */
export function breakingPoints(laws: Laws, timeouts: Readonly<Record<string, number>>): BreakingPoint[] {
  const law = (name: string) => laws[name] ?? none;
  const sizes = ['import-roster', 'open-pulse', 'remind-pulse', 'freeze-pulse', 'close-pulse', 'send-digest']
    .map((name) => ({ name, members: largestCommunity(name, laws, timeouts) }))
    .toSorted((a, b) => a.members - b.members);
  const smallest = sizes.slice(0, 2);
  const planner = law('seconds plan-pulses');
  const planned = ((timeouts['plan-pulses'] ?? 0) - Math.max(0, planner.fixed) / nights) / (planner.community / nights);
  const mailSeconds = law('seconds send-mail').member / law('usage mails').member;
  const mailsASecond = limits.mailSenders / mailSeconds;
  const crowd = (answersASecond * 3600) / firstHourShare;
  return [
    {
      what: `plan-pulses plans every community within ${timeouts['plan-pulses']} seconds`,
      from: `about ${rounded(planned)} communities`,
      cure: 'raise its timeout (up to 900 seconds) or split its work',
    },
    {
      what: `${limits.mailSenders} senders send about ${rounded(mailsASecond)} mails a second`,
      from: `about ${rounded(mailsASecond * 8 * 3600)} invitations in eight hours`,
      cure: 'raise `mailSenders` (shared/contract/limits.ts), up to the SES rate',
    },
    {
      what: 'a time zone opens in one minute, one call a community',
      from: `${lambdaAtOnce.toLocaleString('en')} communities; fewer in a new account`,
      cure: 'raise the Lambda concurrency quota; calls retry for two hours',
    },
    {
      what: `one call handles a community: ${smallest.map(({ name }) => `${name} in ${timeouts[name]} seconds`).join(', ')}`,
      from: `about ${smallest.map(({ members }) => rounded(members)).join(' and ')} members`,
      cure: 'split the community, or raise the function’s memory',
    },
    {
      what: `the HTTP API accepts ${answersASecond} answers a second`,
      from: `about ${rounded(crowd)} members mailed in one hour`,
      cure: 'raise the throttles (shared/contract/throttles.ts); the page retries',
    },
  ];
}
