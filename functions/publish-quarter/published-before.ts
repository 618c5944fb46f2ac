import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { standingParts } from '../../shared/report/shape/published-parts.ts';
import { standingReports } from '../../shared/report/shape/published-reports.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { indexSchema } from '../../shared/report/shape/report-index.ts';

/** Every part and revision of the quarters before this one that the community's index names. */
export async function publishedBefore(
  community: CommunityId,
  quarter: QuarterId,
  site: Pick<SiteStore, 'read'>,
): Promise<QuarterReport[]> {
  const index = await site.read(siteKeys.communityIndex(community));
  const named = index ? indexSchema.parse(JSON.parse(new TextDecoder().decode(index))).reports : [];
  const read = (key: string) => site.read(key);
  const before = named.filter((entry) => entry.quarter < quarter);
  const found = await Promise.all(
    before.map(async ({ quarter: of, parts = [] }) => {
      const pulses = parts.map(({ pulse }) => pulse);
      const [alone, reports] = await Promise.all([
        standingParts(community, of, pulses, read),
        standingReports(community, of, read),
      ]);
      return [...alone, ...reports].map(({ report }) => report);
    }),
  );
  return found.flat();
}
