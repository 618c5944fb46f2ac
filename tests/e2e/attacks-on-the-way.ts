/**
 * All attackers, who know every roster, on everything public of a site each time that a file of a report has appeared: what can
 * be read for a few weeks only must stand up to them, too.
 */
import type { CommunityFiles } from '../../local/community-files.ts';
import type { Stack } from '../../local/stack.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { isOfSite, readSite } from '../../shared/report/attacks/site/public-site.ts';
import { verifySite } from '../../shared/report/attacks/site/verify-site.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { printers } from '../attacks/made-site.ts';

export interface AttackedStack {
  /** The stack, watched whenever its clock moves. */
  readonly stack: Stack;
  /** Files of reports in the order in which they appeared, as keys. */
  readonly appeared: ReadonlySet<string>;
  /** What attackers found, each once, with the file. */
  readonly findings: ReadonlySet<string>;
}

export async function attackedOnTheWay(stack: Stack, communities: readonly CommunityFiles[]): Promise<AttackedStack> {
  const solver = await loadHighsSolver();
  const seen = new Set<string>();
  const findings = new Set<string>();
  const look = async (): Promise<void> => {
    const fresh = (await stack.listSiteObjects('reports/')).filter(
      (key) => /\/\d{4}-Q\d\//.test(key) && !seen.has(key),
    );
    if (fresh.length === 0) return;
    for (const key of fresh) seen.add(key);
    for (const finding of await attack(stack, communities, solver)) findings.add(finding);
  };
  const advanceTo: Stack['advanceTo'] = async (instant) => {
    await stack.advanceTo(instant);
    await look();
  };
  return { stack: { ...stack, advanceTo }, appeared: seen, findings };
}

async function attack(
  stack: Stack,
  communities: readonly CommunityFiles[],
  solver: LinearSolver,
): Promise<readonly string[]> {
  const keys = (await Promise.all(['reports/', 's/'].map((prefix) => stack.listSiteObjects(prefix)))).flat();
  const files = new Map<string, string>();
  for (const key of keys.filter(isOfSite)) {
    const bytes = await stack.readSiteObject(key);
    if (bytes) files.set(key, new TextDecoder().decode(bytes));
  }
  const { site, problems } = readSite(files);
  const members = new Map(
    communities.map(({ community, roster }) => {
      const rows = parseRoster(roster);
      return [community.id, new Set(rows.ok ? rows.value.map(({ address }) => memberIdOf(address)) : [])] as const;
    }),
  );
  return [...problems, ...verifySite(site, solver, printers, members)].map(({ file, words }) => `${file}: ${words}`);
}
