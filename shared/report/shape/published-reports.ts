import { sha256 } from '@noble/hashes/sha2.js';
import { siteKeys } from '../../contract/objects.ts';
import { toHex } from '../../kernel/bytes.ts';
import type { CommunityId, QuarterId } from '../../kernel/ids.ts';
import type { QuarterReport } from './quarter-report.ts';
import { readReport } from './read-report.ts';

export interface StandingReport {
  readonly report: QuarterReport;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
}

type Read = (key: string) => Promise<Uint8Array | undefined>;

/**
 * All published revisions of a quarter's report, oldest first. Revisions are numbered without gaps and each is written once
 * under its own name, so looking until one is missing finds them all; there is no index to fall behind.
 */
export async function standingReports(
  community: CommunityId,
  quarter: QuarterId,
  read: Read,
): Promise<StandingReport[]> {
  const found: StandingReport[] = [];
  for (;;) {
    const bytes = await read(siteKeys.reportRevision(community, quarter, found.length + 1));
    if (!bytes) return found;
    found.push({ report: readReport(new TextDecoder().decode(bytes)), sha256: toHex(sha256(bytes)) });
  }
}

/** The newest revision of a quarter's report: what page, table and digest show. */
export const newestReport = async (
  community: CommunityId,
  quarter: QuarterId,
  read: Read,
): Promise<QuarterReport | undefined> => (await standingReports(community, quarter, read)).at(-1)?.report;
