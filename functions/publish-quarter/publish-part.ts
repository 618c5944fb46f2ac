/**
 * Publishes what one counted pulse says, once: builds its part, lets the attackers at it beside everything that the community
 * has published, and writes what they could not break. What was written first stays, so two runs end with the same file.
 *
 * A part that they broke is not written. Its stewards find out why, and the rest of the quarter does without it.
 */
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { verifyWholly } from '../../shared/report/attacks/verify-report.ts';
import { buildPart } from '../../shared/report/build/build-part.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import type { Finding } from '../../shared/report/shape/finding.ts';
import { type StandingPart, standingParts } from '../../shared/report/shape/published-parts.ts';
import { standingReports } from '../../shared/report/shape/published-reports.ts';
import { type PulsePart, reportOfPart } from '../../shared/report/shape/pulse-part.ts';
import { reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { withheldNotice } from '../../shared/report/shape/withheld-notice.ts';
import { json, type PublishPorts } from './publish-ports.ts';
import { publishedBefore } from './published-before.ts';

export type PartOutcome =
  | { readonly outcome: 'written' | 'exists'; readonly part: StandingPart }
  /** Its quarter was published with this pulse before there were parts. */
  | { readonly outcome: 'in-report' }
  | { readonly outcome: 'withheld'; readonly findings: readonly Finding[] };

/** @param of all counted pulses of the quarter */
export async function publishPart(
  result: PulseResult,
  of: readonly PulseResult[],
  at: Instant,
  ports: PublishPorts,
): Promise<PartOutcome> {
  const { pulse, community, quarter } = result;
  const { site, inbox, log } = ports;
  const read = (key: string) => site.read(key);
  const standing = (await standingReports(community, quarter, read)).map(({ report }) => report);
  const parts = await standingParts(
    community,
    quarter,
    of.map((one) => one.pulse),
    read,
  );
  const own = parts.find(({ part }) => part.pulse === pulse);
  if (own) return { outcome: 'exists', part: own };
  const newest = standing.at(-1);
  if (newest?.pulses.some((shown) => shown.pulse === pulse)) return { outcome: 'in-report' };

  const published = [
    ...(await publishedBefore(community, quarter, site)),
    ...parts.map(({ report }) => report),
    ...standing,
  ];
  const solver = await ports.loadSolver();
  const schemaUrl = `${ports.siteUrl}/${siteKeys.partSchema(reportVersion)}`;
  // A report without this pulse was published first, even if this step was scheduled earlier.
  const after = newest && newest.generatedAt >= at ? addSeconds(newest.generatedAt, 1) : at;
  const built = buildPart({ result, at: after, schemaUrl, published });
  const part: PulsePart = { ...built, pulses: hideDerivedScores(reportOfPart(built), solver).pulses };
  const findings = verifyWholly(part, published, solver);
  const [finding] = findings;
  if (finding) {
    log('pulse.withheld', { pulse, code: finding.code });
    const notice = withheldNotice({ community, quarter, pulse }, at, findings);
    await inbox.writeJson(inboxKeys.withheldPart(community, quarter, pulse), notice);
    return { outcome: 'withheld', findings };
  }
  await site.put(siteKeys.partSchema(reportVersion), await ports.schema('pulse-part'), json);
  const body = `${JSON.stringify(part, null, 2)}\n`;
  const outcome = await site.putOnce(siteKeys.pulsePart(community, quarter, pulse), body, json);
  if (outcome === 'written') log('pulse.published', { pulse });
  const [first] = await standingParts(community, quarter, [pulse], read);
  if (!first) throw new PulseError('try-again', 'a part that exists must be readable');
  return { outcome, part: first };
}
