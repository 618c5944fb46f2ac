/** Pulse results as close-pulse makes them: real tallies of invented answers, merged by the real rule. */

import { groupResults } from '../../../functions/close-pulse/group-results.ts';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import { addResponse, emptyTally, pointsOfItems } from '../../../shared/answers/tally.ts';
import { defaultPulses, type InstrumentRef } from '../../../shared/contract/community.ts';
import type { OwnInstrument } from '../../../shared/contract/instrument.ts';
import type { LabelledGroups } from '../../../shared/contract/pulse.ts';
import type { Detail } from '../../../shared/contract/pulse-rules.ts';
import type { PulseResult } from '../../../shared/contract/results.ts';
import type { CommunityId, Label, PulseId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { buildReport } from '../../../shared/report/build/build-report.ts';
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';

export interface FixtureGroup {
  readonly label: string;
  readonly invited: number;
  /** One list per person: a choice for each item, 0 prefer not to answer, 1 the lowest point. */
  readonly answers: readonly (readonly number[])[];
}

export const fixtureCommunity = 'makers' as CommunityId;
export const fixtureAt = '2027-01-05T08:00:00Z' as Instant;

interface FixturePulse {
  /** 1 to 3, in the quarter. */
  readonly month?: number;
  readonly year?: number;
  readonly quarter?: number;
  readonly refs?: InstrumentRef[];
  readonly minimumGroup?: number;
  readonly detail?: Detail;
  /** The community's own instruments, among `refs`. */
  readonly own?: readonly OwnInstrument[];
  /** The labels of its manifest and their recipe; without it, all labels are at the top. */
  readonly labelled?: LabelledGroups;
}

const refsOf = (month: number): InstrumentRef[] => defaultPulses[month - 1]?.instruments ?? [];

export function pulseResult(groups: readonly FixtureGroup[], pulse: FixturePulse = {}): PulseResult {
  const { month = 1, year = 2026, quarter = 4, minimumGroup = 5, own = [], detail = 'full', labelled } = pulse;
  const refs = pulse.refs ?? refsOf(month);
  const instruments = instrumentsOf(refs, own);
  const tallies = new Map(
    groups.map(({ label, answers }) => {
      const tally = emptyTally(instruments);
      for (const choices of answers) addResponse(tally, instruments, choicesFrom(choices));
      return [label, tally];
    }),
  );
  const accepted = groups.reduce((sum, { answers }) => sum + answers.length, 0);
  const monthName = String((quarter - 1) * 3 + month).padStart(2, '0');
  return {
    version: 2,
    pulse: `makers-${year}-${monthName}` as PulseId,
    community: fixtureCommunity,
    communityName: 'Makers',
    quarter: `${year}-Q${quarter}` as QuarterId,
    opens: `${year}-${monthName}-13T07:00:00Z` as Instant,
    closes: `${year}-${monthName}-30T15:00:00Z` as Instant,
    instruments: refs,
    ...(own.length > 0 && { ownInstruments: [...own] }),
    minimumGroup,
    detail,
    fingerprint: 'ab'.repeat(32),
    commitmentRoot: 'cd'.repeat(32),
    counts: groups.map(({ label, invited, answers }) => ({
      label: label as Label,
      invited,
      undelivered: 0,
      unknown: 0,
      issued: answers.length,
    })),
    accepted,
    malformed: 0,
    ...groupResults(tallies, instruments, minimumGroup, labelled),
  };
}

/** Everyone chooses what `choose` says of the person and the item; both count from 0. */
export function answersOf(
  month: number,
  people: number,
  choose: (person: number, item: number, points: number) => number,
): number[][] {
  const points = pointsOfItems(instrumentsOf(refsOf(month)));
  return Array.from({ length: people }, (_, person) => points.map((count, item) => choose(person, item, count)));
}

/** A spread that leans to agreement and differs from item to item. */
export const mixed = (person: number, item: number, points: number): number =>
  Math.max(
    1,
    points - ([0, 1, 1, 2, 0, 1, 3, 1, 2, 0, 1][(person * 3 + item * 5) % 11] ?? 0) - (item % 3 === 2 ? 1 : 0),
  );

export function reportOf(pulses: readonly PulseResult[], earlier: readonly QuarterReport[] = []): QuarterReport {
  return buildReport({
    quarter: pulses[0]?.quarter ?? ('2026-Q4' as QuarterId),
    pulses,
    signals: undefined,
    stewardSide: undefined,
    at: fixtureAt,
    schemaUrl: 'https://pulse.example/reports/schema/quarter-report-2.1.json',
    published: earlier,
  });
}

/** Three pulses, three groups, 38 of 50 people: nothing unusual. */
export const ordinaryQuarter = (): PulseResult[] =>
  [1, 2, 3].map((month) =>
    pulseResult(
      [
        { label: 'Berlin', invited: 12, answers: answersOf(month, 9, mixed) },
        { label: 'Hamburg', invited: 20, answers: answersOf(month, 17, (p, i, n) => mixed(p + 3, i, n)) },
        { label: 'Lisbon', invited: 18, answers: answersOf(month, 12, (p, i, n) => mixed(p + 5, i, n)) },
      ],
      { month },
    ),
  );
