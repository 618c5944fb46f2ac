import { csvCell } from '../../shared/kernel/csv-cell.ts';
import type { GoesWith } from '../../shared/report/shape/goes-with.ts';
import type { ClippedNumber, InstrumentReport, ItemReport } from '../../shared/report/shape/instrument-report.ts';
import type { People } from '../../shared/report/shape/people.ts';
import { isPart } from '../../shared/report/shape/pulse-part.ts';
import type { PulseReport, QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { header, type Row } from './csv-row.ts';
import { participationRows } from './participation-rows.ts';
import { stewardRows } from './steward-rows.ts';

/**
 * The report's numbers as a tidy table, one value a row: everything the page shows, so that the two cannot disagree.
 * A value that is not shown is empty and says why in `status` (such as `too-few-answers`, `first-quarter`,
 * `not-collected`); it is never a zero. If the value is a range, `value` is its lowest number and `to` its highest. `end` is
 * `or-more` or `or-fewer` if the value includes all beyond it. `n` is how many people are behind the value at most. A session is an item, named by its number and day. The table begins with a byte order
 * mark; without it, spreadsheets garble the names of groups.
 */
export function reportCsv(report: QuarterReport): string {
  const { community, quarter, pulses } = report;
  const ofTheQuarter = isPart(report) ? [] : [...participationRows(report), ...stewardRows(report)];
  const rows = [...pulses.flatMap(pulseRows), ...(report.withheld ?? []).map(withheldRow), ...ofTheQuarter];
  const table = rows.map((row): Row => ({ community: community.id, quarter, status: 'shown', ...row }));
  const lines = table.map((row) => header.map((column) => csvCell(String(row[column] ?? ''))));
  return `\uFEFF${[header, ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

const withheldRow = ({ pulse, status }: NonNullable<QuarterReport['withheld']>[number]): Row => ({
  pulse,
  measure: 'answered',
  status,
});

function pulseRows(report: PulseReport): Row[] {
  const { pulse, minimumGroup, members, asked, reached, answered, groups, instruments, goesWith = [] } = report;
  const rows: Row[] = [
    ...(minimumGroup === undefined ? [] : [{ measure: 'minimum-group', value: minimumGroup }]),
    { measure: 'members', value: members },
    peopleRow('asked', asked, members),
    peopleRow('reached', reached, members),
    peopleRow('answered', answered, members),
    ...groups.flatMap((group): Row[] => [
      { group: group.label, measure: 'members', value: group.members },
      { group: group.label, ...peopleRow('answered', group.answered, group.members) },
    ]),
    ...instruments.flatMap((instrument) =>
      instrumentRows(instrument).map((row) => ({ instrument: instrument.instrument, ...row })),
    ),
    ...goesWith.flatMap(goesWithRows),
  ];
  return rows.map((row) => ({ pulse, ...row }));
}

/** A number that is not exact says in `status` how it is shown: `few`, `nearly-all` or why it is hidden. */
function peopleRow(measure: string, people: People, of: number): Row {
  if (people.status === 'exact') return { measure, value: people.people, n: of };
  return { measure, status: people.status === 'hidden' ? people.reason : people.status };
}

function instrumentRows(instrument: InstrumentReport): Row[] {
  const { score, scale, items, groups, groupSpread, change, trend, reliability } = instrument;
  return [
    ...scoreRows(score),
    ...groups.flatMap(({ label, score: of }) => scoreRows(of).map((row) => ({ group: label, ...row }))),
    ...(groupSpread === undefined ? [] : [{ measure: 'group-spread', value: groupSpread }]),
    ...(score.status === 'shown' ? range('score-likely', score.likely) : []),
    ...(score.status === 'shown' && score.onePerson !== undefined
      ? [{ measure: 'score-one-person', value: score.onePerson, n: score.persons.to }]
      : []),
    ...(score.status === 'shown' && score.byGroups
      ? [
          { measure: 'score-by-groups', value: score.byGroups.score },
          ...range('score-by-groups-likely', score.byGroups),
        ]
      : []),
    ...changeRows(change),
    ...(trend ? trendRows(trend) : []),
    ...(reliability ? reliabilityRows(reliability) : []),
    ...items.flatMap((one) => itemRows(one, scale).map((row) => ({ item: one.item, ...row }))),
  ];
}

/** `instrument` is the single question, and `measure` names what goes with it. */
function goesWithRows({ instrument, with: compared }: GoesWith): Row[] {
  return compared.flatMap(({ instrument: other, item, result }): Row[] => {
    const measure = `goes-with-${other}`;
    const of = { instrument, ...(item !== undefined && { item }) };
    if (result.status !== 'shown') return [{ ...of, measure, status: result.reason }];
    const { people: counted, correlation, from, to, verdict } = result;
    const n = counted.to;
    return [
      { ...of, measure, ...shown(correlation), n, verdict },
      { ...of, measure: `${measure}-from`, value: from, n },
      { ...of, measure: `${measure}-to`, value: to, n },
      { ...of, measure: `${measure}-people`, ...people(counted) },
    ];
  });
}

type Score = InstrumentReport['score'] | InstrumentReport['groups'][number]['score'];

function scoreRows(score: Score): Row[] {
  if (score.status === 'hidden') return [{ measure: 'score', status: score.reason }];
  const behind = { measure: 'score-people', ...people(score.persons) };
  if (score.status === 'shown') return [{ measure: 'score', ...shown(score.score), n: score.persons.to }, behind];
  const { estimate, verdict, persons } = score;
  return [
    { measure: 'score-estimate', value: estimate, n: persons.to, verdict },
    ...range('score-estimate-likely', score),
    behind,
  ];
}

function changeRows(change: InstrumentReport['change']): Row[] {
  if (change.status === 'by-question') {
    return change.questions.flatMap(({ item, verdict, difference, detectable }): Row[] => [
      { item, measure: 'change-percent', value: difference, verdict },
      { item, measure: 'change-percent-detectable', value: detectable },
    ]);
  }
  if (change.status !== 'shown') return [{ measure: 'change', status: change.status }];
  const { difference, verdict, detectable, onePerson } = change;
  return [
    { measure: 'change', value: difference, verdict },
    { measure: 'change-detectable', value: detectable },
    ...(onePerson === undefined ? [] : [{ measure: 'change-one-person', value: onePerson }]),
  ];
}

function trendRows(trend: NonNullable<InstrumentReport['trend']>): Row[] {
  return [
    trend.status === 'shown'
      ? { measure: 'trend-per-year', value: trend.perYear, verdict: trend.verdict }
      : { measure: 'trend-per-year', status: trend.status },
    ...trend.quarters.map(({ quarter, score }): Row => ({ measure: `score-in-${quarter}`, ...shown(score) })),
  ];
}

function reliabilityRows(reliability: NonNullable<InstrumentReport['reliability']>): Row[] {
  if (reliability.status !== 'shown') return [{ measure: 'alpha', status: reliability.reason }];
  const { people: counted, alpha, from, to, omega } = reliability;
  const n = counted.to;
  return [
    { measure: 'alpha-people', ...people(counted) },
    { measure: 'alpha', value: alpha, n },
    { measure: 'alpha-from', value: from, n },
    { measure: 'alpha-to', value: to, n },
    ...(omega === undefined ? [] : [{ measure: 'omega', value: omega, n }]),
  ];
}

function itemRows({ result, notYet }: ItemReport, { lowest: first }: InstrumentReport['scale']): Row[] {
  if (result.status !== 'shown') return [{ measure: 'favourable', status: result.reason }];
  const { answered, favourable, parts, mean, likely, ifSilentDiffer, worstCase } = result;
  const n = answered.to;
  return [
    { measure: 'answered-question', ...people(answered) },
    { measure: 'favourable', ...people(favourable), n },
    ...parts.map(({ lowest, highest, people: chose }): Row => {
      const points = lowest === highest ? String(lowest) : `${lowest}-${highest}`;
      const isNotYet = notYet && highest < first;
      return { measure: isNotYet ? 'not-yet' : `points-${points}`, ...people(chose), n };
    }),
    ...(mean ? [{ measure: 'mean', ...shown(mean), n }] : []),
    ...range('favourable-likely', likely),
    ...(ifSilentDiffer ? range('favourable-if-silent-differ', ifSilentDiffer) : []),
    ...range('favourable-worst-case', worstCase),
  ];
}

const people = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  value: from,
  ...(to !== from && { to }),
});

const shown = ({ value, end }: ClippedNumber) => ({ value, end });

const range = (measure: string, { from, to, of }: { from: number; to: number; of?: number }): Row[] => [
  { measure: `${measure}-from`, value: from, ...(of !== undefined && { n: of }) },
  { measure: `${measure}-to`, value: to, ...(of !== undefined && { n: of }) },
];
