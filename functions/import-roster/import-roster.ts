/**
 * Imports a community's configuration and roster when either file lands: reads both, compares them with what is stored,
 * keeps what is new, and leaves the outcome for the steward beside the file. All mistakes are reported together, and either
 * everything becomes current by one write or nothing does. Importing the same files again changes nothing, and an import
 * that another one overtakes starts over. A roster that would remove more than a tenth of the members waits until the
 * steward puts a file `roster.confirm` beside it, with the number given in the outcome.
 */

import { holidaysKnownUntil, type PublicHolidays, settledCalendar } from '../../shared/calendar/settled-calendar.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { MailDomains } from '../../shared/contract/mail-address.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { PeopleStore, RosterMemoryStore } from '../../shared/contract/people-stores.ts';
import { utf8 } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { needsConfirmation } from '../../shared/roster/roster-change.ts';
import { filesDigest } from '../../shared/roster/roster-version.ts';
import { compareRoster, type Stored } from './compare-roster.ts';
import { confirmationOutcome, importedOutcome, type RosterOutcome } from './import-outcome.ts';
import { type KeepPorts, keepRoster } from './keep-roster.ts';
import { changedInstruments } from './own-instruments.ts';
import { type ImportFiles, inFile, readFiles } from './read-files.ts';

export interface ImportRosterPorts extends KeepPorts {
  readonly inbox: Pick<InboxStore, 'readBrought' | 'writeJson'>;
  readonly people: KeepPorts['people'] & Pick<PeopleStore, 'members'>;
  readonly rosterMemory: KeepPorts['rosterMemory'] & Pick<RosterMemoryStore, 'recentChanges'>;
  /** Loaded only for a community that names a country. */
  readonly publicHolidays: PublicHolidays;
  /** That this installation writes to; any if undefined. */
  readonly mailDomains?: MailDomains;
  readonly log: Log<'roster.imported' | 'roster.refused'>;
}

export async function importRoster(
  { key, now, bytes }: { readonly key: string; readonly now: Instant; readonly bytes?: number },
  ports: ImportRosterPorts,
): Promise<void> {
  const { inbox, log } = ports;
  const community = communityOf(key);
  const readFile: InboxStore['readBrought'] = (wanted) => inbox.readBrought(wanted, wanted === key ? bytes : undefined);
  const outcome = community ? await importCommunity(community, now, readFile, ports) : misplaced(key, now);
  await inbox.writeJson(inboxKeys.importResult(key), outcome);
  if (outcome.outcome === 'imported' && community) {
    const { added, changed, removed, unchanged } = outcome;
    log('roster.imported', { community, added, changed, removed, unchanged });
  } else if (outcome.outcome === 'refused') {
    log('roster.refused', { community: community ?? 'unknown', problems: outcome.problems.length });
  }
}

/** The community whose file this is; undefined if it is not where imports look. */
function communityOf(key: string): CommunityId | undefined {
  const id = communityIdSchema.safeParse(key.split('/')[1]).data;
  const known = [inboxKeys.configuration, inboxKeys.roster, inboxKeys.confirmation];
  return id !== undefined && known.some((name) => name(id) === key) ? id : undefined;
}

function misplaced(key: string, at: Instant): RosterOutcome {
  const problem = 'is not in a folder that imports read.';
  const cure =
    'Put community.json and roster.csv under communities/<id>/, with the id in lower-case letters and hyphens.';
  return { outcome: 'refused', at, problems: [{ place: key, problem, cure }] };
}

/** How often an import starts over because another one of the community came first. */
const attempts = 3;

async function importCommunity(
  id: CommunityId,
  at: Instant,
  readFile: InboxStore['readBrought'],
  ports: ImportRosterPorts,
): Promise<RosterOutcome> {
  const files = await readFiles(id, at, readFile, ports.mailDomains);
  if ('outcome' in files) return files;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await makeCurrent(files, at, readFile, ports);
    if (outcome) return outcome;
  }
  throw new PulseError('try-again', 'no other import of the community may come between');
}

/** Undefined if another import came between reading and writing. */
async function makeCurrent(
  files: ImportFiles,
  at: Instant,
  readFile: InboxStore['readBrought'],
  ports: ImportRosterPorts,
): Promise<RosterOutcome | undefined> {
  const stored = await readStored(files.community.id, ports);
  const settled = await settledCalendar(files.community, stored.programme?.community, at, ports.publicHolidays);
  if (!settled.ok) return { outcome: 'refused', at, problems: inFile('community.json', settled.error) };
  const community = settled.value;
  // The same files make another programme once further years of holidays are known.
  const horizon = holidaysKnownUntil(community);
  const digest = horizon === undefined ? files.digest : filesDigest(utf8(files.digest), utf8(horizon));
  const reworded = changedInstruments(community, stored.programme?.community);
  if (reworded.length > 0) return { outcome: 'refused', at, problems: inFile('community.json', reworded) };
  const compared = compareRoster({ ...files, community, digest }, stored, at);
  const { change, leftOut, next } = compared;
  if (needsConfirmation(change, stored.members.length)) {
    const confirmed = await readFile(inboxKeys.confirmation(community.id));
    if (!(confirmed instanceof Uint8Array) || new TextDecoder().decode(confirmed).trim() !== digest) {
      return confirmationOutcome(change, stored.members.length, digest, next?.memory.takesBack ?? [], at);
    }
  }
  const takesBack = await keepRoster(compared, stored, at, ports);
  return takesBack && importedOutcome(community, change, leftOut, takesBack, at);
}

async function readStored(id: CommunityId, { people, stops, rosterMemory }: ImportRosterPorts): Promise<Stored> {
  const programme = await people.programme(id);
  return {
    programme,
    members: await people.members(id),
    changes: programme ? await rosterMemory.recentChanges(id, programme.roster) : [],
    forgotten: await stops.forgotten(id),
  };
}
