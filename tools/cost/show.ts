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

/** The same tables for the terminal and for docs/cost.md. */
export function tablesOf({ sizes }: CostReport): Table[] {
  const head = (title: string) => [title, ...sizes.map(({ members }) => members.toLocaleString('en'))];
  const row = (title: string, of: (size: SizedBill) => string) => [title, ...sizes.map(of)];
  const items = sizes[0]?.bill.items.filter(({ charged }) => charged !== 'mails') ?? [];
  const quantity = ({ bill }: SizedBill, charged: string) => bill.items.find((item) => item.charged === charged);
  return [
    {
      title: 'US dollars a month, free parts used up by something else',
      rows: [
        head('members'),
        row('communities', ({ communities }) => communities.toLocaleString('en')),
        row('mails a month', (size) => Math.round(quantity(size, 'mails')?.quantity ?? 0).toLocaleString('en')),
        row('mail, plan Essentials', ({ bill }) => dollars(bill.mail)),
        row('mail, à la carte', (size) => dollars(size.mailAlaCarte)),
        ...items.map(({ charged, what }) => row(what, (size) => dollars(quantity(size, charged)?.dollars ?? 0))),
        row('everything but mail', ({ bill }) => dollars(bill.others)),
        row('mail’s share of all, Essentials', ({ bill }) => percent(bill.mail / (bill.mail + bill.others))),
      ],
    },
    {
      title: 'What is left to pay when the free parts are yours, US dollars a month',
      rows: [
        head('members'),
        ...items
          .filter(({ charged }) => sizes.some((size) => (quantity(size, charged)?.dollarsAfterFree ?? 0) > 0))
          .map(({ charged, what }) => row(what, (size) => dollars(quantity(size, charged)?.dollarsAfterFree ?? 0))),
        row('everything but mail', ({ bill }) => dollars(bill.othersAfterFree)),
        row('all, Essentials', ({ bill }) => dollars(bill.mail + bill.othersAfterFree)),
        row('all, à la carte', (size) => dollars(size.mailAlaCarte + size.bill.othersAfterFree)),
      ],
    },
    {
      title: 'Everything but mail',
      rows: [
        head('members'),
        row('millionths of a dollar for a member and month', (size) => millionths(size.othersPerMember)),
        row('the same, free parts yours', (size) => millionths(size.othersPerMemberAfterFree)),
        row('part of the mail, Essentials', ({ bill }) => percent(bill.othersOfMail)),
        row('the same, free parts yours', ({ bill }) => percent(bill.othersOfMailAfterFree)),
        row('part of the mail, à la carte', ({ bill, mailAlaCarte }) => percent(bill.others / mailAlaCarte)),
        row('the same, free parts yours', ({ bill, mailAlaCarte }) => percent(bill.othersAfterFree / mailAlaCarte)),
      ],
    },
  ];
}

/** The dearest kinds of calls first, with what each comes to for one member of this quarter, in millionths of a dollar a month. */
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

/** Columns under each other, the first to the left and numbers to the right. */
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
