/**
 * The attack on other forms of a report: its table, its page and the lines that members get back must say nothing that the
 * report itself does not. A row of the table that this report would not have is found; of a page and of lines, a number that
 * neither the report says nor this code prints of it. Reports of an older version are left out: other code printed them.
 */
import type { GivenBack } from '../../../contract/given-back.ts';
import { reportSoFar } from '../../build/report-so-far.ts';
import type { Finding } from '../../shape/finding.ts';
import type { PulsePart } from '../../shape/pulse-part.ts';
import { type QuarterReport, reportVersion } from '../../shape/quarter-report.ts';
import type { PublicReport, PublicSite } from './public-site.ts';

/** The code that prints reports, which this room does not know. */
export interface Printers {
  csvOf(report: QuarterReport): string;
  pageOf(report: QuarterReport, parts?: readonly PulsePart[]): string;
  linesOf(report: QuarterReport): NonNullable<GivenBack['results']>;
}

export type FoundIn = Finding & { readonly file: string };

export function otherFormsAttack({ reports, soFar, givenBack }: PublicSite, printers: Printers): FoundIn[] {
  const printed = reports.filter(({ report }) => report.version === reportVersion);
  return [
    ...printed.flatMap((one) => [...inTable(one, printers), ...inPage(one, printers)]),
    ...soFar.flatMap(({ parts, page }) => {
      const report = reportSoFar(parts);
      const own = printers.pageOf(report, parts);
      return more(textOf(page.text), numbersIn(`${JSON.stringify(report)} ${textOf(own)}`), page.file, 'the page');
    }),
    ...givenBack.flatMap(({ file, community, content }): FoundIn[] => {
      const { results } = content;
      const source = printed.find(
        ({ report }) =>
          report.community.id === community &&
          report.quarter === results?.quarter &&
          report.revision === results.revision &&
          (results.pulse === undefined || report.pulses[0]?.pulse === results.pulse),
      );
      if (!results || !source) return [];
      const own = printers.linesOf(source.report);
      const known = numbersIn(JSON.stringify([source.report, own]));
      const lines = Object.entries(results.lines);
      return lines.flatMap(([language, texts]) => more(texts.join(' '), known, file, `results.lines.${language}`));
    }),
  ];
}

function inTable({ report, csv }: PublicReport, { csvOf }: Printers): FoundIn[] {
  if (!csv) return [];
  const rows = new Set(linesIn(csvOf(report)));
  const lines = linesIn(csv.text);
  return lines.flatMap((line, index): FoundIn[] =>
    rows.has(line)
      ? []
      : [
          {
            file: csv.file,
            code: 'not-from-shown',
            words: 'a row that the report does not have',
            place: `line ${index + 1}`,
          },
        ],
  );
}

/** The mark at the beginning says nothing, and some readers of files drop it. */
const linesIn = (csv: string): string[] =>
  csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter((line) => line !== '');

function inPage({ report, page }: PublicReport, { pageOf }: Printers): FoundIn[] {
  if (!page) return [];
  const known = numbersIn(`${JSON.stringify(report)} ${textOf(pageOf(report))}`);
  return more(textOf(page.text), known, page.file, 'the page');
}

const textOf = (html: string): string =>
  html.replaceAll(/<style>.*?<\/style>|<script.*?<\/script>|<svg.*?<\/svg>/gs, ' ').replaceAll(/<[^>]+>/g, ' ');

const numbersIn = (text: string): ReadonlySet<string> => new Set(text.match(/\d+(?:\.\d+)?/g) ?? []);

const more = (text: string, known: ReadonlySet<string>, file: string, place: string): FoundIn[] =>
  [...numbersIn(text)]
    .filter((number) => !known.has(number))
    .map((number) => ({
      file,
      place,
      code: 'not-from-shown',
      words: `a number that the report does not say: ${number}`,
    }));
