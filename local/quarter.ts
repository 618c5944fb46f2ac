/**
 * A whole quarter at the speed of the machine: what a steward uploads to the inbox, what the schedules do, and what members
 * do with their mail, in the order of the logical clock. The clock jumps from one event to the next.
 *
 * Everything already done is read back from storage, so a run that was killed anywhere continues where it was.
 */

import { pulsesOf } from '../shared/calendar/calendar.ts';
import type { Instrument } from '../shared/contract/instrument.ts';
import { inboxKeys } from '../shared/contract/objects.ts';
import { quarterMonths } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import { addSeconds, daySeconds, type Instant, instantOf } from '../shared/kernel/time.ts';
import type { Fetch } from '../web/survey/answer-calls.ts';
import type { CommunityFiles } from './community-files.ts';
import type { Progress } from './progress.ts';
import { SimulatedMembers } from './simulated-members.ts';
import type { Stack } from './stack.ts';

export interface QuarterPlan {
  readonly communities: readonly CommunityFiles[];
  readonly quarter: QuarterId;
  readonly seed: string;
  /** Folder of the simulated browsers. */
  readonly membersFolder: string;
  /** How browsers reach the site; a test counts their requests here. */
  readonly fetch?: Fetch;
}

interface Errand {
  readonly at: Instant;
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly what: string;
}

/** First and last relevant moment of the quarter. */
export function quarterSpan(plan: Pick<QuarterPlan, 'communities' | 'quarter'>): { start: Instant; end: Instant } {
  const spans = plan.communities.map(({ community }) => {
    const [first, , last] = quarterMonths(plan.quarter, community.quarter.firstMonth);
    const start = Date.UTC(first.year, first.month - 1, 1) / 1000;
    const end = Date.UTC(last.year, last.month, 1) / 1000 + (community.publishAfterDays + 3) * daySeconds;
    return { start, end };
  });
  return {
    start: instantOf(Math.min(...spans.map(({ start }) => start)) * 1000),
    end: instantOf(Math.max(...spans.map(({ end }) => end)) * 1000),
  };
}

export async function runQuarter(stack: Stack, plan: QuarterPlan, progress: Progress): Promise<SimulatedMembers> {
  const { start, end } = quarterSpan(plan);
  const share = (now: Instant) => (Date.parse(now) - Date.parse(start)) / (Date.parse(end) - Date.parse(start));
  const pulses = new Map<string, readonly Instrument[]>(
    plan.communities.flatMap(({ community }) =>
      pulsesOf(community, plan.quarter).map(({ pulse }) => [pulse, community.instruments] as const),
    ),
  );
  const members = new SimulatedMembers(stack, {
    seed: plan.seed,
    folder: plan.membersFolder,
    pulses,
    ...(plan.fetch && { fetch: plan.fetch }),
  });
  const errands = await outstanding(stack, errandsOf(plan, start, end));

  if (stack.clock.now() < start) await stack.advanceTo(start);
  for (;;) {
    members.readMails();
    const due = [stack.nextSchedule(), members.nextIntention(), errands[0]?.at].filter((at) => at !== undefined);
    const next = due.reduce((earliest, at) => (at < earliest ? at : earliest), end);
    const now = next > stack.clock.now() ? next : stack.clock.now();
    await stack.advanceTo(now);
    for (let errand = errands[0]; errand !== undefined && errand.at <= now; errand = errands[0]) {
      progress.step(share(now), `${now.slice(0, 10)}  ${errand.what}`);
      await stack.putInboxObject(errand.key, errand.bytes);
      await stack.drain();
      errands.shift();
    }
    members.readMails();
    await members.actUntil(now);
    const { answered } = members.outcomes;
    progress.step(share(now), `${now.slice(0, 10)}  ${stack.mails().length} mails, ${answered} answers`);
    if (now >= end) break;
  }
  await stack.drain();
  progress.end();
  return members;
}

/** Keys of everything that a community's steward uploads. */
export const errandKeys = ({ community, signals }: CommunityFiles): string[] => [
  inboxKeys.configuration(community.id),
  inboxKeys.roster(community.id),
  ...signals.map(({ name }) => inboxKeys.signalFile(community.id, name)),
];

/** The steward's uploads: configuration and roster on the first day, each attendance file the day after its session. */
function errandsOf(plan: QuarterPlan, start: Instant, end: Instant): Errand[] {
  return plan.communities
    .flatMap(({ community, configuration, roster, signals }): Errand[] => [
      {
        at: start,
        key: inboxKeys.configuration(community.id),
        bytes: configuration,
        what: `${community.name} is set up`,
      },
      { at: start, key: inboxKeys.roster(community.id), bytes: roster, what: 'the roster is imported' },
      ...signals.map(({ name, bytes }): Errand => {
        const date = /\d{4}-\d{2}-\d{2}/.exec(name)?.[0];
        const at = date
          ? addSeconds(instantOf(Date.parse(date)), daySeconds + 8 * 3600)
          : addSeconds(end, -12 * daySeconds);
        return { at, key: inboxKeys.signalFile(community.id, name), bytes, what: `${name} is imported` };
      }),
    ])
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/** Uploads without a result in the inbox: importing again would be harmless, but slow. */
async function outstanding(stack: Stack, errands: readonly Errand[]): Promise<Errand[]> {
  const results = errands.map(({ key }) => stack.readInboxObject(inboxKeys.importResult(key)));
  const done = (await Promise.all(results)).map((result) => result !== undefined);
  return errands.filter((_, index) => !done[index]);
}
