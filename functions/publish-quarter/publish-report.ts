/**
 * Publishes the report of a quarter or a revision of it, if there is something to add. Pulses come from their parts, unchanged;
 * a counted pulse without a part is named as withheld.
 */
import type { PublishInput } from '../../shared/contract/messages.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { verifyWholly } from '../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { reviseReport } from '../../shared/report/build/revise-report.ts';
import { fileOf, standingParts } from '../../shared/report/shape/published-parts.ts';
import { type StandingReport, standingReports } from '../../shared/report/shape/published-reports.ts';
import { reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { withheldNotice } from '../../shared/report/shape/withheld-notice.ts';
import { json, type PublishPorts } from './publish-ports.ts';
import { publishedBefore } from './published-before.ts';
import { showNewest } from './show-newest.ts';

type OfQuarter = Pick<PublishInput, 'community' | 'quarter' | 'at'>;

/** @returns whether this run wrote a revision */
export async function publishReport(input: OfQuarter, ports: PublishPorts): Promise<boolean> {
  const { community, quarter } = input;
  const { site, log } = ports;
  let hasWritten = false;
  // A part that another run wrote meanwhile is noticed afterwards.
  for (;;) {
    const standing = await standingReports(community, quarter, (key) => site.read(key));
    const next = await nextRevision(input, standing, ports);
    if (!next) break;
    await site.put(siteKeys.reportSchema(reportVersion), await ports.schema('quarter-report'), json);
    const key = siteKeys.reportRevision(community, quarter, next.revision);
    if ((await site.putOnce(key, next.body, json)) === 'exists') continue;
    hasWritten = true;
    log('quarter.published', { community, quarter, revision: next.revision });
  }
  await showNewest(community, quarter, ports);
  return hasWritten;
}

/** Undefined when nothing can be added to what stands. */
async function nextRevision(
  { community, quarter, at }: OfQuarter,
  standing: readonly StandingReport[],
  ports: PublishPorts,
): Promise<{ readonly revision: number; readonly body: string } | undefined> {
  const { site } = ports;
  const { pulses, signals } = await ports.results.quarter(community, quarter);
  const parts = await standingParts(
    community,
    quarter,
    pulses.map(({ pulse }) => pulse),
    (key) => site.read(key),
  );
  const newest = standing.at(-1);
  const shown = [...parts, ...(newest ? [newest] : [])].map(({ report }) => report);
  const earlier = await publishedBefore(community, quarter, site);
  const fresh = buildReport({
    quarter,
    pulses,
    signals,
    stewardSide: await ports.results.stewardSide(community),
    at,
    schemaUrl: `${ports.siteUrl}/${siteKeys.reportSchema(reportVersion)}`,
    published: earlier,
    parts: shown,
  });
  const report = newest ? reviseReport(newest, fresh, earlier) : fresh;
  if (!report) return undefined;
  const body = fileOf(report, parts);
  const published = [...earlier, ...[...parts, ...standing].map((one) => one.report)];
  const findings = verifyWholly(JSON.parse(body), published, await ports.loadSolver());
  const [finding] = findings;
  if (finding) {
    ports.log('quarter.withheld', { community, quarter, code: finding.code });
    const notice = withheldNotice({ community, quarter }, at, findings);
    await ports.inbox.writeJson(inboxKeys.withheldReport(community, quarter), notice);
    throw new PulseError('promise-broken', 'a report must withstand its attackers before it is published');
  }
  return { revision: report.revision, body };
}
