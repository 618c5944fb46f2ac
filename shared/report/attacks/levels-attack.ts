/**
 * The levels attack: subtracts the people behind a value from those who answered the pulse, or in a group. What is left
 * declined a question, or had too few answers for a score; it must be at least the minimum, or unknown.
 *
 * Who answered every question is told from what is shown of each: less than the number for one question, it would say how
 * many of those declined another. So is whether reliability is given. Files before 2.1 gave that number as any other.
 *
 * In files of version 1 every number was exact. The attack finds each of theirs that leaves one to four people; a later
 * revision copies them, which tells no one anything new.
 */
import { limits } from '../../contract/limits.ts';
import { answeredEvery } from '../disclosure/answered-every.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import { type Answering, everyoneWhoAnswered, vaguely, withinWhole } from '../disclosure/who-answered-it.ts';
import type { Finding } from '../shape/finding.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import { minimumOf } from '../shape/minimum-of.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isBefore, isOfVersion1 } from '../shape/read-report.ts';

/** @param earlier reports of the community that were published before */
export function levelsAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const isOld = isOfVersion1(report);
  const firstIn = (isOfRules: (file: QuarterReport) => boolean) =>
    new Set(earlier.filter(isOfRules).flatMap(({ pulses }) => pulses.map(({ pulse }) => pulse)));
  const known = firstIn(isOfVersion1);
  const before21 = firstIn((file) => isBefore(file, '2.1'));
  return report.pulses.flatMap((pulse, p): Finding[] => {
    if (known.has(pulse.pulse) && !isOld) return [];
    const minimum = minimumOf(pulse, report);
    const isBefore21 = isBefore(report, '2.1') || before21.has(pulse.pulse);
    return pulse.instruments.flatMap((instrument, i): Finding[] => {
      const words = `${pulse.pulse}: ${instrument.name}: how many declined`;
      const found = (place: string): Finding => {
        return { code: 'small-remainder', words, place: `pulses[${p}].instruments[${i}].${place}` };
      };
      return [
        ...valuesOf(pulse, instrument, minimum, isBefore21)
          .filter(({ people, among, least }) => !isAllowed(people, among, { isOld, minimum, least }))
          .map(({ place }) => found(place)),
        ...(isBefore21 || followsFromQuestions(instrument, pulse) ? [] : [found('reliability.people')]),
      ];
    });
  });
}

/** Whether who answered every question, and whether they are enough, is told from what is shown of each. */
function followsFromQuestions({ items, reliability }: InstrumentReport, pulse: PulseReport): boolean {
  if (!reliability || (reliability.status === 'hidden' && reliability.reason === 'single-question')) return true;
  const every = answeredEvery(items, pulse);
  if (reliability.status === 'hidden') return (reliability.reason === 'too-few-answers') === (every === undefined);
  return reliability.people.from === every?.from && reliability.people.to === every.to;
}

interface Value {
  readonly people: PeopleRange;
  readonly among: Answering;
  /** The fewest for whom it is shown, where that is not the minimum. */
  readonly least?: number;
  readonly place: string;
}

function valuesOf(
  pulse: PulseReport,
  { items, score, groups, reliability }: InstrumentReport,
  minimum: number,
  isBefore21: boolean,
): Value[] {
  const community = pulse;
  const values: (Value | undefined)[] = [
    ...items.map(({ result }, index) =>
      result.status === 'shown'
        ? { people: result.answered, among: community, place: `items[${index}].result.answered` }
        : undefined,
    ),
    score.status === 'shown' ? { people: score.persons, among: community, place: 'score.persons' } : undefined,
    isBefore21 && reliability?.status === 'shown'
      ? {
          people: reliability.people,
          among: community,
          least: limits.reliabilityFrom,
          place: 'reliability.people',
        }
      : undefined,
    ...groups.map(({ label, score: ofGroup }, index) => {
      const group = pulse.groups.find((other) => other.label === label);
      return ofGroup.status !== 'hidden' && group
        ? {
            people: ofGroup.persons,
            among: withinWhole(group, community, pulse.groups.length, minimum),
            place: `groups[${index}].score.persons`,
          }
        : undefined;
    }),
  ];
  return values.filter((value) => value !== undefined);
}

function isAllowed(
  { from, to }: PeopleRange,
  among: Answering,
  { isOld, minimum, least }: { readonly isOld: boolean; readonly minimum: number; readonly least?: number | undefined },
): boolean {
  const declined = everyoneWhoAnswered(among) - to;
  if (isOld) return declined === 0 || declined >= minimum;
  if (from === to && declined >= minimum && among.members - to >= minimum) return among.answered.status !== 'hidden';
  const vague = vaguely(among, minimum, least);
  return from === vague.from && to === vague.to;
}
