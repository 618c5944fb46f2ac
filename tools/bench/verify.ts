/** How long verifying a whole site takes, and whether any of many made-up networks can be broken. */
import { reportCsv } from '../../functions/publish-quarter/report-csv.ts';
import { reportSentences } from '../../locales/en/report-sentences.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import type { Printers } from '../../shared/report/attacks/site/other-forms-attack.ts';
import { readSite } from '../../shared/report/attacks/site/public-site.ts';
import { verifySite } from '../../shared/report/attacks/site/verify-site.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { diceOf, madeNetwork, type NetworkSize, someSize } from './made-network.ts';
import { type MadeOrganisation, publishOrganisation } from './made-organisation.ts';

const printers: Printers = { csvOf: reportCsv, pageOf: renderReportPage, linesOf: resultsForMembers };

export interface VerifyTime {
  readonly reports: number;
  readonly solverSeconds: number;
  /** To read the files and to run every attacker. */
  readonly seconds: number;
  readonly coarse: number;
  readonly pulses: number;
  readonly findings: number;
}

export async function measureVerify(seed: number, size: NetworkSize): Promise<VerifyTime> {
  const started = performance.now();
  const solver = await loadHighsSolver();
  const loaded = performance.now();
  const { files, details } = publishOrganisation(madeNetwork(size, diceOf(seed)), solver);
  const made = performance.now();
  const { site } = readSite(files);
  const findings = verifySite(site, solver, printers).length;
  return {
    reports: site.reports.length,
    solverSeconds: (loaded - started) / 1000,
    seconds: (performance.now() - made) / 1000,
    coarse: [...details.values()].filter((detail) => detail === 'coarse').length,
    pulses: details.size,
    findings,
  };
}

export interface ManyNetworks {
  readonly networks: number;
  readonly files: number;
  /** Files that hide the scores of some groups, because the others would have revealed them. */
  readonly protectedFiles: number;
  /** Seeds of networks in which an attacker found something, and what. */
  readonly broken: readonly string[];
  readonly coarse: number;
  readonly pulses: number;
  readonly seconds: number;
}

/** Every attacker knows all rosters. */
export async function attackNetworks(networks: number, firstSeed: number): Promise<ManyNetworks> {
  const solver = await loadHighsSolver();
  const started = performance.now();
  const broken: string[] = [];
  const seen = { files: 0, protectedFiles: 0, coarse: 0, pulses: 0 };
  for (let seed = firstSeed; seed < firstSeed + networks; seed++) {
    const dice = diceOf(seed);
    const organisation = madeNetwork(someSize(dice), dice);
    const { files, reports, details } = publishOrganisation(organisation, solver);
    const { site } = readSite(files);
    for (const { code, words } of verifySite(site, solver, printers, membersOf(organisation))) {
      broken.push(`${seed} ${code} ${words}`);
    }
    for (const report of [...reports.values()].flat()) {
      seen.files += 1;
      if (JSON.stringify(report).includes(reportSentences.derived)) seen.protectedFiles += 1;
    }
    seen.pulses += details.size;
    seen.coarse += [...details.values()].filter((detail) => detail === 'coarse').length;
  }
  return { networks, ...seen, broken, seconds: (performance.now() - started) / 1000 };
}

const membersOf = ({ communities }: MadeOrganisation): Map<CommunityId, ReadonlySet<MemberId>> =>
  new Map(communities.map(({ id, rosters }) => [id, new Set(rosters.at(-1)?.keys())]));
