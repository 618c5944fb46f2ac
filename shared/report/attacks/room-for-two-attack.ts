/**
 * The enumeration attack. The attacker knows the algorithm and the number n of people who answered. For every question it
 * walks through all worlds that differ in what can be seen (how many were favourable, and the sum of the points), lets the
 * real formatter print each, and keeps those that print what the report says. If all that are left have n − 1 or more
 * favourable, or one or fewer, then a person who differs knows what all others said: the report fails. It also fails if no
 * world is left, because then the number did not come from the formatter.
 *
 * Ranges and scores are recomputed from the shown values (rule R4); any difference reveals something more.
 */

import { likelyRange, likelyScore, scoreOfMeans, worstCaseRange } from '../disclosure/only-from-shown.ts';
import { clipCount, clipMean, clipScore, type Scale } from '../disclosure/room-for-two.ts';
import type { Finding } from '../shape/finding.ts';
import type {
  ClippedNumber,
  InstrumentReport,
  ItemReport,
  PulseReport,
  QuarterReport,
} from '../shape/quarter-report.ts';

export const roomForTwoAttack = (report: QuarterReport): Finding[] =>
  report.pulses.flatMap((pulse, p) =>
    pulse.instruments.flatMap((instrument, i) => attackInstrument(pulse, instrument, `pulses[${p}].instruments[${i}]`)),
  );

function attackInstrument(pulse: PulseReport, instrument: InstrumentReport, place: string): Finding[] {
  const { scale, items, score, groups } = instrument;
  const where = `${pulse.pulse}: ${instrument.name}`;
  const findings = items.flatMap(({ item, result }, index) =>
    result.status === 'shown'
      ? attackItem(result, scale, pulse.members, {
          words: `${where}, ${item}`,
          place: `${place}.items[${index}]`,
        })
      : [],
  );
  const means = items.flatMap(({ result }) => (result.status === 'shown' ? [result.mean] : []));
  if (score.status === 'shown' && (means.length === 0 || !same(score.score, scoreOfMeans(means)))) {
    findings.push({ code: 'not-from-shown', words: `${where}: score`, place: `${place}.score` });
  }
  if (score.status === 'shown') {
    const likely = likelyScore(score.score, scale, items.length, score.persons, pulse.members);
    if (JSON.stringify(score.likely) !== JSON.stringify(likely)) {
      findings.push({ code: 'not-from-shown', words: `${where}: range of the score`, place: `${place}.score` });
    }
  }
  groups.forEach(({ label, score: ofGroup }, index) => {
    if (ofGroup.status !== 'shown' || isFormattedScore(ofGroup.score, ofGroup.persons, scale)) return;
    findings.push({
      code: 'no-room-for-two',
      words: `${where}: score of ${label}`,
      place: `${place}.groups[${index}]`,
    });
  });
  return findings;
}

type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

function attackItem(
  result: ShownItem,
  scale: Scale,
  members: number,
  where: Pick<Finding, 'words' | 'place'>,
): Finding[] {
  const { answered, favourable, mean, likely, worstCase } = result;
  const findings: Finding[] = [];
  const possible = possibleFavourable(answered, favourable, mean, scale);
  const least = Math.min(...possible);
  const most = Math.max(...possible);
  if (possible.length === 0 || least >= answered - 1 || most <= 1) {
    findings.push({ code: 'no-room-for-two', ...where });
  }
  const sameRanges =
    JSON.stringify(likely) === JSON.stringify(likelyRange(favourable, answered, members)) &&
    JSON.stringify(worstCase) === JSON.stringify(worstCaseRange(favourable, answered, members));
  if (!sameRanges) findings.push({ code: 'not-from-shown', ...where, words: `${where.words}: ranges` });
  return findings;
}

/** The favourable counts of all worlds that the real formatter prints exactly as the report does. */
export function possibleFavourable(n: number, count: ClippedNumber, mean: ClippedNumber, scale: Scale): number[] {
  const { lowest, highest, favourableFrom } = scale;
  const possible: number[] = [];
  for (let favourable = 0; favourable <= n; favourable++) {
    if (!same(clipCount(favourable, n), count)) continue;
    const others = n - favourable;
    const least = favourable * favourableFrom + others * lowest;
    const most = favourable * highest + others * (favourableFrom - 1);
    for (let sum = least; sum <= most; sum++) {
      if (!same(clipMean(sum, n, scale), mean)) continue;
      possible.push(favourable);
      break;
    }
  }
  return possible;
}

/** What `clipScore` could have printed: one decimal, inside the range, and an end only at an end. */
const isFormattedScore = (score: ClippedNumber, persons: number, scale: Scale): boolean =>
  same(score, clipScore(score.value, persons, scale));

const same = (a: ClippedNumber, b: ClippedNumber): boolean => a.value === b.value && a.end === b.end;
