import * as z from 'zod';
import { communityIdSchema, instantSchema, quarterIdSchema } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { QuarterReport } from '../../shared/report/quarter-report.ts';

const entrySchema = z.strictObject({
  community: communityIdSchema,
  name: z.string(),
  quarter: quarterIdSchema,
  revision: z.int(),
  generatedAt: instantSchema,
  json: z.string(),
  page: z.string(),
  csv: z.string(),
});
export const indexSchema = z.strictObject({ version: z.literal(1), reports: z.array(entrySchema) });
export type IndexEntry = z.infer<typeof entrySchema>;

export const indexEntry = ({ community, quarter, revision, generatedAt }: QuarterReport): IndexEntry => ({
  community: community.id,
  name: community.name,
  quarter,
  revision,
  generatedAt,
  json: `/${siteKeys.report(community.id, quarter)}`,
  page: `/${siteKeys.reportPage(community.id, quarter)}`,
  csv: `/${siteKeys.reportCsv(community.id, quarter)}`,
});

/** An index with the entry in it, by community and then by quarter, newest first; an entry of the same report is replaced. */
export function addToIndex(index: string | undefined, entry: IndexEntry): string {
  const before = index === undefined ? [] : indexSchema.parse(JSON.parse(index)).reports;
  const others = before.filter(({ community, quarter }) => community !== entry.community || quarter !== entry.quarter);
  const order = (a: IndexEntry, b: IndexEntry) =>
    a.community === b.community ? (a.quarter < b.quarter ? 1 : -1) : a.community < b.community ? -1 : 1;
  return `${JSON.stringify({ version: 1, reports: [...others, entry].sort(order) }, null, 2)}\n`;
}
