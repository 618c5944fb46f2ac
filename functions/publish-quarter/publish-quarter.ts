/**
 * Publishes the report of a quarter: builds it from counts of groups, lets the project's own attackers try to break it, and
 * writes what they could not break. It reads Results and nothing else: it could not name a person if it wanted to.
 *
 * A revision of a report is written once, under a name of its own, and never replaced. The same quarter is not published
 * twice: a later run writes a new revision only if there is something to add, such as a pulse that was counted late, and
 * then without touching a number that stands (see `reviseReport`). Tables, page, indexes and what members get back are made
 * from the revisions that stand, so a repeat, a run that was killed and two runs at once end with the same files.
 */
import type { InboxStore, SiteStore } from '../../shared/contract/file-stores.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { PublishInput } from '../../shared/contract/messages.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { readLink } from '../../shared/reading/read-link.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { verifyWholly } from '../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { withResults } from '../../shared/report/build/given-back.ts';
import { reviseReport } from '../../shared/report/build/revise-report.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import { type StandingReport, standingReports } from '../../shared/report/shape/published-reports.ts';
import { type QuarterReport, reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { addToIndex, indexEntry, indexSchema } from '../../shared/report/shape/report-index.ts';
import { withheldNotice } from '../../shared/report/shape/withheld-notice.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { type CommentPorts, handOverComments } from './hand-over-comments.ts';
import { reportCsv } from './report-csv.ts';

export interface PublishPorts extends CommentPorts {
  readonly siteUrl: string;
  readonly results: CommentPorts['results'] & Pick<ResultStore, 'quarter' | 'stewardSide'>;
  readonly site: SiteStore;
  readonly inbox: CommentPorts['inbox'] & Pick<InboxStore, 'writeJson'>;
  /** The read master, made if there is none: 32 bytes. */
  readMaster(): Promise<Uint8Array>;
  /** The JSON Schema of the reports that this code writes, as text. */
  reportSchema(): Promise<string>;
  /** Loaded only when there is a report to publish. */
  loadSolver(): Promise<LinearSolver>;
  readonly log: Log<'quarter.published' | 'quarter.withheld' | 'comments.handed-over' | 'step.repeated'>;
}

const json = 'application/json';
const html = 'text/html; charset=utf-8';
const text = new TextDecoder();

/** Publishes the report, and then hands the comments of the quarter to its stewards. */
export async function publishQuarter(input: PublishInput, ports: PublishPorts): Promise<void> {
  await publishReport(input, ports);
  const { community, quarter, at } = input;
  const comments = await handOverComments(community, quarter, at, ports);
  if (comments > 0) ports.log('comments.handed-over', { community, quarter, comments });
}

async function publishReport(input: PublishInput, ports: PublishPorts): Promise<void> {
  const { community, quarter } = input;
  const { site, log } = ports;
  const standing = await standingReports(community, quarter, (key) => site.read(key));
  const report = await nextRevision(input, standing, ports);
  if (report) {
    const body = `${JSON.stringify(report, null, 2)}\n`;
    await site.put(siteKeys.reportSchema(reportVersion), await ports.reportSchema(), json);
    const written = await site.putOnce(siteKeys.reportRevision(community, quarter, report.revision), body, json);
    await showNewest(community, quarter, ports);
    if (written === 'written') return log('quarter.published', { community, quarter, revision: report.revision });
  } else {
    await showNewest(community, quarter, ports);
  }
  log('step.repeated', { step: 'publish', community });
}

/** Undefined when nothing can be added to what stands. */
async function nextRevision(
  { community, quarter, at }: PublishInput,
  standing: readonly StandingReport[],
  ports: PublishPorts,
): Promise<QuarterReport | undefined> {
  const { pulses, signals } = await ports.results.quarter(community, quarter);
  // Only a quarter in which a pulse began is scheduled: that nothing was counted means that counting is late or failed.
  if (pulses.length === 0) throw new PulseError('try-again', 'a pulse must be counted before its quarter is published');
  const stewardSide = await ports.results.stewardSide(community);
  const earlier = await earlierReports(community, quarter, ports.site);
  const schemaUrl = `${ports.siteUrl}/${siteKeys.reportSchema(reportVersion)}`;
  const solver = await ports.loadSolver();
  const built = buildReport({ quarter, pulses, signals, stewardSide, at, schemaUrl, published: earlier });
  const fresh = hideDerivedScores(built, solver);
  const newest = standing.at(-1);
  const report = newest ? reviseReport(newest, fresh) : fresh;
  if (!report) return undefined;
  const published = [...earlier, ...standing.map((one) => one.report)];
  const findings = verifyWholly(report, published, solver);
  const [finding] = findings;
  if (finding) {
    ports.log('quarter.withheld', { community, quarter, code: finding.code });
    const notice = withheldNotice(community, quarter, at, findings);
    await ports.inbox.writeJson(inboxKeys.withheldReport(community, quarter), notice);
    throw new PulseError('promise-broken', 'a report must withstand its attackers before it is published');
  }
  return report;
}

/**
 * The table of every revision, once, and then the page and indexes that name them, and what members get back with the
 * quarter's read link: who writes mails or answers members reads the link there and needs no key. A revision that another run
 * wrote meanwhile is noticed afterwards, and they are made again, so that the last to write them writes the newest.
 */
async function showNewest(
  community: CommunityId,
  quarter: QuarterId,
  { site, readMaster }: Pick<PublishPorts, 'site' | 'readMaster'>,
): Promise<void> {
  const link = readLink(await readMaster(), community, quarter);
  let shown = 0;
  for (;;) {
    const revisions = (await standingReports(community, quarter, (key) => site.read(key))).map(({ report }) => report);
    const newest = revisions.at(-1);
    if (!newest) throw new PulseError('try-again', 'a report that exists must be readable');
    if (newest.revision === shown) return;
    for (const revision of revisions) {
      const key = siteKeys.reportCsv(community, quarter, revision.revision);
      await site.putOnce(key, reportCsv(revision), 'text/csv; charset=utf-8');
    }
    await site.put(siteKeys.reportPage(community, quarter), renderReportPage(newest), html);
    for (const index of [siteKeys.communityIndex(community), siteKeys.index]) {
      await site.change(index, json, (body) => addToIndex(body && text.decode(body), indexEntry(revisions)));
    }
    const results = resultsForMembers(newest);
    await site.change(siteKeys.givenBack(community), json, (body) =>
      withResults(body && text.decode(body), results, link),
    );
    shown = newest.revision;
  }
}

/** Every revision of the reports of the quarters before this one that the community's index names. */
async function earlierReports(community: CommunityId, quarter: QuarterId, site: SiteStore): Promise<QuarterReport[]> {
  const index = await site.read(siteKeys.communityIndex(community));
  const named = index ? indexSchema.parse(JSON.parse(text.decode(index))).reports : [];
  const before = named.map((entry) => entry.quarter).filter((name) => name < quarter);
  const standing = await Promise.all(before.map((name) => standingReports(community, name, (key) => site.read(key))));
  return standing.flat().map(({ report }) => report);
}
