import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadHighsSolver } from '../shared/report/attacks/highs-solver.ts';
import { readSuspect, type Shape } from '../shared/report/attacks/shape-attack.ts';
import { verifyWholly } from '../shared/report/attacks/verify-report.ts';
import { type Finding, findingWords } from '../shared/report/shape/finding.ts';
import { type QuarterReport, reportVersion } from '../shared/report/shape/quarter-report.ts';
import { isReadable } from '../shared/report/shape/read-report.ts';
import { asJson, command, type Terminal } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { jsonOption } from './usual-options.ts';

/** `pulse verify`. */
export const verifyFiles = command(
  {
    command: 'npx pulse verify',
    named: { words: 'REPORT.json [EARLIER.json ...]', least: 1, most: Number.POSITIVE_INFINITY },
    does: `Tries to break a published report: finds groups of too few people, computes hidden numbers, and looks for groups in which
everyone gave the same answer, using the file and the community's earlier files together. Reads only the files, and sends
nothing.`,
    options: { json: jsonOption },
    exits: { done: 'nothing was found', found: 'something was found; it is printed with its place' },
  },
  undefined,
  async ({ options: { json }, named: [name = '', ...earlierNames] }, terminal) => {
    const suspect = await readFileOf(name, terminal);
    const { report } = readShape(name, suspect);
    const earlier: QuarterReport[] = [];
    for (const other of earlierNames) {
      const { report: found } = readShape(other, await readFileOf(other, terminal));
      if (found.community.id === report.community.id) earlier.push(found);
      else terminal.err(`${other} belongs to another community and is ignored.`);
    }
    const findings = verifyWholly(suspect, earlier, await loadHighsSolver());
    if (json) {
      const { community, quarter, revision } = report;
      terminal.out(
        asJson({ file: name, community: community.id, quarter, revision, earlier: earlier.length, findings }),
      );
    } else {
      const about = `${report.community.name}, ${report.quarter}, revision ${report.revision}`;
      const beside = earlier.length === 0 ? 'by itself' : `beside ${earlier.length} earlier`;
      const count = findings.length === 0 ? 'nothing was' : String(findings.length);
      terminal.out(`${name} (${about}), ${beside}: ${count} found.`);
      for (const line of inWords(findings)) terminal.out(line);
    }
    return findings.length === 0 ? exitCodes.done : exitCodes.found;
  },
);

async function readFileOf(name: string, { cwd }: Terminal): Promise<unknown> {
  const text = await readFile(resolve(cwd, name), 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${name} cannot be read`);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON: a report is the published file report.json`);
  }
}

function readShape(name: string, stored: unknown): Shape & { readonly report: QuarterReport } {
  const version =
    typeof stored === 'object' && stored !== null && 'version' in stored && typeof stored.version === 'string'
      ? /^(\d+)\.(\d+)$/.exec(stored.version)
      : null;
  if (!version)
    throw new UsageError(`${name}: version: a quarter report must have a version such as "${reportVersion}"`);
  if (!isReadable(version[0])) {
    throw new UsageError(
      `${name}: version: is ${version[0]}, and this command reads 1.0 to ${reportVersion}; use the version of the command that wrote it`,
    );
  }
  const shape = readSuspect(stored);
  const { report, problems } = shape;
  if (report) return { ...shape, report };
  const places = problems.map(({ place, words }) => `  ${place}: ${words}`);
  throw new UsageError([`${name} is not a quarter report of version ${version[0]}:`, ...places].join('\n'));
}

/** By kind: the sentence of the kind, then each finding and its place. */
function* inWords(findings: readonly Finding[]): Generator<string> {
  for (const code of new Set(findings.map((finding) => finding.code))) {
    yield '';
    yield findingWords[code];
    const ofKind = findings.filter((finding) => finding.code === code);
    for (const { words, place } of ofKind) yield `  ${words}\n    at ${place}`;
  }
}
