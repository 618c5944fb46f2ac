import { limits } from '../../shared/contract/limits.ts';
import { at, type Law, type Laws } from './scale.ts';

/** Something that gives way before the money does, in words, and from which size on. */
export interface BreakingPoint {
  readonly what: string;
  readonly from: string;
  readonly cure: string;
}

/** How many calls of a function share what a community's members bring in a quarter; the others find nothing to do. */
const workingCalls: Readonly<Record<string, number>> = {
  'import-roster': 1,
  'open-pulse': 3,
  'freeze-pulse': 3,
  'close-pulse': 3,
  'send-digest': 1,
};

/** Nights of a quarter in which the planner runs, and those until the report is out. */
const nights = 100;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html; new accounts start with less. */
const lambdaAtOnce = 1000;
/** The throttle of `infra/constructs/answer-api.ts`. */
const requestsASecond = 100;
/** Of everybody who answers, in the first hour after a mail. */
const firstHourShare = 0.2;

const none: Law = { fixed: 0, community: 0, member: 0 };
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

/** Largest community whose members one call of the function gets through before its time is over. */
export function largestCommunity(name: string, laws: Laws, timeouts: Readonly<Record<string, number>>): number {
  const { community, member } = laws[`seconds ${name}`] ?? none;
  const calls = workingCalls[name] ?? (at(laws[`calls ${name}`] ?? none, 1, 0) || 1);
  const eachCall = Math.max(0, community) / Math.max(1, laws[`calls ${name}`]?.community ?? 1);
  return Math.max(0, (timeouts[name] ?? 0) - eachCall) / (Math.max(0, member) / calls);
}

/** The order is from the smallest deployment on. */
export function breakingPoints(laws: Laws, timeouts: Readonly<Record<string, number>>): BreakingPoint[] {
  const law = (name: string) => laws[name] ?? none;
  const sizes = ['import-roster', 'open-pulse', 'remind-pulse', 'freeze-pulse', 'close-pulse', 'send-digest']
    .map((name) => ({ name, members: largestCommunity(name, laws, timeouts) }))
    .toSorted((a, b) => a.members - b.members);
  const [first, second] = sizes;
  const planner = law('seconds plan-pulses');
  const planned = ((timeouts['plan-pulses'] ?? 0) - Math.max(0, planner.fixed) / nights) / (planner.community / nights);
  const mailSeconds = law('seconds send-mail').member / law('usage mails').member;
  const mailsASecond = limits.mailSenders / mailSeconds;
  const requests = law('usage apiRequests').member / 3;
  const crowd = (requestsASecond * 3600) / (requests * firstHourShare);
  return [
    {
      what: `one call of plan-pulses plans every community each night, within ${timeouts['plan-pulses']} seconds`,
      from: `about ${rounded(planned)} communities`,
      cure: 'split the communities between several calls, or raise its timeout (Lambda allows 900 seconds)',
    },
    {
      what: `${limits.mailSenders} senders at once, about ${rounded(mailsASecond)} mails a second together`,
      from: `about ${rounded(mailsASecond * 8 * 3600)} invitations in eight hours`,
      cure: 'raise `mailSenders` in shared/contract/limits.ts, up to the sending rate of the SES account',
    },
    {
      what: 'all communities in a time zone open in the same minute, one call each',
      from: `${lambdaAtOnce.toLocaleString('en')} communities opening together; fewer in a new account`,
      cure: 'a higher Lambda concurrency quota; refused calls are retried for two hours',
    },
    ...[first, second].flatMap((slow) =>
      slow === undefined
        ? []
        : [
            {
              what: `${slow.name} handles all members of a community in one call, within ${timeouts[slow.name]} seconds`,
              from: `about ${rounded(slow.members)} members in one community`,
              cure: 'split the community, or give the function more memory',
            },
          ],
    ),
    {
      what: `the HTTP API accepts ${requestsASecond} requests a second in all`,
      from: `about ${rounded(crowd)} members mailed in the same hour`,
      cure: 'raise the throttle in infra/constructs/answer-api.ts; until then the page waits and retries',
    },
  ];
}
