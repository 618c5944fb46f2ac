/**
 * The levels attack: subtracts the people behind a value from those who answered the pulse, or in a group. What is left
 * declined a question, or had too few answers for a score; it must be at least the minimum, or unknown.
 *
 * In files of version 1 every number was exact. The attack finds each of theirs that leaves one to four people; a later
 * revision copies them, which tells no one anything new.
 */
import { limits } from '../../contract/limits.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import { type Answering, everyoneWhoAnswered, vaguely, withinWhole } from '../disclosure/who-answered-it.ts';
import type { Finding } from '../shape/finding.ts';
import { minimumOf } from '../shape/minimum-of.ts';
import type { InstrumentReport, PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isOfVersion1 } from '../shape/read-report.ts';

/** @param earlier reports of the community that were published before */
export function levelsAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const isOld = isOfVersion1(report);
  const known = new Set(earlier.filter(isOfVersion1).flatMap(({ pulses }) => pulses.map(({ pulse }) => pulse)));
  return report.pulses.flatMap((pulse, p) =>
    known.has(pulse.pulse) && !isOld
      ? []
      : [
          ...pulse.instruments.flatMap((instrument, i) =>
            valuesOf(pulse, instrument, minimumOf(pulse, report)).map((value) => ({
              ...value,
              of: instrument.name,
              place: `instruments[${i}].${value.place}`,
            })),
          ),
        ].flatMap(({ people, among, least, place, of }): Finding[] => {
          if (isAllowed(people, among, { isOld, minimum: minimumOf(pulse, report), least })) return [];
          const words = `${pulse.pulse}: ${of}: how many declined`;
          return [{ code: 'small-remainder', words, place: `pulses[${p}].${place}` }];
        }),
  );
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
): Value[] {
  const community = pulse;
  const values: (Value | undefined)[] = [
    ...items.map(({ result }, index) =>
      result.status === 'shown'
        ? { people: result.answered, among: community, place: `items[${index}].result.answered` }
        : undefined,
    ),
    score.status === 'shown' ? { people: score.persons, among: community, place: 'score.persons' } : undefined,
    reliability?.status === 'shown'
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
