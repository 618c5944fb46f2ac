/**
 * Looks for people in the numbers of participation: a number of fewer of them than the minimum, one whose complement is,
 * a map whose arrows or rest are the doing of so few; and words about a measure that do not follow from what is shown of it.
 */
import { leadingIndicator } from '../build/leading-indicator.ts';
import type { Finding } from '../shape/finding.ts';
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

function peopleOf({ contributions, reuse, endorsements }: ParticipationReport, minimum: number): Finding[] {
  const counted = [
    ['contributions.people', contributions.status === 'shown' ? contributions.people : undefined],
    ['reuse.people', reuse.status === 'shown' ? reuse.people : undefined],
    ['endorsements.givers', endorsements.status === 'shown' ? endorsements.givers : undefined],
    ['endorsements.receivers', endorsements.status === 'shown' ? endorsements.receivers : undefined],
  ] as const;
  const small = counted.flatMap(([place, people]): Finding[] =>
    people !== undefined && people < minimum ? [smallGroup(`participation.${place}`)] : [],
  );
  if (contributions.status !== 'shown') return small;
  const { halfBy, people } = contributions;
  const halves: Finding[] =
    (halfBy.people > 2 || halfBy.end === 'or-fewer') && halfBy.people <= people
      ? []
      : [{ code: 'no-room-for-two', words: 'how few made half', place: 'participation.contributions.halfBy' }];
  return [...small, ...halves, ...amongOf(contributions, minimum)];
}

function amongOf(
  contributions: Extract<ParticipationReport['contributions'], { status: 'shown' }>,
  minimum: number,
): Finding[] {
  return (['newcomers', 'again'] as const).flatMap((name): Finding[] => {
    const among = contributions[name];
    if (among?.status !== 'shown') return [];
    const place = `participation.contributions.${name}`;
    const rest = among.of - among.people;
    if (among.people > 0 && among.people < minimum) return [smallGroup(place)];
    return rest > 0 && rest < minimum
      ? [{ code: 'small-remainder', words: `participation: all but a few in ${name}`, place }]
      : [];
  });
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

/** Words beside an outcome are made by rule: any others could say anything of a hidden number. */
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
