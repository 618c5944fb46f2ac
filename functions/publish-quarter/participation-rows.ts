import { csvNumbers, type ParticipationReport } from '../../shared/report/shape/participation.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import type { Row } from './csv-row.ts';

/** Participation besides attendance, and the map of groups: `item` is a practice or an arrow. */
export function participationRows({ participation, groupMap }: QuarterReport): Row[] {
  return [...(participation ? sectionRows(participation) : []), ...mapRows(groupMap)];
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
/** A number, people who made half, people among people, or a share: of facts, not people. */
type Shown =
  | number
  | { readonly status?: undefined; readonly people: number; readonly end?: 'or-fewer' | undefined }
  | { readonly status: 'shown'; readonly people: number; readonly of: number }
  | { readonly status: 'shown'; readonly percent: number; readonly of: number }
  | { readonly status: 'hidden'; readonly reason: string };

function rowsOf(section: Section, numbers: readonly NumberInCsv[]): Row[] {
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
