/**
 * Lets every attacker at a whole site: each report beside the earlier ones of its community (verify-report.ts), each other
 * form of a report beside it, manifests and lists beside reports, and the reports of all communities beside one another.
 *
 * The linear programmes are the slow part. Those of a pulse depend on the tables about it alone, and a revision repeats them,
 * so each is solved once.
 */
import type { CommunityId, MemberId } from '../../../kernel/ids.ts';
import type { QuarterReport } from '../../shape/quarter-report.ts';
import { withoutCoarse } from '../coarse-attack.ts';
import { intervalAttack } from '../interval-attack.ts';
import type { LinearSolver } from '../linear-program.ts';
import { verifyReport } from '../verify-report.ts';
import { type FoundIn, otherFormsAttack, type Printers } from './other-forms-attack.ts';
import { promiseAttack } from './promise-attack.ts';
import type { PublicSite } from './public-site.ts';
import { repeatedPartsAttack } from './repeated-parts-attack.ts';
import { subtractionAttack } from './subtraction-attack.ts';

/**
 * @param members of each community, for an attacker who knows them
 * @throws Error when the solver gives up
 */
export function verifySite(
  site: PublicSite,
  solver: LinearSolver,
  printers: Printers,
  members?: ReadonlyMap<CommunityId, ReadonlySet<MemberId>>,
): FoundIn[] {
  const solved = new Set<string>();
  const inReports = site.reports.flatMap(({ file, stored, report }, index): FoundIn[] => {
    const earlier = site.reports
      .slice(0, index)
      .filter((other) => other.report.community.id === report.community.id)
      .map((other) => other.report);
    const fresh = onlyUnsolved(withoutCoarse(report), solved);
    const findings = [...verifyReport(stored, earlier), ...intervalAttack(fresh, earlier.map(withoutCoarse), solver)];
    return findings.map((finding) => ({ ...finding, file }));
  });
  return [
    ...inReports,
    ...repeatedPartsAttack(site),
    ...otherFormsAttack(site, printers),
    ...promiseAttack(site),
    ...subtractionAttack(site, members),
  ];
}

/** The report without the instruments of pulses whose tables were solved before; all places stay as they are. */
function onlyUnsolved(report: QuarterReport, solved: Set<string>): QuarterReport {
  const pulses = report.pulses.map((pulse) => {
    const tables = JSON.stringify([report.promise, pulse.pulse, pulse.answered, pulse.groups, tablesOf(pulse)]);
    if (solved.has(tables)) return { ...pulse, instruments: [] };
    solved.add(tables);
    return pulse;
  });
  return { ...report, pulses };
}

const tablesOf = ({ instruments }: QuarterReport['pulses'][number]) =>
  instruments.map(({ score, items, groups, groupSpread }) => [score, items, groups, groupSpread]);
