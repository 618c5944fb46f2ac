import { reportCsv } from '../../functions/publish-quarter/report-csv.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import type { FoundIn, Printers } from '../../shared/report/attacks/site/other-forms-attack.ts';
import { readSite } from '../../shared/report/attacks/site/public-site.ts';
import { subtractionAttack } from '../../shared/report/attacks/site/subtraction-attack.ts';
import { verifySite } from '../../shared/report/attacks/site/verify-site.ts';
import { type MadeOrganisation, publishOrganisation } from '../../tools/bench/made-organisation.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';

export const printers: Printers = { csvOf: reportCsv, pageOf: renderReportPage, linesOf: resultsForMembers };

/** What attackers find on the site of an organisation, who know every roster of the last quarter. */
export async function attackOrganisation(organisation: MadeOrganisation) {
  const solver = await loadHighsSolver();
  const { site, members, ...made } = siteOf(organisation, solver);
  return { ...made, findings: verifySite(site, solver, printers, members) };
}

/** The same, of the attack that subtracts communities alone. */
export function subtractOrganisation(organisation: MadeOrganisation): FoundIn[] {
  const { site, members } = siteOf(organisation, undefined);
  return subtractionAttack(site, members);
}

function siteOf(organisation: MadeOrganisation, solver: LinearSolver | undefined) {
  const made = publishOrganisation(organisation, solver);
  const { site, problems } = readSite(made.files);
  if (problems.length > 0) throw new Error(problems.map(({ file, words }) => `${file}: ${words}`).join('; '));
  const members = new Map<CommunityId, ReadonlySet<MemberId>>(
    organisation.communities.map(({ id, rosters }) => [id, new Set(rosters.at(-1)?.keys())]),
  );
  return { ...made, site, members };
}

/** Kinds of findings, each once, with where they are. */
export const kindsOf = (findings: readonly FoundIn[]): string[] =>
  [...new Set(findings.map(({ code, words }) => `${code}: ${words}`))].sort();
