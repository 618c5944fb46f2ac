import {
  type AttendanceReport,
  csvNumbers,
  type HalfWithin,
  type ParticipationReport,
  type Share,
} from '../../shared/report/shape/participation.ts';
import type { People } from '../../shared/report/shape/people.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import type { Row } from './csv-row.ts';

/** Attendance, the sections of facts, and the map of groups: `item` is a session, a practice, an arrow or an earlier quarter. */
export function participationRows({ attendance, participation, groupMap, overTime = [] }: QuarterReport): Row[] {
  return [
    ...attendanceRows(attendance),
    ...(participation ? sectionRows(participation) : []),
    ...mapRows(groupMap),
    ...overTime.flatMap(({ measure, years }) =>
      years.slice(0, -1).map(({ quarter: item, value }): Row => ({ item, measure: `earlier-${measure}`, value })),
    ),
  ];
}

function attendanceRows(attendance: AttendanceReport): Row[] {
  if (attendance.status === 'hidden') return [{ measure: 'attendance-percent', status: attendance.reason }];
  if (attendance.status !== 'shown') return [{ measure: 'attendance-percent', status: attendance.status }];
  const { sessions, members: n, attendancePercent, cameTwice, regular, groups } = attendance;
  const { from, to } = attendancePercent;
  const percent: Row[] =
    from === to
      ? [{ measure: 'attendance-percent', value: to, n }]
      : [
          { measure: 'attendance-percent-from', value: from, n },
          { measure: 'attendance-percent-to', value: to, n },
        ];
  return [
    ...percent,
    ...(cameTwice
      ? [{ item: `last ${cameTwice.sessions} sessions`, measure: 'came-twice', ...cellsOf(cameTwice.people) }]
      : []),
    ...(regular ? [{ measure: 'regular', ...cellsOf(regular) }] : []),
    ...groups.flatMap(({ label: group, members, attendance: share }): Row[] => [
      { group, measure: 'members', value: members },
      { group, measure: 'attendance-percent', ...cellsOf(share) },
    ]),
    ...sessions.flatMap(({ date, attended, guests }, index): Row[] => {
      const item = `session ${index + 1}, ${date}`;
      return [
        { item, measure: 'attended', ...cellsOf(attended) },
        { item, measure: 'guests', ...(guests.status === 'exact' ? { value: guests.people } : { status: 'few' }) },
      ];
    }),
  ];
}

function sectionRows({ adoption, ...sections }: ParticipationReport): Row[] {
  const numbers: Readonly<Record<keyof typeof sections, readonly NumberInCsv[]>> = csvNumbers;
  return [
    ...(Object.keys(csvNumbers) as (keyof typeof sections)[]).flatMap((name) => rowsOf(sections[name], numbers[name])),
    ...adoptionRows(adoption),
  ];
}

interface NumberInCsv {
  readonly measure: string;
  readonly from: string;
}
type Section = ParticipationReport[keyof typeof csvNumbers];
/** A count of facts, people out of people, a percentage of facts, or a time. */
type Shown = number | People | Share | HalfWithin | Range;
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Sections added by a later version of the report are absent from earlier reports. */
function rowsOf(section: Section | undefined, numbers: readonly NumberInCsv[]): Row[] {
  if (!section) return [];
  if (section.status !== 'shown') return numbers.slice(0, 1).map(({ measure }) => missing(measure, section));
  const shown = new Map<string, Shown>(
    Object.entries(section).flatMap(([name, of]) => (typeof of === 'string' || of === undefined ? [] : [[name, of]])),
  );
  return numbers.flatMap(({ measure, from }): Row[] => {
    const number = shown.get(from);
    if (number === undefined) return [];
    if (typeof number === 'object' && 'from' in number) {
      return (['from', 'to'] as const).map((end) => ({ measure: `${measure}-${end}`, value: number[end] }));
    }
    return [{ measure, ...cellsOf(number) }];
  });
}

/** A number of people that is not exact says in `status` how it is shown: `few`, `nearly-all` or why it is hidden. */
function cellsOf(number: Exclude<Shown, Range>): Row {
  if (typeof number === 'number') return { value: number };
  switch (number.status) {
    case 'shown':
      return { value: 'hours' in number ? number.hours : number.percent, n: number.of };
    case 'exact':
      return { value: number.people, n: number.of };
    case 'hidden':
      return { status: number.reason };
    default:
      return { n: number.of, status: number.status };
  }
}

function adoptionRows(adoption: ParticipationReport['adoption']): Row[] {
  if (adoption.status !== 'shown') return [missing('groups-using', adoption)];
  const n = adoption.groups;
  return adoption.practices.flatMap(({ practice: item, trying, using, stopped }): Row[] => [
    { item, measure: 'groups-trying', value: trying, ...(n !== undefined && { n }) },
    { item, measure: 'groups-using', value: using, ...(n !== undefined && { n }) },
    { item, measure: 'groups-stopped', value: stopped, ...(n !== undefined && { n }) },
  ]);
}

function mapRows(map: QuarterReport['groupMap']): Row[] {
  if (map.status !== 'shown') return [missing('helped', map)];
  const { received = [], arrows: used, edges = [], rest } = map;
  const helpers = received.map(
    ({ to: group, people }): Row => ({ group, measure: 'helpers-received', ...cellsOf(people) }),
  );
  const ways: Row[] = used
    ? [
        {
          measure: 'arrows-used',
          value: used.used,
          n: used.possible,
          ...(used.end === 'or-more' && { status: used.end }),
        },
      ]
    : [];
  const arrows = edges.flatMap(({ from: group, to, contributions, people }): Row[] => {
    const item = `to ${to ?? 'all other groups'}`;
    return [
      { group, item, measure: 'helped', value: contributions },
      { group, item, measure: 'helpers', ...cellsOf(people) },
    ];
  });
  const others: Row[] = rest ? [{ item: 'all other ways', measure: 'helped', value: rest.contributions }] : [];
  return [...ways, ...helpers, ...arrows, ...others];
}

const missing = (measure: string, section: { readonly status: string; readonly reason?: string }): Row => ({
  measure,
  status: section.reason ?? section.status,
});
