import type { ParticipationReport } from '../../shared/report/shape/participation.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import type { Row } from './csv-row.ts';

/** Participation besides attendance, and the map of groups: `item` is a practice or an arrow. */
export function participationRows({ participation, groupMap }: QuarterReport): Row[] {
  return [...(participation ? sectionRows(participation) : []), ...mapRows(groupMap)];
}

function sectionRows({ contributions, reuse, endorsements, problems, adoption }: ParticipationReport): Row[] {
  return [
    ...(contributions.status === 'shown' ? contributionRows(contributions) : [missing('contributions', contributions)]),
    ...(reuse.status === 'shown'
      ? [
          { measure: 'reuses', value: reuse.reuses, n: reuse.people },
          { measure: 'artefacts-reused', value: reuse.artefacts, n: reuse.people },
          ...shareRows('reuse-outside-percent', reuse.outsideGroup),
        ]
      : [missing('reuses', reuse)]),
    ...(endorsements.status === 'shown'
      ? [
          { measure: 'endorsements', value: endorsements.given, n: endorsements.givers },
          { measure: 'endorsed', value: endorsements.receivers },
          ...shareRows('endorsements-cross-group-percent', endorsements.crossGroup),
        ]
      : [missing('endorsements', endorsements)]),
    ...(problems.status === 'shown' ? problemRows(problems) : [missing('questions-asked', problems)]),
    ...(adoption.status === 'shown'
      ? adoption.practices.flatMap(({ practice: item, trying, using, stopped }): Row[] => [
          { item, measure: 'groups-trying', value: trying },
          { item, measure: 'groups-using', value: using },
          { item, measure: 'groups-stopped', value: stopped },
        ])
      : [missing('groups-using', adoption)]),
  ];
}

type Shown<Section extends keyof ParticipationReport> = Extract<ParticipationReport[Section], { status: 'shown' }>;

const contributionRows = ({
  contributions,
  people: n,
  halfBy,
  crossGroup,
  newcomers,
  again,
}: Shown<'contributions'>): Row[] => [
  { measure: 'contributions', value: contributions, n },
  { measure: 'half-by', value: halfBy.people, n, ...(halfBy.end && { end: halfBy.end }) },
  ...shareRows('cross-group-percent', crossGroup),
  ...amongRows('newcomers', newcomers),
  ...amongRows('contributed-again', again),
];

const problemRows = (problems: Shown<'problems'>): Row[] =>
  (
    [
      ['questions-asked', problems.asked],
      ['questions-resolved', problems.resolved],
      ['questions-open', problems.open],
      ['oldest-open-days', problems.oldestOpenDays],
      ['resolution-median-hours', problems.medianHours],
      ['resolution-p85-hours', problems.p85Hours],
      ['first-answer-median-hours', problems.firstAnswerHours],
    ] as const
  ).flatMap(([measure, value]) => (value === undefined ? [] : [{ measure, value }]));

function mapRows(map: QuarterReport['groupMap']): Row[] {
  if (map.status !== 'shown') return [missing('helped', map)];
  const arrows = map.edges.map(
    ({ from, to, contributions, people }): Row => ({
      group: from,
      item: `to ${to ?? 'all other groups'}`,
      measure: 'helped',
      value: contributions,
      n: people,
    }),
  );
  const { contributions, people } = map.rest;
  return [...arrows, { item: 'all other ways', measure: 'helped', value: contributions, n: people }];
}

/** `n` of a share is what it is a share of: facts, not people. */
const shareRows = (measure: string, share: Shown<'reuse'>['outsideGroup']): Row[] => {
  if (!share) return [];
  return [share.status === 'shown' ? { measure, value: share.percent, n: share.of } : missing(measure, share)];
};

const amongRows = (measure: string, among: Shown<'contributions'>['newcomers']): Row[] => {
  if (!among) return [];
  return [among.status === 'shown' ? { measure, value: among.people, n: among.of } : missing(measure, among)];
};

const missing = (measure: string, section: { readonly status: string; readonly reason?: string }): Row => ({
  measure,
  status: section.reason ?? section.status,
});
