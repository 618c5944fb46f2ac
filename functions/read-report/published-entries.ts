import { siteKeys } from '../../shared/contract/objects.ts';
import { publicCommunitiesSchema } from '../../shared/contract/reading.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { type IndexEntry, indexSchema } from '../../shared/report/shape/report-index.ts';
import type { ReadReportPorts } from './reading.ts';

type Files = Pick<ReadReportPorts, 'read'>;
type Entries = Promise<readonly IndexEntry[]>;

/** Every report of a community; empty if there is none. */
export const publishedOf = (community: CommunityId, files: Files): Entries =>
  entriesIn(siteKeys.communityIndex(community), files);

/** The reports of a community that everyone may read now. Looks for none unless the community says that it is public. */
export async function publicReportsOf(community: CommunityId, files: Files): Entries {
  if (!(await publicCommunities(files)).has(community)) return [];
  return (await publishedOf(community, files)).filter(({ audience }) => audience === 'public');
}

/** Whether everyone may read the files of a quarter now; of a part, whether its pulse opened as public. */
export async function isPublic(
  { community, quarter, pulse }: { community: CommunityId; quarter: QuarterId; pulse: string | undefined },
  files: Files,
): Promise<boolean> {
  if (!(await publicCommunities(files)).has(community)) return false;
  const entry = (await publishedOf(community, files)).find((one) => one.quarter === quarter);
  const found = pulse === undefined ? entry : entry?.parts?.find((part) => part.pulse === pulse);
  return found?.audience === 'public';
}

/** The reports of all communities that everyone may read now. */
export async function allPublicReports(files: Files): Entries {
  const now = await publicCommunities(files);
  if (now.size === 0) return [];
  const all = await entriesIn(siteKeys.index, files);
  return all.filter(({ community, audience }) => audience === 'public' && now.has(community));
}

/** What a pass of the quarter opens, and what is public besides. */
export async function reportsUpTo(quarter: QuarterId, community: CommunityId, files: Files): Entries {
  const [all, open] = await Promise.all([publishedOf(community, files), publicReportsOf(community, files)]);
  return all.filter((entry) => entry.quarter <= quarter || open.some((one) => one.quarter === entry.quarter));
}

async function entriesIn(key: string, { read }: Files): Entries {
  const index = await read(key);
  return index ? indexSchema.parse(JSON.parse(new TextDecoder().decode(index.body))).reports : [];
}

async function publicCommunities({ read }: Files): Promise<ReadonlySet<CommunityId>> {
  const found = await read(siteKeys.publicCommunities);
  if (!found) return new Set();
  return new Set(publicCommunitiesSchema.parse(JSON.parse(new TextDecoder().decode(found.body))).communities);
}
