import {
  type AttendanceReport,
  csvNumbers,
  type ParticipationReport,
} from '../../shared/report/shape/participation.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import type { Row } from './csv-row.ts';

/** Attendance, the sections of facts, and the map of groups: `item` is a session, a practice or an arrow. */
export function participationRows({ attendance, participation, groupMap }: QuarterReport): Row[] {
  return [...attendanceRows(attendance), ...(participation ? sectionRows(participation) : []), ...mapRows(groupMap)];
}

function attendanceRows(attendance: AttendanceReport): Row[] {
  if (attendance.status === 'hidden') return [{ measure: 'attendance-percent', status: attendance.reason }];
  if (attendance.status !== 'shown') return [{ measure: 'attendance-percent', status: attendance.status }];
  const { sessions, members: n, attendancePercent, attendanceEnd, regularPercent, regularEnd, groups } = attendance;
  const open = (end: string | undefined) => (end === undefined ? {} : { end });
  return [
    { measure: 'attendance-percent', value: attendancePercent, n, ...open(attendanceEnd) },
    { measure: 'regular-percent', value: regularPercent, n, ...open(regularEnd) },
    ...groups.map((group): Row => {
      return { group: group.label, measure: 'attendance-percent', value: group.attendancePercent, n: group.members };
    }),
    ...sessions.flatMap(({ date, attended, attendedEnd, guests, guestsEnd }, index): Row[] => {
      const item = `session ${index + 1}, ${date}`;
      return [
        { item, measure: 'attended', value: attended, n, ...open(attendedEnd) },
        { item, measure: 'guests', value: guests, ...open(guestsEnd) },
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
  readonly n?: string;
}
type Section = ParticipationReport[keyof typeof csvNumbers];
/** A count, the people who made half, people out of people, or a percentage of facts (not of people). */
type Shown =
  | number
  | { readonly status?: undefined; readonly people: number; readonly end?: 'or-fewer' | undefined }
  | { readonly status: 'shown'; readonly people: number; readonly of: number }
  | { readonly status: 'shown'; readonly percent: number; readonly of: number }
  | { readonly status: 'hidden'; readonly reason: string };

/** Sections added by a later version of the report are absent from earlier reports. */
function rowsOf(section: Section | undefined, numbers: readonly NumberInCsv[]): Row[] {
  if (!section) return [];
  if (section.status !== 'shown') return numbers.slice(0, 1).map(({ measure }) => missing(measure, section));
  const shown = new Map<string, Shown>(
    Object.entries(section).flatMap(([name, of]) => (typeof of === 'string' || of === undefined ? [] : [[name, of]])),
  );
  return numbers.flatMap(({ measure, from, n: people }) => {
    const number = shown.get(from);
    const n = people === undefined ? undefined : shown.get(people);
    return number === undefined ? [] : [{ measure, ...cellsOf(number), ...(typeof n === 'number' && { n }) }];
  });
}

function cellsOf(number: Shown): Row {
  if (typeof number === 'number') return { value: number };
  if (number.status === 'hidden') return { status: number.reason };
  if (number.status === undefined) return { value: number.people, ...(number.end && { end: number.end }) };
  return { value: 'percent' in number ? number.percent : number.people, n: number.of };
}

function adoptionRows(adoption: ParticipationReport['adoption']): Row[] {
  if (adoption.status !== 'shown') return [missing('groups-using', adoption)];
  return adoption.practices.flatMap(({ practice: item, trying, using, stopped }): Row[] => [
    { item, measure: 'groups-trying', value: trying },
    { item, measure: 'groups-using', value: using },
    { item, measure: 'groups-stopped', value: stopped },
  ]);
}

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

const missing = (measure: string, section: { readonly status: string; readonly reason?: string }): Row => ({
  measure,
  status: section.reason ?? section.status,
});
