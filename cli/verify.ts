import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reportCsv } from '../functions/publish-quarter/report-csv.ts';
import { loadHighsSolver } from '../shared/report/attacks/highs-solver.ts';
import type { Printers } from '../shared/report/attacks/site/other-forms-attack.ts';
import { readSite, reportIn } from '../shared/report/attacks/site/public-site.ts';
import { verifySite } from '../shared/report/attacks/site/verify-site.ts';
import { verifyWholly } from '../shared/report/attacks/verify-report.ts';
import { type Finding, findingWords } from '../shared/report/shape/finding.ts';
import { isPart } from '../shared/report/shape/pulse-part.ts';
import type { QuarterReport } from '../shared/report/shape/quarter-report.ts';
import { renderReportPage } from '../web/dashboard/render-report-page.ts';
import { resultsForMembers } from '../web/given-back/result-lines.ts';
import { asJson, command, type Terminal } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { jsonOption } from './usual-options.ts';
import { isFolder, readSiteFolder } from './verify/read-site-folder.ts';

/** What prints reports, for the attack on their other forms. */
const printers: Printers = { csvOf: reportCsv, pageOf: renderReportPage, linesOf: resultsForMembers };

/** `pulse verify`. */
export const verifyFiles = command(
  {
    command: 'npx pulse verify',
    named: { words: 'SITE | REPORT.json [EARLIER.json ...]', least: 1, most: Number.POSITIVE_INFINITY },
    does: `Tries to break what is published: finds groups of too few people, computes hidden numbers, looks for groups in which
everyone gave the same answer. A report is attacked together with the community's earlier files; a folder, as a whole site:
every community, quarter, part, revision, table, page, manifest and list of receipts, and communities subtracted from each other.
The folder is a copy of the site's bucket or the data folder of npm start. Reads only these files, and sends nothing.`,
    options: { json: jsonOption },
    exits: { done: 'nothing was found', found: 'something was found; it is printed with its place' },
  },
  undefined,
  async ({ options: { json }, named }, terminal) => {
    const [name = '', ...others] = named;
    if (await isFolder(resolve(terminal.cwd, name))) {
      if (others.length > 0) throw new UsageError(`${name} is a folder: it is verified alone`);
      return verifyFolder(name, json, terminal);
    }
    return verifyReports(name, others, json, terminal);
  },
);

async function verifyFolder(name: string, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const { site, problems } = readSite(await readSiteFolder(resolve(terminal.cwd, name)));
  if (problems.length > 0) throw new UsageError(problems.map(({ file, words }) => `${file}: ${words}`).join('\n'));
  if (site.reports.length === 0) {
    throw new UsageError(`${name} has no report: a site has files such as reports/makers/2026-Q4/report.json`);
  }
  const findings = verifySite(site, await loadHighsSolver(), printers);
  const reports = site.reports.filter(({ report }) => !isPart(report)).length;
  const communities = new Set(site.reports.map(({ report }) => report.community.id)).size;
  if (json) terminal.out(asJson({ folder: name, reports, communities, findings }));
  else {
    const count = findings.length === 0 ? 'nothing was' : String(findings.length);
    terminal.out(`${name} (${inWords('report', reports)}, ${inWords('community', communities)}): ${count} found.`);
    for (const line of byKind(findings.map((one) => ({ ...one, place: `${one.file}: ${one.place}` }))))
      terminal.out(line);
  }
  return findings.length === 0 ? exitCodes.done : exitCodes.found;
}

const inWords = (what: 'report' | 'community', count: number): string =>
  `${count} ${count === 1 ? what : what === 'report' ? 'reports' : 'communities'}`;

async function verifyReports(
  name: string,
  others: readonly string[],
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const suspect = await readFileOf(name, terminal);
  const report = readShape(name, suspect);
  const earlier: QuarterReport[] = [];
  for (const other of others) {
    const found = readShape(other, await readFileOf(other, terminal));
    if (found.community.id === report.community.id) earlier.push(found);
    else terminal.err(`${other} belongs to another community and is ignored.`);
  }
  const findings = verifyWholly(suspect, earlier, await loadHighsSolver());
  if (json) {
    const { community, quarter, revision } = report;
    terminal.out(asJson({ file: name, community: community.id, quarter, revision, earlier: earlier.length, findings }));
  } else {
    const which = isPart(report) ? report.pulses[0]?.pulse : `revision ${report.revision}`;
    const about = `${report.community.name}, ${report.quarter}, ${which}`;
    const beside = earlier.length === 0 ? 'by itself' : `beside ${earlier.length} earlier`;
    const count = findings.length === 0 ? 'nothing was' : String(findings.length);
    terminal.out(`${name} (${about}), ${beside}: ${count} found.`);
    for (const line of byKind(findings)) terminal.out(line);
  }
  return findings.length === 0 ? exitCodes.done : exitCodes.found;
}

async function readFileOf(name: string, { cwd }: Terminal): Promise<unknown> {
  const text = await readFile(resolve(cwd, name), 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${name} cannot be read`);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON: a report is the published file report.json`);
  }
}

function readShape(name: string, stored: unknown): QuarterReport {
  const found = reportIn(stored);
  if (typeof found !== 'string') return found.report;
  throw new UsageError(found.startsWith('is ') ? `${name} ${found}` : `${name}: ${found}`);
}

/** By kind: the sentence of the kind, then each finding and its place. */
function* byKind(findings: readonly Finding[]): Generator<string> {
  for (const code of new Set(findings.map((finding) => finding.code))) {
    yield '';
    yield findingWords[code];
    const ofKind = findings.filter((finding) => finding.code === code);
    for (const { words, place } of ofKind) yield `  ${words}\n    at ${place}`;
  }
}
