import { siteKeys } from '../../shared/contract/objects.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { readLink } from '../../shared/reading/read-link.ts';
import { withResults } from '../../shared/report/build/given-back.ts';
import { reportSoFar } from '../../shared/report/build/report-so-far.ts';
import { standingParts } from '../../shared/report/shape/published-parts.ts';
import { standingReports } from '../../shared/report/shape/published-reports.ts';
import { addToIndex, indexEntry } from '../../shared/report/shape/report-index.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { json, type PublishPorts } from './publish-ports.ts';
import { reportCsv } from './report-csv.ts';

const csv = 'text/csv; charset=utf-8';
const html = 'text/html; charset=utf-8';
const text = new TextDecoder();

/**
 * The table of every part and revision, once, and then the page and indexes that name them, and what members get back with the
 * quarter's read link: who writes mails or answers members reads the link there and needs no key. The page is that of the newest
 * revision, and before there is one, of the parts so far; the lines for members are of the newest part. What another run wrote
 * meanwhile is noticed afterwards, and they are made again, so that the last to write them writes the newest.
 */
export async function showNewest(
  community: CommunityId,
  quarter: QuarterId,
  { site, results, readMaster }: Pick<PublishPorts, 'site' | 'results' | 'readMaster'>,
): Promise<void> {
  const link = readLink(await readMaster(), community, quarter);
  const read = (key: string) => site.read(key);
  let shown = '';
  for (;;) {
    const { pulses } = await results.quarter(community, quarter);
    const found = await standingParts(
      community,
      quarter,
      pulses.map(({ pulse }) => pulse),
      read,
    );
    const parts = found.map(({ part }) => part);
    const revisions = (await standingReports(community, quarter, read)).map(({ report }) => report);
    const newest = revisions.at(-1);
    const forMembers = newest ?? found.at(-1)?.report;
    if (!forMembers) throw new PulseError('try-again', 'a report that exists must be readable');
    const state = `${parts.length} parts, revision ${revisions.length}`;
    if (state === shown) return;
    const onPage = newest ?? reportSoFar(parts);
    for (const { part, report } of found) {
      await site.putOnce(siteKeys.pulsePartCsv(community, quarter, part.pulse), reportCsv(report), csv);
    }
    for (const revision of revisions) {
      await site.putOnce(siteKeys.reportCsv(community, quarter, revision.revision), reportCsv(revision), csv);
    }
    await site.put(siteKeys.reportPage(community, quarter), renderReportPage(onPage, parts), html);
    for (const index of [siteKeys.communityIndex(community), siteKeys.index]) {
      await site.change(index, json, (body) =>
        addToIndex(body && text.decode(body), indexEntry(onPage, revisions, parts)),
      );
    }
    await site.change(siteKeys.givenBack(community), json, (body) =>
      withResults(body && text.decode(body), resultsForMembers(forMembers), link),
    );
    shown = state;
  }
}
