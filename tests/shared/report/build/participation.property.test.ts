/** Participation of made communities, counted and reported as it would be, and then attacked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptionStates } from '../../../../shared/contract/participation.ts';
import { stewardSideSchema } from '../../../../shared/contract/steward-side.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { factKinds } from '../../../../shared/participation/fact-file.ts';
import type { KnownFact } from '../../../../shared/participation/known-fact.ts';
import { takingPartAttacks } from '../../../../shared/report/attacks/taking-part-attacks.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { madeParticipation, memberNamed, namesIn } from '../../../made/made-participation.ts';
import { fixtureAt, fixtureCommunity, ordinaryQuarter } from '../quarter-fixture.ts';

const measures = [
  ['attendance', 'regular', 'contributions'],
  ['newcomers', 'reuse', 'endorsements'],
  ['resolution', 'adoption'],
];
const side = stewardSideSchema.parse({
  outcomes: measures.map((leadingIndicators, n) => ({
    name: `Speed ${n}`,
    unit: 'days',
    source: 'The log.',
    measured: [],
    leadingIndicators,
  })),
});

const rosters = fc.record({
  Berlin: fc.integer({ min: 1, max: 14 }),
  Hamburg: fc.integer({ min: 5, max: 20 }),
  Lisbon: fc.integer({ min: 1, max: 18 }),
});
const hours = ['2026-11-05T09:00:00Z', '2026-11-05T15:00:00Z', '2026-12-01T08:00:00Z'] as Instant[];
type Roster = Record<'Berlin' | 'Hamburg' | 'Lisbon', number>;
const namesOf = (roster: Roster) => Object.entries(roster).flatMap(([group, people]) => namesIn(group, people));

/** Facts by a share of the people, so that few, some and nearly all of them occur; half of the facts are contributions. */
const factsBy = (names: readonly string[]): fc.Arbitrary<KnownFact[]> =>
  fc.subarray([...names], { minLength: 0 }).chain((active) =>
    active.length === 0
      ? fc.constant([])
      : fc.array(
          fc.record({
            date: fc.constantFrom(...hours),
            kind: fc.oneof(fc.constant('contribution' as const), fc.constantFrom(...factKinds)),
            member: fc.constantFrom(...active).map(memberNamed),
            type: fc.constant(''),
            subject: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'),
            group: fc.constantFrom('Berlin', 'Hamburg', 'Lisbon', 'Elsewhere'),
            otherMember: fc.constantFrom(...names).map(memberNamed),
            state: fc.constantFrom(...adoptionStates),
          }),
          { maxLength: 120, size: 'max' },
        ),
  );

const quarters = rosters.chain((roster) => {
  const names = namesOf(roster);
  const sessions = fc.array(fc.subarray(names), { maxLength: 4 });
  return fc.record({
    roster: fc.constant(roster),
    first: fc.record({ sessions, facts: factsBy(names) }),
    second: fc.record({ sessions, facts: factsBy(names) }),
    left: fc.subarray(names, { maxLength: 3 }),
  });
});

const reportOf = (signals: ReturnType<typeof madeParticipation>, previous: QuarterReport | undefined) =>
  buildReport({
    quarter: signals.quarter,
    pulses: ordinaryQuarter().map((pulse) => ({ ...pulse, quarter: signals.quarter })),
    signals,
    stewardSide: side,
    at: fixtureAt,
    schemaUrl: 'https://pulse.example/s.json',
    published: previous ? [previous] : [],
  });
const [q3, q4] = ['2026-Q3', '2026-Q4'] as [QuarterId, QuarterId];
const community = fixtureCommunity;

describe('participation in the report', () => {
  it('withstands the attackers, whatever was counted, also beside the report of the quarter before', () => {
    // New ones and those who came again need five people on four sides, which made quarters rarely have: the golden one shows them.
    const shown = { received: 0, groups: 0, cameTwice: 0 };
    fc.assert(
      fc.property(quarters, ({ roster, first, second, left }) => {
        const before = reportOf(madeParticipation({ roster, ...first }, { community, quarter: q3 }), undefined);
        expect(takingPartAttacks(before, [])).toEqual([]);
        const made = { roster, ...second, before: first.facts, sessionsBefore: first.sessions, left };
        const now = madeParticipation(made, { community, quarter: q4 });
        const report = reportOf(now, before);
        expect(takingPartAttacks(report, [before])).toEqual([]);
        const { attendance, groupMap } = report;
        if (groupMap.status === 'shown' && groupMap.received?.some(({ people }) => people.status === 'exact'))
          shown.received += 1;
        if (attendance.status === 'shown' && attendance.groups.length > 0) shown.groups += 1;
        if (attendance.status === 'shown' && attendance.cameTwice?.people.status === 'exact') shown.cameTwice += 1;
      }),
      { numRuns: 120 },
    );
    for (const [what, times] of Object.entries(shown)) expect(times, `${what} is shown at times`).toBeGreaterThan(0);
  });
});
