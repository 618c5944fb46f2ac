import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, quarterIdSchema } from '../../contract/identifiers.ts';
import { siteKeys } from '../../contract/objects.ts';
import { audienceSchema } from '../../contract/pulse-rules.ts';
import type { QuarterReport } from './quarter-report.ts';

const entrySchema = z.strictObject({
  community: communityIdSchema,
  name: z.string(),
  quarter: quarterIdSchema,
  /** The newest revision: the one that the page shows and that `json` and `csv` point to. */
  revision: z.int(),
  generatedAt: instantSchema,
  /** As the newest revision says; absent from entries before there was a choice, which are for members. */
  audience: z.optional(audienceSchema),
  json: z.string(),
  page: z.string(),
  csv: z.string(),
  /** Every revision, oldest first; none is ever removed. */
  revisions: z
    .array(
      z.strictObject({
        revision: z.int(),
        generatedAt: instantSchema,
        json: z.string(),
        /** Absent from an index written before every revision had a table. */
        csv: z.optional(z.string()),
      }),
    )
    .check(z.minLength(1)),
});
export const indexSchema = z.strictObject({ version: z.literal(1), reports: z.array(entrySchema) });
export type IndexEntry = z.infer<typeof entrySchema>;

/** @param revisions all of one quarter's report, oldest first */
export function indexEntry(revisions: readonly QuarterReport[]): IndexEntry {
  const newest = revisions.at(-1);
  if (!newest) throw new RangeError('an index must name a report');
  const { community, quarter, revision, generatedAt, audience } = newest;
  const files = (of: number) => ({
    json: `/${siteKeys.reportRevision(community.id, quarter, of)}`,
    csv: `/${siteKeys.reportCsv(community.id, quarter, of)}`,
  });
  return {
    community: community.id,
    name: community.name,
    quarter,
    revision,
    generatedAt,
    ...(audience && { audience }),
    ...files(revision),
    page: `/${siteKeys.reportPage(community.id, quarter)}`,
    revisions: revisions.map((one) => ({
      revision: one.revision,
      generatedAt: one.generatedAt,
      ...files(one.revision),
    })),
  };
}

/**
 * An index with the entry in it, by community and then by quarter, newest first. An entry of the same quarter is replaced
 * unless it is of a newer revision, which a slower run may not know about.
 */
export function addToIndex(index: string | undefined, entry: IndexEntry): string {
  const before = index === undefined ? [] : indexSchema.parse(JSON.parse(index)).reports;
  const isOfEntry = ({ community, quarter }: IndexEntry) => community === entry.community && quarter === entry.quarter;
  const named = before.find(isOfEntry);
  const kept = named && named.revision > entry.revision ? named : entry;
  const order = (a: IndexEntry, b: IndexEntry) =>
    a.community === b.community ? (a.quarter < b.quarter ? 1 : -1) : a.community < b.community ? -1 : 1;
  const reports = [...before.filter((one) => !isOfEntry(one)), kept].sort(order);
  return `${JSON.stringify({ version: 1, reports }, null, 2)}\n`;
}
