import type { InstrumentRef } from '../contract/community.ts';
import { type GroupTally, type ItemTally, type ScaleTally, scoreUnits } from '../contract/results.ts';
import { type Instrument, instrumentsOf } from '../responses/instruments.ts';
import { hypergeometricInterval } from '../stats/hypergeometric-interval.ts';
import { clipCount, clipMean, clipScore, type Scale } from './disclosure/room-for-two.ts';
import type { InstrumentReport, ItemReport } from './quarter-report.ts';

/** What all numbers of one instrument depend on. */
export interface Audience {
  /** People whom the invitation reached. */
  readonly delivered: number;
  readonly minimumGroup: number;
  readonly firstQuarter: boolean;
}

const tooFew = (minimum: number) =>
  ({ status: 'hidden', reason: 'too-few-answers', words: `Fewer than ${minimum} people answered.` }) as const;

/**
 * One instrument of a pulse. Rule R2, one level: items for the community only; groups get the scale score and no item, so
 * that no item of a group can be had by subtraction.
 */
export function reportInstrument(
  reference: InstrumentRef,
  groups: readonly GroupTally[],
  audience: Audience,
): InstrumentReport {
  const [instrument] = instrumentsOf([reference]);
  if (!instrument) throw new RangeError('an instrument must be in the catalogue');
  const { lowest, points } = instrument.scale;
  const scale: Scale = { lowest, highest: lowest + points - 1, favourableFrom: instrument.favourableFrom };
  const tallies = groups.flatMap(({ label, scales }) => {
    const tally = scales.find(
      ({ instrument: { id, version } }) => id === reference.id && version === reference.version,
    );
    return tally ? [{ label, tally }] : [];
  });
  const whole = tallies.map(({ tally }) => tally);
  return {
    instrument: instrument.id,
    version: instrument.version,
    name: instrument.name.en,
    scale,
    source: instrument.source,
    licence: instrument.licence,
    score: scoreOf(whole, scale, audience.minimumGroup),
    items: instrument.items.map(({ id, wording }) => ({
      item: id,
      wording: wording.en,
      result: itemResult(pointsOf(whole, id, instrument), scale, audience),
    })),
    groups:
      tallies.length > 1
        ? tallies.map(({ label, tally }) => ({ label, score: scoreOf([tally], scale, audience.minimumGroup) }))
        : [],
    change: audience.firstQuarter
      ? { status: 'first-quarter', words: 'Trends start next quarter.' }
      : { status: 'not-computed', words: 'Change between quarters is not computed yet.' },
  };
}

function scoreOf(tallies: readonly ScaleTally[], scale: Scale, minimum: number): InstrumentReport['score'] {
  const persons = tallies.reduce((sum, tally) => sum + tally.persons, 0);
  if (persons < minimum) return tooFew(minimum);
  const mean = tallies.reduce((sum, tally) => sum + tally.sum, 0) / scoreUnits / persons;
  return { status: 'shown', persons, score: clipScore(mean, persons, scale) };
}

/** How many people of the community chose each point of an item, lowest first. */
function pointsOf(tallies: readonly ScaleTally[], item: string, instrument: Instrument): number[] {
  const found = tallies.flatMap(({ items }): ItemTally[] => items.filter((candidate) => candidate.item === item));
  return Array.from({ length: instrument.scale.points }, (_, point) =>
    found.reduce((sum, { points }) => sum + (points[point] ?? 0), 0),
  );
}

function itemResult(points: readonly number[], scale: Scale, audience: Audience): ItemReport['result'] {
  const answered = points.reduce((sum, count) => sum + count, 0);
  if (answered < audience.minimumGroup) return tooFew(audience.minimumGroup);
  const total = points.reduce((sum, count, index) => sum + count * (scale.lowest + index), 0);
  const exact = points.slice(scale.favourableFrom - scale.lowest).reduce((sum, count) => sum + count, 0);
  const favourable = clipCount(exact, answered);
  const members = Math.max(audience.delivered, answered);
  // R4: from the shown count only. An end stands for every count beyond it, so the interval covers them all.
  const lowest = favourable.end === 'or-fewer' ? 0 : favourable.value;
  const highest = favourable.end === 'or-more' ? answered : favourable.value;
  const from = hypergeometricInterval(lowest, answered, members)?.from ?? 0;
  const to = hypergeometricInterval(highest, answered, members)?.to ?? members;
  return {
    status: 'shown',
    answered,
    favourable,
    mean: clipMean(total, answered, scale),
    likely: { from, to, of: members },
    worstCase: { from: lowest, to: highest + members - answered, of: members },
  };
}
