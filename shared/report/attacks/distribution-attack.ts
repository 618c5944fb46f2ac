/**
 * The distribution attack: looks for a band, a point or a reliability that says more than rules R3 and R4 allow, in a report
 * of any origin. A band or point of fewer than three people, or from too few people in all, is a small group; bands that do
 * not add up to the shown favourable count reveal the count behind it; points that do not add up to the bands, the mean or
 * the number of answers did not come from the formatter.
 */
import { limits } from '../../contract/limits.ts';
import { threeBands } from '../disclosure/bands.ts';
import { onePersonMoves, rangeInWords } from '../disclosure/only-from-shown.ts';
import { clipMean } from '../disclosure/room-for-two.ts';
import type { Finding } from '../shape/finding.ts';
import type { InstrumentReport, ItemReport, QuarterReport } from '../shape/quarter-report.ts';

export const distributionAttack = ({ pulses }: QuarterReport): Finding[] =>
  pulses.flatMap(({ pulse, instruments }, p) =>
    instruments.flatMap((instrument, i): Finding[] => {
      const where = { words: `${pulse}: ${instrument.name}`, place: `pulses[${p}].instruments[${i}]` };
      return [
        ...instrument.items.flatMap(({ item, result }, index) =>
          result.status === 'shown'
            ? attackItem(result, instrument, {
                words: `${where.words}, ${item}`,
                place: `${where.place}.items[${index}].result`,
              })
            : [],
        ),
        ...attackScale(instrument, where),
      ];
    }),
  );

type Where = Pick<Finding, 'words' | 'place'>;
type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

function attackItem(result: ShownItem, { scale }: InstrumentReport, where: Where): Finding[] {
  const { answered, favourable, mean, bands, distribution, words } = result;
  const findings: Finding[] = [];
  const wrong = (code: Finding['code'], what: string) =>
    findings.push({ ...where, code, words: `${where.words}: ${what}` });
  if (bands?.status === 'shown') {
    const counts = [bands.unfavourable, bands.neutral, bands.favourable];
    if (answered < limits.bandsFrom || Math.min(...counts) < limits.bandMinimum) wrong('small-group', 'a band');
    if (favourable.end !== 'exact' || favourable.value !== bands.favourable || sumOf(counts) !== answered) {
      wrong('no-room-for-two', 'bands and the favourable count');
    }
  }
  if (distribution?.status === 'shown') {
    const { points } = distribution;
    if (answered < limits.distributionFrom || Math.min(...points) < limits.bandMinimum) wrong('small-group', 'a point');
    const total = points.reduce((sum, people, i) => sum + people * (scale.lowest + i), 0);
    const printed = { mean: clipMean(total, answered, scale), bands: threeBands(points, scale) };
    const fits = points.length === scale.highest - scale.lowest + 1 && sumOf(points) === answered;
    if (!fits || JSON.stringify(printed) !== JSON.stringify({ mean, bands })) wrong('no-room-for-two', 'points');
  }
  if (words && (words.likely !== rangeInWords(result.likely) || words.worstCase !== rangeInWords(result.worstCase))) {
    wrong('not-from-shown', 'a range in words');
  }
  return findings;
}

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
  const enough = items.every(({ result }) => result.status === 'shown' && result.answered >= reliability.people);
  if (reliability.people < limits.reliabilityFrom || !enough) {
    findings.push({ code: 'small-group', words: `${where.words}: reliability`, place });
  }
  const values = [reliability.alpha, reliability.from, reliability.to, reliability.omega ?? 0];
  const varied = items.every(({ result }) => result.status === 'shown' && result.favourable.end === 'exact');
  if (!varied || values.some((value) => value !== Math.round(value * 100) / 100)) {
    findings.push({ code: 'no-room-for-two', words: `${where.words}: reliability`, place });
  }
  return findings;
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
