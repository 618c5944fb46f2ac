import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Group } from '../../../../shared/contract/pulse.ts';
import type { GroupName, Label } from '../../../../shared/kernel/ids.ts';
import { labelGroups } from '../../../../shared/pulse/labels.ts';
import { dryRun } from '../../../../shared/report/build/dry-run.ts';
import { answersOf, mixed, pulseResult, reportOf } from '../quarter-fixture.ts';

/** Rosters of up to seven groups, large and small, labelled as a pulse labels them when it opens. */
const labels: fc.Arbitrary<readonly Group[]> = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'Other groups'), fc.integer({ min: 1, max: 40 })),
    {
      minLength: 1,
      selector: ([group]) => group,
    },
  )
  .map(
    (invited) => labelGroups(new Map(invited.map(([group, size]) => [group as GroupName, size])), 8, 'Makers').groups,
  )
  .filter((groups) => groups.reduce((sum, { members }) => sum + members, 0) >= 8);
const percent = fc.integer({ min: 0, max: 100 });
const minimum = fc.integer({ min: 5, max: 12 });

/** The report of a pulse in which this percentage of every label answered everything. */
const shownLater = (groups: readonly Group[], rate: number, minimumGroup: number) => {
  const answered = groups.map(({ label, members }) => ({
    label,
    invited: members,
    answers: answersOf(1, Math.floor((rate * members) / 100), mixed),
  }));
  return reportOf([pulseResult(answered, { minimumGroup })]).pulses[0];
};

describe('the dry run of a steward', () => {
  it('agrees with what the report later shows', async () => {
    await fc.assert(
      fc.property(labels, percent, minimum, (groups, rate, minimumGroup) => {
        const promised = dryRun({ groups }, minimumGroup, rate);
        const pulse = shownLater(groups, rate, minimumGroup);
        // Numbers of people beside each other may force groups together that are large enough one by one.
        fc.pre(pulse?.groups.length !== 1 || promised.groups.length === 1);
        expect(pulse?.groups.map(({ label, members }) => ({ label, members }))).toEqual(
          promised.groups.map(({ label, members }) => ({ label, members })),
        );
        expect((pulse?.groups.length ?? 0) > 0).toBe(promised.community);
        const [instrument] = pulse?.instruments ?? [];
        const scores = instrument?.groups.filter(({ score }) => score.status === 'pooled') ?? [];
        expect(scores.length > 0).toBe(promised.scoresByGroup);
        if (pulse?.answered.status === 'exact') expect(pulse.answered.people).toBe(promised.answered);
      }),
    );
  });

  it('says whether a change could be judged, as the next such quarter does', async () => {
    await fc.assert(
      fc.property(labels, percent, (groups, rate) => {
        const before = groups.map(({ label, members }) => ({
          label,
          invited: members,
          answers: answersOf(1, Math.floor((rate * members) / 100), mixed),
        }));
        const earlier = reportOf([pulseResult(before, { quarter: 3 })]);
        const [pulse] = reportOf([pulseResult(before)], [earlier]).pulses;
        expect(pulse?.instruments[0]?.change.status === 'shown').toBe(dryRun({ groups }, 5, rate).change);
      }),
      { numRuns: 40 },
    );
  });

  it('names for every label the rate from which it has the minimum', async () => {
    await fc.assert(
      fc.property(labels, minimum, (groups, minimumGroup) => {
        for (const { label, minimumPercent } of dryRun({ groups }, minimumGroup).labels) {
          const answeredAt = (rate: number) =>
            dryRun({ groups }, minimumGroup, rate).labels.find((one) => one.label === label)?.answered ?? 0;
          if (minimumPercent === undefined) {
            expect(answeredAt(100)).toBeLessThan(minimumGroup);
            continue;
          }
          expect(answeredAt(minimumPercent)).toBeGreaterThanOrEqual(minimumGroup);
          expect(answeredAt(minimumPercent - 1)).toBeLessThan(minimumGroup);
        }
      }),
    );
  });

  it('reads as a steward would', () => {
    const groups = [
      { label: 'Berlin' as Label, members: 20 },
      { label: 'Lisbon' as Label, members: 8 },
      { label: 'Porto' as Label, members: 9 },
    ];
    // Five of Lisbon and six of Porto: with a minimum of six Lisbon alone is too few, and takes in the smaller of the others.
    expect(dryRun({ groups }, 6)).toEqual({
      percent: 70,
      members: 37,
      answered: 25,
      community: true,
      groups: [
        { label: 'Berlin', includes: ['Berlin'], members: 20, answered: 14 },
        { label: 'Other groups', includes: ['Lisbon', 'Porto'], members: 17, answered: 11 },
      ],
      scoresByGroup: true,
      labels: [
        { label: 'Berlin', members: 20, answered: 14, shownIn: 'Berlin', minimumPercent: 30 },
        { label: 'Lisbon', members: 8, answered: 5, shownIn: 'Other groups', minimumPercent: 75 },
        { label: 'Porto', members: 9, answered: 6, shownIn: 'Other groups', minimumPercent: 67 },
      ],
      change: true,
    });
    expect(dryRun({ groups }, 6, 10)).toMatchObject({
      community: false,
      groups: [],
      scoresByGroup: false,
      change: false,
    });
    expect(() => dryRun({ groups }, 6, 0.7)).toThrow(RangeError);
  });
});
