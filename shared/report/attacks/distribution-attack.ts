/**
 * The distribution attack: looks for a bar, a mean or a reliability that says more than rules R3 and R4 allow, in a report of
 * any origin. It makes up answers that would be shown as the report shows them, lets the real formatter print them, and
 * compares: any part that is missing, added or finer did not come from the formatter. The mean must follow from the bar.
 *
 * Pulses published before 2.0 had bands, points, and means of their own, by other rules; what those let through is left to
 * the attackers that only look at numbers.
 */
import { limits } from '../../contract/limits.ts';
import { isWithin, meanOfBar } from '../disclosure/mean-of-bar.ts';
import { onePersonMoves, rangeInWords } from '../disclosure/only-from-shown.ts';
import type { Scale } from '../disclosure/room-for-two.ts';
import { type Bar, type Part, type PeopleRange, scaleOfItem, splitBar } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import type { InstrumentReport, ItemReport } from '../shape/instrument-report.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isOfVersion1 } from '../shape/read-report.ts';

/** @param earlier reports of the community that were published before */
export const distributionAttack = (report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] =>
  report.pulses.flatMap(({ pulse, instruments }, p) => {
    const isOld = isOfFirstRules(pulse, [report, ...earlier]);
    return instruments.flatMap((instrument, i): Finding[] => {
      const where = { words: `${pulse}: ${instrument.name}`, place: `pulses[${p}].instruments[${i}]` };
      return [
        ...instrument.items.flatMap(({ item, notYet, result }, index) =>
          result.status === 'shown'
            ? attackItem(result, scaleOfItem(instrument.scale, { notYet }), isOld, {
                words: `${where.words}, ${item}`,
                place: `${where.place}.items[${index}].result`,
              })
            : [],
        ),
        ...attackScale(instrument, where),
      ];
    });
  });

/** A revision copies the pulses of the one before it, so they keep the rules they were first published by. */
const isOfFirstRules = (pulse: PulseReport['pulse'], files: readonly QuarterReport[]): boolean =>
  files.some((file) => isOfVersion1(file) && file.pulses.some((other) => other.pulse === pulse));

type Where = Pick<Finding, 'words' | 'place'>;
type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

function attackItem(result: ShownItem, scale: Scale, isOld: boolean, where: Where): Finding[] {
  const { answered, favourable, parts, mean, words } = result;
  const findings: Finding[] = [];
  const wrong = (code: Finding['code'], what: string) =>
    findings.push({ ...where, code, words: `${where.words}: ${what}` });
  if (!isOld) {
    const printed = splitBar(answersShownAs(result, scale), scale, answered);
    if (JSON.stringify(printed) !== JSON.stringify({ answered, favourable, parts }))
      wrong('no-room-for-two', 'the bar');
    const ownMean = scale.notYet ? undefined : meanOfBar(result, scale);
    if (JSON.stringify(mean) !== JSON.stringify(ownMean)) wrong('not-from-shown', 'the mean');
  }
  const ranges = ['likely', 'ifSilentDiffer', 'worstCase'] as const;
  if (words && ranges.some((range) => words[range] !== (result[range] && rangeInWords(result[range])))) {
    wrong('not-from-shown', 'a range in words');
  }
  return findings;
}

/**
 * One of the answers that a bar stands for, if it stands for any: how many chose each point when no one declined. Of each
 * cut, the outer part takes what is shown of it, and the inner part the rest.
 */
function answersShownAs({ answered, favourable, parts }: Bar, { lowest, highest, favourableFrom }: Scale): number[] {
  const points = new Array<number>(highest - lowest + 1).fill(0);
  const fill = (part: Pick<Part, 'lowest' | 'highest'>, people: number): void => {
    const [first, second] = widestWithin(part, parts);
    if (first && second && first.highest - first.lowest < part.highest - part.lowest) {
      const inFirst = taken(first.people, people);
      fill(first, inFirst);
      fill(second, people - inFirst);
    } else points[part.lowest - lowest] = people;
  };
  const agreeing = taken(favourable, answered.to);
  fill({ lowest: favourableFrom, highest }, agreeing);
  fill({ lowest, highest: favourableFrom - 1 }, answered.to - agreeing);
  return points;
}

/** All of a whole, none of it, or the number that is shown. */
const taken = ({ from, to }: PeopleRange, whole: number): number => (from === to ? from : to >= whole ? whole : from);

/** The two parts of a part, in the order in which they are written. */
const widestWithin = (part: Pick<Part, 'lowest' | 'highest'>, parts: readonly Part[]): readonly Part[] => {
  const inside = parts.filter((other) => isWithin(other, part) && !isWithin(part, other));
  return inside.filter((one) => !inside.some((other) => other !== one && isWithin(one, other)));
};

function attackScale({ scale, score, items, reliability }: InstrumentReport, where: Where): Finding[] {
  const findings: Finding[] = [];
  if (
    score.status === 'shown' &&
    score.onePerson !== undefined &&
    score.onePerson !== onePersonMoves(scale, score.persons)
  ) {
    findings.push({
      code: 'not-from-shown',
      words: `${where.words}: how far one person moves the score`,
      place: `${where.place}.score`,
    });
  }
  if (reliability?.status !== 'shown') return findings;
  const place = `${where.place}.reliability`;
  const enough = items.every(
    ({ result }) => result.status === 'shown' && result.answered.to >= reliability.people.from,
  );
  if (reliability.people.from < limits.reliabilityFrom || !enough) {
    findings.push({ code: 'small-group', words: `${where.words}: reliability`, place });
  }
  const values = [reliability.alpha, reliability.from, reliability.to, reliability.omega ?? 0];
  const varied = items.every(
    ({ result }) => result.status === 'shown' && result.favourable.from === result.favourable.to,
  );
  if (!varied || values.some((value) => value !== Math.round(value * 100) / 100)) {
    findings.push({ code: 'no-room-for-two', words: `${where.words}: reliability`, place });
  }
  return findings;
}
