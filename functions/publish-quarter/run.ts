/**
 * Publishes the report of a quarter: builds it from counts of groups, lets the project's own attackers try to break it, and
 * writes what they could not break. `report.json` is written once and never replaced; everything else is made from the
 * report that stands, so a repeat or a run that was killed ends with the same files.
 *
 * It reads Results and nothing else: it could not name a person if it wanted to.
 */
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { PublishInput } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PulseResult, SignalResult } from '../../shared/contract/results.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { buildReport } from '../../shared/report/build-report.ts';
import {
  type QuarterReport,
  quarterReportSchema,
  reportJsonSchema,
  reportVersion,
} from '../../shared/report/quarter-report.ts';
import { verifyReport } from '../../shared/report/verify/verify-report.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { reportCsv } from './report-csv.ts';
import { addToIndex, indexEntry, indexSchema } from './report-index.ts';

export interface PublishDependencies {
  readonly siteUrl: string;
  results(
    community: CommunityId,
    quarter: QuarterId,
  ): Promise<{ readonly pulses: readonly PulseResult[]; readonly signals?: SignalResult }>;
  putOnce(key: string, body: string, contentType: string): Promise<'written' | 'exists'>;
  put(key: string, body: string, contentType: string): Promise<void>;
  read(key: string): Promise<Uint8Array | undefined>;
  change(key: string, contentType: string, next: (body: Uint8Array | undefined) => string): Promise<void>;
  log(event: 'quarter.published', fields: LogEvents['quarter.published']): void;
  log(event: 'quarter.withheld', fields: LogEvents['quarter.withheld']): void;
}

const json = 'application/json';
const text = new TextDecoder();

export async function publishQuarter(
  { community, quarter, at }: PublishInput,
  dependencies: PublishDependencies,
): Promise<void> {
  const key = siteKeys.report(community, quarter);
  const earlier = await earlierReports(community, quarter, dependencies);
  const { pulses, signals } = await dependencies.results(community, quarter);
  // Only a quarter in which a pulse began is scheduled: that nothing was counted means that counting is late or failed.
  if (pulses.length === 0) throw new PulseError('try-again', 'a pulse must be counted before its quarter is published');
  const schemaKey = siteKeys.reportSchema(reportVersion);
  const report = buildReport({
    quarter,
    pulses,
    signals,
    at,
    schemaUrl: `${dependencies.siteUrl}/${schemaKey}`,
    previous: earlier.at(-1),
  });
  const [finding] = verifyReport(report, earlier);
  if (finding) {
    dependencies.log('quarter.withheld', { community, quarter, code: finding.code });
    throw new PulseError('promise-broken', 'a report must withstand its attackers before it is published');
  }
  await dependencies.put(schemaKey, JSON.stringify(reportJsonSchema(), null, 2), json);
  const written = await dependencies.putOnce(key, `${JSON.stringify(report, null, 2)}\n`, json);
  const stands = written === 'written' ? report : await readReport(key, dependencies);
  if (!stands) throw new PulseError('try-again', 'a report that exists must be readable');
  await dependencies.put(siteKeys.reportPage(community, quarter), renderReportPage(stands), 'text/html; charset=utf-8');
  await dependencies.put(siteKeys.reportCsv(community, quarter), reportCsv(stands), 'text/csv; charset=utf-8');
  for (const index of [siteKeys.communityIndex(community), siteKeys.index]) {
    await dependencies.change(index, json, (body) => addToIndex(body && text.decode(body), indexEntry(stands)));
  }
  if (written === 'written') dependencies.log('quarter.published', { community, quarter, revision: stands.revision });
}

async function readReport(key: string, dependencies: PublishDependencies): Promise<QuarterReport | undefined> {
  const body = await dependencies.read(key);
  return body && quarterReportSchema.parse(JSON.parse(text.decode(body)));
}

/** Reports of the community before this quarter that the index names, oldest first. */
async function earlierReports(
  community: CommunityId,
  quarter: QuarterId,
  dependencies: PublishDependencies,
): Promise<QuarterReport[]> {
  const index = await dependencies.read(siteKeys.communityIndex(community));
  const named = index ? indexSchema.parse(JSON.parse(text.decode(index))).reports : [];
  const before = named.map((entry) => entry.quarter).filter((name) => name < quarter);
  const reports: QuarterReport[] = [];
  for (const name of before.sort()) {
    const report = await readReport(siteKeys.report(community, name), dependencies);
    if (report) reports.push(report);
  }
  return reports;
}
