import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, pulseIdSchema, quarterIdSchema } from '../../contract/identifiers.ts';
import { siteKeys } from '../../contract/objects.ts';
import { audienceSchema } from '../../contract/pulse-rules.ts';
import type { PulsePart } from './pulse-part.ts';
import type { QuarterReport } from './quarter-report.ts';

const entrySchema = z.strictObject({
  community: communityIdSchema,
  name: z.string(),
  quarter: quarterIdSchema,
  /** The newest revision: the one that the page shows and that `json` and `csv` point to. 0 while the quarter only has parts. */
  revision: z.int(),
  generatedAt: instantSchema,
  /** As the newest revision says; absent from entries before there was a choice, which are for members. */
  audience: z.optional(audienceSchema),
  json: z.optional(z.string()),
  page: z.string(),
  csv: z.optional(z.string()),
  /** Every revision, oldest first; none is ever removed. */
  revisions: z.array(
    z.strictObject({
      revision: z.int(),
      generatedAt: instantSchema,
      json: z.string(),
      /** Absent from an index written before every revision had a table. */
      csv: z.optional(z.string()),
    }),
  ),
  /** What was published of single pulses, in their order; absent from an index written before there were parts. */
  parts: z.optional(
    z.array(
      z.strictObject({
        pulse: pulseIdSchema,
        generatedAt: instantSchema,
        audience: audienceSchema,
        json: z.string(),
        csv: z.string(),
      }),
    ),
  ),
});
export const indexSchema = z.strictObject({ version: z.literal(1), reports: z.array(entrySchema) });
export type IndexEntry = z.infer<typeof entrySchema>;

/**
 * @param newest what the page shows: the newest revision, or the parts so far
 * @param revisions all of one quarter's report, oldest first
 * @param parts of the quarter, in the order of their months
 */
export function indexEntry(
  newest: QuarterReport,
  revisions: readonly QuarterReport[],
  parts: readonly PulsePart[],
): IndexEntry {
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
    ...(revisions.length > 0 && files(revision)),
    page: `/${siteKeys.reportPage(community.id, quarter)}`,
    revisions: revisions.map((one) => ({
      revision: one.revision,
      generatedAt: one.generatedAt,
      ...files(one.revision),
    })),
    ...(parts.length > 0 && {
      parts: parts.map(({ pulse, generatedAt: of, audience: ofPart }) => ({
        pulse,
        generatedAt: of,
        audience: ofPart,
        json: `/${siteKeys.pulsePart(community.id, quarter, pulse)}`,
        csv: `/${siteKeys.pulsePartCsv(community.id, quarter, pulse)}`,
      })),
    }),
  };
}

const isNewer = (a: IndexEntry, b: IndexEntry): boolean =>
  a.revision > b.revision || (a.revision === b.revision && (a.parts?.length ?? 0) > (b.parts?.length ?? 0));

/**
 * An index with the entry in it, by community and then by quarter, newest first. An entry of the same quarter is replaced
 * unless it is of a newer revision or has more parts, which a slower run may not know about.
 */
export function addToIndex(index: string | undefined, entry: IndexEntry): string {
  const before = index === undefined ? [] : indexSchema.parse(JSON.parse(index)).reports;
  const isOfEntry = ({ community, quarter }: IndexEntry) => community === entry.community && quarter === entry.quarter;
  const named = before.find(isOfEntry);
  const kept = named && isNewer(named, entry) ? named : entry;
  const order = (a: IndexEntry, b: IndexEntry) =>
    a.community === b.community ? (a.quarter < b.quarter ? 1 : -1) : a.community < b.community ? -1 : 1;
  const reports = [...before.filter((one) => !isOfEntry(one)), kept].sort(order);
  return `${JSON.stringify({ version: 1, reports }, null, 2)}\n`;
}
