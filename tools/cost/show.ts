import { costOf } from '../../cli/prices/price-usage.ts';
import { prices } from '../../cli/prices/prices.ts';
import type { CallUse } from './by-call.ts';
import type { CostReport, SizedBill } from './report.ts';

/** A table as rows of cells; the first row is the head. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

export function dollars(amount: number): string {
  if (amount === 0) return '0';
  if (amount < 0.0005) return '< 0.001';
  if (amount < 10) return amount.toFixed(amount < 0.1 ? 3 : 2);
  return Math.round(amount).toLocaleString('en');
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
const millionths = (amount: number): string => (amount * 1e6).toFixed(amount * 1e6 < 10 ? 1 : 0);

const head = (sizes: readonly SizedBill[]) => ['members', ...sizes.map(({ members }) => members.toLocaleString('en'))];
const item = ({ bill }: SizedBill, charged: string) => bill.items.find((each) => each.charged === charged);

/** The sums, one column for each size: for the terminal and for docs/cost.md. */
export function sumsOf({ sizes }: CostReport): Table {
  const row = (title: string, of: (size: SizedBill) => string) => [title, ...sizes.map(of)];
  return {
    title: 'US dollars a month',
    rows: [
      head(sizes),
      row('mails a month', (size) => Math.round(item(size, 'mails')?.quantity ?? 0).toLocaleString('en')),
      row('mail, plan Essentials', ({ bill }) => dollars(bill.mail)),
      row('mail, à la carte', (size) => dollars(size.mailAlaCarte)),
      row('the rest, free tier available', ({ bill }) => dollars(bill.othersAfterFree)),
      row('… as a share of mail, Essentials', ({ bill }) => percent(bill.othersOfMailAfterFree)),
      row('… as a share of mail, à la carte', (size) => percent(size.bill.othersAfterFree / size.mailAlaCarte)),
      row('the rest, free tier used up', ({ bill }) => dollars(bill.others)),
    ],
  };
}

/** Every item at every size, for the terminal alone. */
export function itemsOf({ sizes }: CostReport): Table[] {
  const row = (title: string, of: (size: SizedBill) => string) => [title, ...sizes.map(of)];
  const items = sizes[0]?.bill.items.filter(({ charged }) => charged !== 'mails') ?? [];
  return [
    {
      title: 'Everything but mail, free tier used up, US dollars a month',
      rows: [
        head(sizes),
        ...items.map(({ charged, what }) => row(what, (size) => dollars(item(size, charged)?.dollars ?? 0))),
      ],
    },
    {
      title: 'What is left to pay of it with the free tier available, US dollars a month',
      rows: [
        head(sizes),
        ...items
          .filter(({ charged }) => sizes.some((size) => (item(size, charged)?.dollarsAfterFree ?? 0) > 0))
          .map(({ charged, what }) => row(what, (size) => dollars(item(size, charged)?.dollarsAfterFree ?? 0))),
      ],
    },
    {
      title: 'Everything but mail, millionths of a dollar for each member and month',
      rows: [
        head(sizes),
        row('free tier used up', (size) => millionths(size.othersPerMember)),
        row('free tier available', (size) => millionths(size.othersPerMemberAfterFree)),
      ],
    },
  ];
}

/** The most expensive kinds of calls first, each with its cost for one member of this quarter, in millionths of a dollar a month. */
export function tableOfCalls(uses: readonly CallUse[], members: number): Table {
  const cost = ({ charged, amount }: CallUse) => costOf(prices[charged], amount) / 3 / members;
  const rows = uses
    .toSorted((a, b) => cost(b) - cost(a))
    .map((use) => [
      `${use.function}: ${use.call}`,
      use.charged,
      (use.times / members).toFixed(2),
      (use.amount / members).toFixed(2),
      (cost(use) * 1e6).toFixed(2),
    ]);
  return {
    title: 'By kind of call: for one member, times and units a quarter, and millionths of a dollar a month',
    rows: [['call', 'charged as', 'times', 'units', 'a month'], ...rows],
  };
}

/** Aligns columns: the first to the left, numbers to the right. */
export function asText({ title, rows }: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return [title, '', ...lines].join('\n');
}

export function asMarkdown({ title, rows }: Table): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${head.map((_, column) => (column === 0 ? '---' : '--:')).join('|')}|`;
  return [`**${title}**`, '', line(head), rule, ...body.map(line)].join('\n');
}
