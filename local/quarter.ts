/**
 * A whole quarter, or several, at the speed of the machine: what a steward uploads to the inbox, what the schedules do, and what members
 * do with their mail, in the order of the logical clock. The clock jumps from one event to the next.
 *
 * Everything already done is read back from storage, so a run that was killed anywhere continues where it was.
 */

import { pulsesOf } from '../shared/calendar/calendar.ts';
import type { Instrument } from '../shared/contract/instrument.ts';
import { inboxKeys } from '../shared/contract/objects.ts';
import { quarterAfter, quarterMonths } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import { addSeconds, daySeconds, type Instant, instantOf } from '../shared/kernel/time.ts';
import type { Fetch } from '../web/survey/answer-calls.ts';
import type { CommunityFiles } from './community-files.ts';
import { earlierSignals } from './earlier-signals.ts';
import type { Progress } from './progress.ts';
import { SimulatedBrowsers } from './simulated-browsers.ts';
import { SimulatedMembers } from './simulated-members.ts';
import type { Stack } from './stack.ts';

export interface QuarterPlan {
  readonly communities: readonly CommunityFiles[];
  readonly quarter: QuarterId;
  /** Quarters lived before that one, condensed: by the same functions, for the communities that existed already. */
  readonly before?: { readonly quarters: number; readonly communities: readonly CommunityFiles[] };
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

/** One quarter of a run, and who lives it. */
interface LivedQuarter {
  readonly quarter: QuarterId;
  readonly quartersBack: number;
  readonly communities: readonly CommunityFiles[];
}

const livedQuarters = ({
  quarter,
  communities,
  before,
}: Pick<QuarterPlan, 'quarter' | 'communities' | 'before'>): LivedQuarter[] => [
  ...Array.from({ length: before?.quarters ?? 0 }, (_, index) => (before?.quarters ?? 0) - index).map(
    (quartersBack) => ({
      quarter: quarterAfter(quarter, -quartersBack),
      quartersBack,
      communities: before?.communities ?? [],
    }),
  ),
  { quarter, quartersBack: 0, communities },
];

type Span = { readonly start: Instant; readonly end: Instant };

/** First and last relevant moment of a run. */
export function quarterSpan(plan: Pick<QuarterPlan, 'communities' | 'quarter' | 'before'>): Span {
  const spans = livedQuarters(plan).map(spanOf);
  return {
    start: spans.map(({ start }) => start).reduce((a, b) => (a < b ? a : b)),
    end: spans.map(({ end }) => end).reduce((a, b) => (a > b ? a : b)),
  };
}

function spanOf({
  quarter,
  communities,
}: {
  readonly quarter: QuarterId;
  readonly communities: readonly Pick<CommunityFiles, 'community'>[];
}): Span {
  const spans = communities.map(({ community }) => {
    const [first, , last] = quarterMonths(quarter, community.quarter.firstMonth);
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
  const lived = livedQuarters(plan);
  const pulses = new Map<string, readonly Instrument[]>(
    lived.flatMap(({ quarter, communities }) =>
      communities.flatMap(({ community }) =>
        pulsesOf(community, quarter).map(({ pulse }) => [pulse, community.instruments] as const),
      ),
    ),
  );
  const browsers = new SimulatedBrowsers();
  const members = new SimulatedMembers(stack, {
    seed: plan.seed,
    folder: plan.membersFolder,
    pulses,
    ...(plan.fetch ? { fetch: plan.fetch } : { visit: (visit) => browsers.visit(visit) }),
  });
  const errands = await outstanding(stack, errandsOf(lived));
  const passed = eventsOf(lived).filter(({ at }) => at > stack.clock.now());

  try {
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
      for (let event = passed[0]; event !== undefined && event.at <= now; event = passed[0]) {
        progress.tell(`${event.at.slice(0, 10)}  ${event.what}`);
        passed.shift();
      }
      members.readMails();
      await members.actUntil(now);
      const { answered } = members.outcomes;
      progress.step(share(now), `${now.slice(0, 10)}  ${stack.mails().length} mails, ${answered} answers`);
      if (now >= end) break;
    }
    await stack.drain();
  } finally {
    await browsers.close();
  }
  progress.end();
  return members;
}

/** What a reader of the output wants to know, told once the clock has passed it; what holds for several communities, once. */
function eventsOf(lived: readonly LivedQuarter[]): { readonly at: Instant; readonly what: string }[] {
  const events = lived.flatMap(({ quarter, communities }) =>
    communities.flatMap(({ community }) => {
      const { name } = community;
      const pulses = pulsesOf(community, quarter).flatMap(({ pulse, closes, acceptsUntil, resultsAt }) => [
        { name, at: closes, what: `${monthOf(pulse)} closes; late answers are welcome for two working days` },
        { name, at: addSeconds(acceptsUntil, 600), what: `${monthOf(pulse)} is counted, its answers destroyed` },
        { name, at: addSeconds(resultsAt, 60), what: `results of ${monthOf(pulse)} can be read` },
      ]);
      const { end } = spanOf({ quarter, communities: [{ community }] });
      return [...pulses, { name, at: addSeconds(end, -2 * daySeconds), what: `the report of ${quarter} can be read` }];
    }),
  );
  return [...Map.groupBy(events, ({ at, what }) => `${at} ${what}`).values()]
    .flatMap((same) => {
      const names = new Intl.ListFormat('en').format(same.map(({ name }) => name));
      return same.slice(0, 1).map(({ at, what }) => ({ at, what: `${names}: ${what}` }));
    })
    .sort(byTime);
}

const monthOf = (pulse: string): string =>
  new Date(`${pulse.slice(-7)}-01T00:00:00Z`).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const byTime = (a: { readonly at: Instant }, b: { readonly at: Instant }): number =>
  a.at === b.at ? 0 : a.at < b.at ? -1 : 1;

/** Keys of everything that a community's steward uploads. */
export const errandKeys = ({ community, signals }: CommunityFiles): string[] => [
  inboxKeys.configuration(community.id),
  inboxKeys.roster(community.id),
  ...signals.map(({ name }) => inboxKeys.signalFile(community.id, name)),
];

/**
 * The steward's uploads: configuration and roster on the community's first day, each attendance file the day after its
 * session, facts and commitments before the quarter ends.
 */
function errandsOf(lived: readonly LivedQuarter[]): Errand[] {
  const known = new Set<string>();
  return lived
    .flatMap(({ quarter, quartersBack, communities }): Errand[] => {
      const { start, end } = spanOf({ quarter, communities });
      return communities.flatMap((files): Errand[] => {
        const { community } = files;
        const isNew = !known.has(community.id);
        known.add(community.id);
        const signals =
          quartersBack === 0 ? files.signals : earlierSignals(files, quarterAfter(quarter, quartersBack), quartersBack);
        return [
          ...(isNew ? settingUp(files, start) : []),
          ...signals.map(({ name, bytes }): Errand => {
            const date = /\d{4}-\d{2}-\d{2}/.exec(name)?.[0];
            const at = date
              ? addSeconds(instantOf(Date.parse(date)), daySeconds + 8 * 3600)
              : addSeconds(end, -12 * daySeconds);
            const what = `${community.name}: ${name} is imported`;
            return { at, key: inboxKeys.signalFile(community.id, name), bytes, what };
          }),
        ];
      });
    })
    .sort(byTime);
}

const settingUp = ({ community, configuration, roster }: CommunityFiles, at: Instant): Errand[] => [
  { at, key: inboxKeys.configuration(community.id), bytes: configuration, what: `${community.name} is set up` },
  { at, key: inboxKeys.roster(community.id), bytes: roster, what: `${community.name}: the roster is imported` },
];

/** Uploads without a result in the inbox: importing again would be harmless, but slow. */
async function outstanding(stack: Stack, errands: readonly Errand[]): Promise<Errand[]> {
  const results = errands.map(({ key }) => stack.readInboxObject(inboxKeys.importResult(key)));
  const done = (await Promise.all(results)).map((result) => result !== undefined);
  return errands.filter((_, index) => !done[index]);
}
