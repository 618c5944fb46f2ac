import type { ClippedNumber, QuarterReport } from '../../shared/report/quarter-report.ts';

const header = [
  'community',
  'quarter',
  'pulse',
  'instrument',
  'item',
  'group',
  'measure',
  'value',
  'end',
  'n',
  'status',
];

/**
 * The report's numbers as a tidy table, one value a row. A hidden value has an empty `value` and says so in `status`
 * (`too-few-answers`); it is never a zero. `end` is `or-more` or `or-fewer` where the value stands for all beyond it.
 */
export function reportCsv(report: QuarterReport): string {
  const rows = report.pulses.flatMap(({ pulse, delivered, answered, groups, instruments }) => [
    row({ pulse, measure: 'delivered', value: delivered }),
    answered.status === 'shown'
      ? row({ pulse, measure: 'answered', value: answered.people })
      : row({ pulse, measure: 'answered', status: answered.reason }),
    ...groups.map((group) => row({ pulse, group: group.label, measure: 'answered', value: group.answered })),
    ...instruments.flatMap(({ instrument, score, items, groups: scored }) => [
      ...[{ label: '', score }, ...scored].map(({ label, score: of }) =>
        of.status === 'shown'
          ? row({ pulse, instrument, group: label, measure: 'score', ...shown(of.score), n: of.persons })
          : row({ pulse, instrument, group: label, measure: 'score', status: of.reason }),
      ),
      ...items.flatMap(({ item, result }) =>
        result.status === 'shown'
          ? [
              row({ pulse, instrument, item, measure: 'favourable', ...shown(result.favourable), n: result.answered }),
              row({ pulse, instrument, item, measure: 'mean', ...shown(result.mean), n: result.answered }),
            ]
          : [row({ pulse, instrument, item, measure: 'favourable', status: result.reason })],
      ),
    ]),
  ]);
  const table = rows.map((cells) => ({ community: report.community.id, quarter: report.quarter, ...cells }));
  const lines = table.map((cells) => header.map((column) => quoted(String(cells[column as keyof typeof cells] ?? ''))));
  return `${[header, ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

interface Row {
  readonly pulse?: string;
  readonly instrument?: string;
  readonly item?: string;
  readonly group?: string;
  readonly measure: string;
  readonly value?: number;
  readonly end?: string;
  readonly n?: number;
  readonly status?: string;
}

const row = (cells: Row): Row => ({ status: 'shown', ...cells });
const shown = ({ value, end }: ClippedNumber) => ({ value, end });

/** RFC 4180; a leading sign or equals would be a formula to a spreadsheet, and a label is what a steward wrote. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
