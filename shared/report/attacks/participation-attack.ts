/**
 * Looks for people in the numbers of participation: a number of fewer people than the minimum, one whose complement is, a map
 * whose arrows or rest are the work of so few; and words about a measure that do not follow from what is shown of it.
 */

import type { Finding } from '../shape/finding.ts';
import { leadingIndicator } from '../shape/leading-indicator.ts';
import type { ParticipationReport } from '../shape/participation.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

export function participationAttack(report: QuarterReport): Finding[] {
  const { minimumGroup } = report.promise;
  return [
    ...(report.participation ? peopleOf(report.participation, minimumGroup) : []),
    ...mapOf(report, minimumGroup),
    ...indicatorsOf(report),
  ];
}

/** Numbers of things, time and groups, by name. Any other number is taken for one of people, whatever section it is in. */
const notOfPeople: ReadonlySet<string> = new Set([
  ...['contributions', 'reuses', 'artefacts', 'given', 'asked', 'resolved', 'open'],
  ...['medianHours', 'p85Hours', 'firstAnswerHours', 'oldestOpenDays'],
  ...['trying', 'using', 'stopped'],
]);

function peopleOf(participation: ParticipationReport, minimum: number): Finding[] {
  const { contributions } = participation;
  const small = numbersIn(participation, 'participation', minimum);
  if (contributions.status !== 'shown') return small;
  const { halfBy, people } = contributions;
  const halves: Finding[] =
    (halfBy.people > 2 || halfBy.end === 'or-fewer') && halfBy.people <= people
      ? []
      : [{ code: 'no-room-for-two', words: 'how few made half', place: 'participation.contributions.halfBy' }];
  return [...small, ...halves];
}

function numbersIn(values: object, place: string, minimum: number): Finding[] {
  const { people, of, percent }: { people?: unknown; of?: unknown; percent?: unknown } = values;
  // What a percent is of are facts.
  if (percent !== undefined) return [];
  if (typeof people === 'number' && typeof of === 'number') return amongOf(people, of, place, minimum);
  return Object.entries(values).flatMap(([name, value]: [string, unknown]): Finding[] => {
    const inside = `${place}.${name}`;
    // How many people made half is checked separately: it shows how evenly they share, and two people are enough.
    if (name === 'halfBy') return [];
    if (typeof value === 'number') return value < minimum && !notOfPeople.has(name) ? [smallGroup(inside)] : [];
    return typeof value === 'object' && value !== null ? numbersIn(value, inside, minimum) : [];
  });
}

function amongOf(people: number, of: number, place: string, minimum: number): Finding[] {
  const rest = of - people;
  if (people > 0 && people < minimum) return [smallGroup(place)];
  return rest > 0 && rest < minimum
    ? [{ code: 'small-remainder', words: `participation: all but a few in ${place.split('.').at(-1)}`, place }]
    : [];
}

function mapOf({ groupMap }: QuarterReport, minimum: number): Finding[] {
  if (groupMap.status !== 'shown') return [];
  const edges = groupMap.edges.flatMap(({ people }, index): Finding[] =>
    people < minimum ? [smallGroup(`groupMap.edges[${index}]`)] : [],
  );
  const { people } = groupMap.rest;
  if (people === 0 || people >= minimum) return edges;
  return [...edges, { code: 'small-remainder', words: 'the map of groups: what is left over', place: 'groupMap.rest' }];
}

/** Words beside an outcome are made by rule: any others could say anything about a hidden number. */
function indicatorsOf(report: QuarterReport): Finding[] {
  if (report.outcomes.status !== 'shown') return [];
  return report.outcomes.outcomes.flatMap(({ leadingIndicators }, outcome) =>
    leadingIndicators.flatMap((told, index): Finding[] => {
      if (JSON.stringify(told) === JSON.stringify(leadingIndicator(told.id, report))) return [];
      const place = `outcomes.outcomes[${outcome}].leadingIndicators[${index}]`;
      return [{ code: 'not-from-shown', words: `the words about ${told.id}`, place }];
    }),
  );
}

const smallGroup = (place: string): Finding => ({ code: 'small-group', words: 'participation of few people', place });
