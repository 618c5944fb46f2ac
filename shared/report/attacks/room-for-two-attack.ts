/**
 * The enumeration attack. The attacker takes all that a file says about one question, and asks of every point and both sides
 * which numbers of people are still possible. The parts of a bar contain one another or have nothing in common, so the
 * numbers that fit them all are found exactly, by going up from points to the whole and down again. The report fails if
 * - a point or side is known to be 0, 1 or 2;
 * - at most one person can be on one of the sides: then whoever is on it knows what all others said;
 * - no answers fit, or parts overlap: then the numbers did not come from the formatter.
 *
 * Ranges and scores are recomputed from the shown values (rule R4); any difference reveals something more.
 */

import { isWithin } from '../disclosure/mean-of-bar.ts';
import {
  likelyRange,
  likelyScore,
  rangeIfSilentDiffer,
  scoreOfMeans,
  worstCaseRange,
} from '../disclosure/only-from-shown.ts';
import { clipScore, type Scale } from '../disclosure/room-for-two.ts';
import { type Bar, type Part, type PeopleRange, scaleOfItem } from '../disclosure/split-bar.ts';
import { usualDeviation, usualDeviationBefore21 } from '../disclosure/usual-deviation.ts';
import type { Finding } from '../shape/finding.ts';
import type { ClippedNumber, InstrumentReport, ItemReport } from '../shape/instrument-report.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';
import { firstPublication } from './first-publication.ts';
import { attackPooled } from './pooled-groups.ts';

/** @param earlier reports of the community that were published before */
export const roomForTwoAttack = (report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] =>
  report.pulses.flatMap((pulse, p) => {
    const isBefore21 = isBefore(firstPublication(pulse.pulse, report, earlier), '2.1');
    return pulse.instruments.flatMap((instrument, i) =>
      attackInstrument(pulse, instrument, isBefore21, `pulses[${p}].instruments[${i}]`),
    );
  });

function attackInstrument(
  pulse: PulseReport,
  instrument: InstrumentReport,
  isBefore21: boolean,
  place: string,
): Finding[] {
  const { scale, items, score, groups } = instrument;
  const where = `${pulse.pulse}: ${instrument.name}`;
  const findings = items.flatMap(({ item, notYet, result }, index) =>
    result.status === 'shown'
      ? attackItem(result, scaleOfItem(scale, { notYet }), pulse.members, isBefore21, {
          words: `${where}, ${item}`,
          place: `${place}.items[${index}]`,
        })
      : [],
  );
  const means = items.flatMap(({ result }) => (result.status === 'shown' && result.mean ? [result.mean] : []));
  if (score.status === 'hidden' && score.reason === 'no-sum' && (groups.length > 0 || instrument.reliability)) {
    findings.push({ code: 'not-from-shown', words: `${where}: a sum of questions that are not summed`, place });
  }
  if (score.status === 'shown' && (means.length === 0 || !same(score.score, scoreOfMeans(means)))) {
    findings.push({ code: 'not-from-shown', words: `${where}: score`, place: `${place}.score` });
  }
  if (score.status === 'shown') {
    const deviation = (isBefore21 ? usualDeviationBefore21 : usualDeviation)(scale, items.length);
    const likely = likelyScore(score.score, scale, deviation, score.persons, pulse.members);
    if (JSON.stringify(score.likely) !== JSON.stringify(likely)) {
      findings.push({ code: 'not-from-shown', words: `${where}: range of the score`, place: `${place}.score` });
    }
  }
  groups.forEach(({ label, score: ofGroup }, index) => {
    if (ofGroup.status !== 'shown') return;
    if (!isBefore21)
      findings.push({
        code: 'not-from-shown',
        words: `${where}: mean of ${label}`,
        place: `${place}.groups[${index}]`,
      });
    if (isFormattedScore(ofGroup.score, ofGroup.persons, scale)) return;
    findings.push({
      code: 'no-room-for-two',
      words: `${where}: score of ${label}`,
      place: `${place}.groups[${index}]`,
    });
  });
  return [...findings, ...attackPooled(pulse, instrument, { words: where, place })];
}

type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

function attackItem(
  result: ShownItem,
  scale: Scale,
  members: number,
  isBefore21: boolean,
  where: Pick<Finding, 'words' | 'place'>,
): Finding[] {
  const { answered, favourable, likely, ifSilentDiffer, worstCase } = result;
  const findings: Finding[] = [];
  const possible = possiblePeople(result, scale);
  const isTold = ({ from, to }: PeopleRange) => from === to && to <= 2;
  if (!possible) findings.push({ code: 'contradiction', ...where });
  else if (possible.points.some(isTold) || possible.sides.some((side) => isTold(side) || side.to < 2)) {
    findings.push({ code: 'no-room-for-two', ...where });
  }
  const wider = isBefore21 ? undefined : rangeIfSilentDiffer(likely, worstCase, answered, members);
  const sameRanges =
    JSON.stringify(ifSilentDiffer) === JSON.stringify(wider) &&
    JSON.stringify(likely) === JSON.stringify(likelyRange(favourable, answered, members)) &&
    JSON.stringify(worstCase) === JSON.stringify(worstCaseRange(favourable, answered, members));
  if (!sameRanges) findings.push({ code: 'not-from-shown', ...where, words: `${where.words}: ranges` });
  return findings;
}

/** Sets of points that contain one another or are apart, as a tree; `people` narrows as more is taken into account. */
interface Node extends Pick<Part, 'lowest' | 'highest'> {
  people: PeopleRange;
  readonly inside: Node[];
}

/**
 * How many people may have chosen each point, lowest first, and be on each side: favourable, the rest.
 *
 * @returns undefined when no answers fit
 */
export function possiblePeople(
  { answered, favourable, parts }: Bar,
  { lowest, highest, favourableFrom }: Scale,
): { readonly points: readonly PeopleRange[]; readonly sides: readonly PeopleRange[] } | undefined {
  const anyone = { from: 0, to: answered.to };
  const points = Array.from({ length: highest - lowest + 1 }, (_, index) =>
    leaf(lowest + index, lowest + index, anyone),
  );
  const sides = [leaf(favourableFrom, highest, favourable), leaf(lowest, favourableFrom - 1, anyone)];
  const told = parts.map(({ people, ...part }) => leaf(part.lowest, part.highest, people));
  const root = leaf(lowest, highest, answered);
  // Wider sets first, so that each finds the narrowest one around it; of two that are equal the later is inside.
  const nodes = [...sides, ...told, ...points].toSorted((a, b) => width(b) - width(a));
  for (const [index, node] of nodes.entries()) {
    const around = [root, ...nodes.slice(0, index)];
    if (!isWithin(node, root) || around.some((other) => isAcross(node, other))) return undefined;
    around.findLast((other) => isWithin(node, other))?.inside.push(node);
  }
  if (!narrowUp(root)) return undefined;
  narrowDown(root);
  return { points: points.map(({ people }) => people), sides: sides.map(({ people }) => people) };
}

const leaf = (lowest: number, highest: number, people: PeopleRange): Node => ({ lowest, highest, people, inside: [] });
const width = ({ lowest, highest }: Node): number => highest - lowest;
const isAcross = (a: Node, b: Node): boolean =>
  a.lowest <= b.highest && b.lowest <= a.highest && !isWithin(a, b) && !isWithin(b, a);

const total = (nodes: readonly Node[], end: 'from' | 'to'): number =>
  nodes.reduce((sum, { people }) => sum + people[end], 0);

/** From points to the whole; false when nothing fits. */
function narrowUp(node: Node): boolean {
  if (!node.inside.every(narrowUp)) return false;
  if (node.inside.length > 0) {
    node.people = {
      from: Math.max(node.people.from, total(node.inside, 'from')),
      to: Math.min(node.people.to, total(node.inside, 'to')),
    };
  }
  return node.people.from <= node.people.to;
}

/** From the whole to points: each is what its siblings leave. */
function narrowDown({ people, inside }: Node): void {
  const [from, to] = [total(inside, 'from'), total(inside, 'to')];
  for (const node of inside) {
    const own = node.people;
    node.people = {
      from: Math.max(own.from, people.from - (to - own.to)),
      to: Math.min(own.to, people.to - (from - own.from)),
    };
  }
  inside.forEach(narrowDown);
}

/** What `clipScore` could have printed: one decimal, inside the range, and an end only at an end. */
const isFormattedScore = (score: ClippedNumber, persons: PeopleRange, scale: Scale): boolean =>
  same(score, clipScore(score.value, persons.to, scale));

const same = (a: ClippedNumber, b: ClippedNumber): boolean => a.value === b.value && a.end === b.end;
