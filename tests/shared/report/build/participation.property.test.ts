import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactCounts } from '../../../../shared/contract/participation.ts';
import type { SignalResult } from '../../../../shared/contract/results.ts';
import { stewardSideSchema } from '../../../../shared/contract/steward-side.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import { reportGroupMap, reportParticipation } from '../../../../shared/report/build/participation.ts';
import { fixtureAt, fixtureCommunity, ordinaryQuarter } from '../quarter-fixture.ts';

const minimum = 5;
const number = fc.nat({ max: 30 });
const contributions = fc
  .record({
    people: fc.integer({ min: 1, max: 30 }),
    extra: number,
    half: fc.integer({ min: 1, max: 30 }),
    crossingPeople: number,
    withinPeople: number,
    crossing: number,
    within: number,
    newcomers: number,
    earlier: fc.integer({ min: 1, max: 30 }),
    again: number,
  })
  .map(({ people, extra, half, crossing, within, earlier, ...rest }) => ({
    contributions: people + extra,
    people,
    halfBy: Math.min(half, people),
    placed: crossing + within,
    crossing,
    crossingPeople: Math.min(rest.crossingPeople, people),
    withinPeople: Math.min(rest.withinPeople, people),
    map: { edges: [], rest: { people: Math.min(rest.crossingPeople, people), contributions: crossing } },
    newcomers: Math.min(rest.newcomers, people),
    before: { people: earlier, again: Math.min(rest.again, earlier, people) },
  }));
const endorsements = fc
  .record({ givers: number, receivers: number, crossing: number, within: number, a: number, b: number })
  .map(({ givers, receivers, crossing, within, a, b }) => ({
    given: crossing + within + 1,
    givers,
    receivers,
    crossing,
    crossingPeople: Math.min(a, givers),
    withinPeople: Math.min(b, givers),
  }));
const participation: fc.Arbitrary<FactCounts> = fc.record({ contributions, endorsements });

const side = stewardSideSchema.parse({
  outcomes: [
    {
      name: 'Speed',
      unit: 'days',
      source: 'The log.',
      measured: [],
      leadingIndicators: ['contributions', 'newcomers', 'endorsements'],
    },
  ],
});
const withParticipation = (counts: FactCounts) => {
  const pulses = ordinaryQuarter();
  const quarter = pulses[0]?.quarter;
  if (!quarter) throw new Error('the ordinary quarter has pulses');
  const signals: SignalResult = { version: 1, community: fixtureCommunity, quarter, participation: counts };
  const schemaUrl = 'https://pulse.example/s.json';
  return buildReport({ quarter, pulses, signals, stewardSide: side, at: fixtureAt, schemaUrl, previous: undefined });
};

describe('participation in the report', () => {
  it('withstands the attackers, whatever was counted', () => {
    fc.assert(
      fc.property(participation, (counts) => {
        expect(verifyReport(withParticipation(counts), [])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows no people under the minimum, and no share that is the work of so few', () => {
    fc.assert(
      fc.property(participation, (counts) => {
        const { contributions: shown, endorsements: given } = reportParticipation(counts, minimum);
        const made = counts.contributions;
        if (!made) return;
        expect(shown.status).toBe(made.people < minimum ? 'hidden' : 'shown');
        const few = (people: number) => people > 0 && people < minimum;
        if (shown.status === 'shown' && shown.crossGroup) {
          const isFew = few(made.crossingPeople) || few(made.withinPeople);
          expect(shown.crossGroup.status).toBe(isFew ? 'hidden' : 'shown');
          if (isFew) expect(reportGroupMap(counts, minimum).status).toBe('hidden');
        }
        const ends = [counts.endorsements?.givers, counts.endorsements?.receivers];
        expect(given.status).toBe(ends.some((people = 0) => people < minimum) ? 'hidden' : 'shown');
      }),
    );
  });
});
