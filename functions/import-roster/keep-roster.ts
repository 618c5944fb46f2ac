import type { Community } from '../../shared/contract/community.ts';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PeopleStore, RosterMemoryStore, StopStore } from '../../shared/contract/people-stores.ts';
import { publicCommunitiesSchema } from '../../shared/contract/reading.ts';
import type { TakenBack } from '../../shared/contract/taken-back.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { withActions } from '../../shared/report/build/given-back.ts';
import type { Comparison, Stored } from './compare-roster.ts';

export interface KeepPorts {
  readonly people: Pick<PeopleStore, 'programme' | 'applyRoster' | 'pruneRosters'>;
  readonly stops: Pick<StopStore, 'forgotten'>;
  readonly rosterMemory: Pick<RosterMemoryStore, 'remember' | 'takenBackBy' | 'pruneChanges'>;
  readonly site: Pick<SiteStore, 'change'>;
}

/**
 * Makes the compared roster current by one write, then cleans up after it and shows members what was done. Which changes of
 * earlier imports it undoes is read from the store, so that a repeat of the event that made it current reports the same.
 *
 * @returns what it undoes; undefined, with nothing changed for any reader, if another import came first
 */
export async function keepRoster(
  { change, next }: Comparison,
  { programme: current }: Stored,
  at: Instant,
  ports: KeepPorts,
): Promise<readonly TakenBack[] | undefined> {
  const { people, stops, rosterMemory } = ports;
  if (next) {
    await rosterMemory.remember(next.programme, next.memory);
    if (!(await people.applyRoster(next.programme, change.members, current?.roster))) return undefined;
  }
  const kept = next?.programme ?? current;
  if (!kept) return [];
  const { id } = kept.community;
  const takesBack = kept.importedAt === at ? await rosterMemory.takenBackBy(id, kept.roster) : [];
  // Read after the write, so that it includes people who asked to be forgotten while the roster was being written.
  const forgotten = await stops.forgotten(id);
  await people.pruneRosters(id, kept.roster, forgotten);
  await rosterMemory.pruneChanges(id, kept.roster, forgotten);
  await showCurrent(id, ports);
  return takesBack;
}

/**
 * Shows members what was done, and says who may read, as is current; and again if another import finished meanwhile, so that
 * the last to show shows the newest.
 */
async function showCurrent(id: CommunityId, { people, site }: KeepPorts): Promise<void> {
  let shown: string | undefined;
  for (;;) {
    const current = await people.programme(id);
    if (!current || current.roster === shown) return;
    await publishActions(current.community, site);
    await sayAudience(current.community, site);
    shown = current.roster;
  }
}

const publishActions = (community: Community, site: KeepPorts['site']): Promise<void> =>
  site.change(siteKeys.givenBack(community.id), 'application/json', (body) =>
    withActions(body && new TextDecoder().decode(body), community),
  );

/** A community stands in the list if it says now that its reports are public. Most do not, so most imports write nothing. */
const sayAudience = ({ id, audience }: Community, site: KeepPorts['site']): Promise<void> =>
  site.change(siteKeys.publicCommunities, 'application/json', (body) => {
    const listed = body ? publicCommunitiesSchema.parse(JSON.parse(new TextDecoder().decode(body))).communities : [];
    const others = listed.filter((other) => other !== id);
    const communities = (audience === 'public' ? [...others, id] : others).sort();
    return `${JSON.stringify({ version: 1, communities }, null, 2)}\n`;
  });
