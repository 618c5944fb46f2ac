/**
 * Imports a community's configuration and roster when either file lands. Both are read and checked together, all mistakes
 * are reported to the steward beside the file, and either everything becomes current by one write or nothing does. The
 * same files again change nothing, and who is beaten by another import begins again. A roster that would remove more than a tenth of the members waits until the steward
 * has put a file `roster.confirm` with the number that the refusal names beside it.
 */
import type { Community } from '../../shared/contract/community.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { type BroughtFile, inboxKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme, RememberedChange } from '../../shared/contract/people.ts';
import type { TakenBack } from '../../shared/contract/taken-back.ts';
import { utf8 } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { firstOf, type Problem, tooLarge } from '../../shared/kernel/problem.ts';
import { err, type Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { shownActions } from '../../shared/report/build/given-back.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { needsConfirmation, rosterChange } from '../../shared/roster/roster-change.ts';
import { type ImportMemory, rememberImport } from '../../shared/roster/roster-memory.ts';
import type { RosterRow } from '../../shared/roster/roster-row.ts';
import { filesDigest, isMadeOf, rosterVersion } from '../../shared/roster/roster-version.ts';
import { changedInstruments, instrumentNotes, tapNotes, unknownInstruments } from './own-instruments.ts';

export interface ImportRosterPorts {
  /** @param announced bytes, as the event said */
  readFile(key: string, announced?: number): Promise<BroughtFile>;
  writeOutcome(key: string, outcome: RosterOutcome): Promise<void>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  members(community: CommunityId): Promise<Member[]>;
  /** People who asked to be forgotten; no roster brings them back by itself. */
  forgotten(community: CommunityId): Promise<ReadonlySet<MemberId>>;
  /** What the imports up to the one of this roster changed, and what that one took back. */
  recentChanges(community: CommunityId, roster: string): Promise<readonly RememberedChange[]>;
  takenBackBy(community: CommunityId, roster: string): Promise<readonly TakenBack[]>;
  applyRoster(
    next: Programme,
    members: readonly Member[],
    replaces: string | undefined,
    memory: ImportMemory,
  ): Promise<boolean>;
  pruneRosters(community: CommunityId, current: string): Promise<void>;
  /** Makes what was done known to members, see shared/report/build/given-back. */
  tellActions(community: Community): Promise<void>;
  log(event: 'roster.imported', fields: LogEvents['roster.imported']): void;
  log(event: 'roster.refused', fields: LogEvents['roster.refused']): void;
}

/** What the steward finds under `results/` in the inbox. */
export type RosterOutcome =
  | {
      readonly outcome: 'imported';
      readonly at: Instant;
      readonly members: number;
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
      readonly unchanged: number;
      /** What earlier imports had changed and this one undoes; absent where there is nothing. */
      readonly takesBack?: readonly TakenBack[];
      readonly notes: readonly string[];
    }
  | {
      readonly outcome: 'waiting';
      readonly at: Instant;
      readonly message: string;
      /** When it waits for a confirmation, and not for the other file. */
      readonly removes?: { readonly members: number; readonly of: number };
      readonly takesBack?: readonly TakenBack[];
    }
  | { readonly outcome: 'refused'; readonly at: Instant; readonly problems: readonly Problem[] };

export async function importRoster(
  { key, now, bytes }: { readonly key: string; readonly now: Instant; readonly bytes?: number },
  ports: ImportRosterPorts,
): Promise<void> {
  const id = communityIdSchema.safeParse(key.split('/')[1]);
  const known = [inboxKeys.configuration, inboxKeys.roster, inboxKeys.confirmation];
  const community = id.success ? id.data : undefined;
  if (!community || !known.some((name) => name(community) === key)) {
    const problem = 'is not where an import looks.';
    const cure = 'Put community.json and roster.csv under communities/<id>/, the id in lower-case letters and hyphens.';
    await refuse(ports, key, now, community, [{ place: key, problem, cure }]);
    return;
  }
  const outcome = await importCommunity(community, now, {
    ...ports,
    readFile: (wanted) => ports.readFile(wanted, wanted === key ? bytes : undefined),
  });
  await ports.writeOutcome(inboxKeys.importResult(key), outcome);
  if (outcome.outcome === 'imported') {
    const { added, changed, removed, unchanged } = outcome;
    ports.log('roster.imported', { community, added, changed, removed, unchanged });
  } else if (outcome.outcome === 'refused') {
    ports.log('roster.refused', { community, problems: outcome.problems.length });
  }
}

async function refuse(
  ports: ImportRosterPorts,
  key: string,
  at: Instant,
  community: CommunityId | undefined,
  problems: readonly Problem[],
): Promise<void> {
  await ports.writeOutcome(inboxKeys.importResult(key), { outcome: 'refused', at, problems });
  ports.log('roster.refused', { community: community ?? 'unknown', problems: problems.length });
}

async function importCommunity(id: CommunityId, at: Instant, ports: ImportRosterPorts): Promise<RosterOutcome> {
  const configuration = await ports.readFile(inboxKeys.configuration(id));
  const roster = await ports.readFile(inboxKeys.roster(id));
  const community = read(configuration, limits.jsonFileMaxBytes, parseCommunity);
  const rows = read(roster, limits.rosterMaxBytes, parseRoster);
  const problems = [
    ...(community ? mistakesOf(community, id) : []),
    ...(rows?.ok === false ? inFile('roster.csv', rows.error) : []),
  ];
  if (problems.length > 0) return { outcome: 'refused', at, problems: firstOf(problems) };
  if (!(configuration instanceof Uint8Array && roster instanceof Uint8Array && community?.ok && rows?.ok)) {
    const missing = configuration ? 'roster.csv' : 'community.json';
    const message = `Put ${missing} into the same folder; the import starts when both are there.`;
    return { outcome: 'waiting', at, message };
  }
  const files = filesDigest(configuration, roster);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await makeCurrent({ community: community.value, rows: rows.value, files }, at, ports);
    if (outcome) return outcome;
  }
  throw new PulseError('try-again', 'no other import of the community may come between');
}

/** Undefined while the file is not there. */
const read = <T>(
  file: BroughtFile,
  mostBytes: number,
  reader: (bytes: Uint8Array) => Result<T, Problem[]>,
): Result<T, Problem[]> | undefined => (file === 'too-large' ? err([tooLarge(mostBytes)]) : file && reader(file));

/** How often an import begins again because another one of the community came first. */
const attempts = 3;

interface Files {
  readonly community: Community;
  readonly rows: readonly RosterRow[];
  readonly files: string;
}

/** Undefined when another import came between reading and writing. */
async function makeCurrent(
  { community, rows, files }: Files,
  at: Instant,
  ports: ImportRosterPorts,
): Promise<RosterOutcome | undefined> {
  const { id } = community;
  const current = await ports.programme(id);
  const reworded = changedInstruments(community, current?.community);
  if (reworded.length > 0) return { outcome: 'refused', at, problems: inFile('community.json', reworded) };
  const before = await ports.members(id);
  const forgotten = await ports.forgotten(id);
  const welcome = rows.filter(({ address }) => !forgotten.has(memberIdOf(address)));
  const leftOut = rows.length - welcome.length;
  // The same files are another roster once somebody is forgotten, or comes back.
  const content = leftOut === 0 ? files : filesDigest(utf8(files), utf8(welcome.map(({ address }) => address).join()));
  const change = rosterChange(id, welcome, before);
  const isCurrent = current !== undefined && isMadeOf(current.roster, content);
  const memory =
    current && !isCurrent
      ? rememberImport(
          { community: current.community, members: before },
          { community, members: change.members },
          await ports.recentChanges(id, current.roster),
          at,
        )
      : { changes: [], takesBack: [] };
  if (needsConfirmation(change, before.length)) {
    const confirmed = await ports.readFile(inboxKeys.confirmation(id));
    if (!(confirmed instanceof Uint8Array) || new TextDecoder().decode(confirmed).trim() !== files) {
      const message = `This roster removes ${change.removed} of ${before.length} members, more than a tenth. If that is right, put a file "roster.confirm" into the same folder that contains only: ${files}`;
      const removes = { members: change.removed, of: before.length };
      return { outcome: 'waiting', at, message, removes, ...said(memory.takesBack) };
    }
  }
  const roster = isCurrent ? current.roster : rosterVersion(content, current?.roster);
  if (!isCurrent) {
    const zones = [...new Set(change.members.map(({ timeZone }) => timeZone))].sort();
    const next: Programme = { community, roster, zones, importedAt: at };
    if (!(await ports.applyRoster(next, change.members, current?.roster, memory))) return undefined;
  }
  // Read back, so that a repeat of the event that made it current says the same.
  const isOurs = !isCurrent || current.importedAt === at;
  const takesBack = isOurs ? await ports.takenBackBy(id, roster) : [];
  await ports.pruneRosters(id, roster);
  await tellActions(id, ports);
  const { members, ...counts } = change;
  const stewards = members.filter(({ role }) => role === 'steward').length;
  const notes = [
    ...instrumentNotes(community),
    ...tapNotes(community),
    ...actionNotes(community),
    ...(stewards === 0 ? ['The roster names no steward: only the one of community.json will get heads-ups.'] : []),
    ...(leftOut > 0 ? [leftOutNote(leftOut, id)] : []),
  ];
  return {
    outcome: 'imported',
    at,
    members: members.length,
    ...counts,
    ...said(takesBack),
    notes,
  };
}

const said = (takesBack: readonly TakenBack[]) => (takesBack.length > 0 ? { takesBack } : {});

/** Tells members what is current; again when another import came meanwhile, so that the last to tell tells the newest. */
async function tellActions(id: CommunityId, { programme, tellActions: tell }: ImportRosterPorts): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const current = await programme(id);
    if (!current || current.roster === told) return;
    await tell(current.community);
    told = current.roster;
  }
}

/** What members are shown is public at once, so it is repeated to whoever wrote it. */
function actionNotes(community: Community): string[] {
  const shown = shownActions(community);
  if (shown.length === 0) return [];
  const rest = community.actions.length - shown.length;
  const told = shown.map(({ quarter, words }) => `${quarter}: ${words[community.language] ?? ''}`).join(' · ');
  const older = rest > 0 ? ` (the other ${rest} of the list no more)` : '';
  return [`Members now read as what was done: ${told}${older}`];
}

const leftOutNote = (people: number, id: CommunityId): string =>
  `${people} of the roster asked to be forgotten and ${people === 1 ? 'is' : 'are'} left out. Remove them from your file; whoever asks to come back is taken back by ${inboxKeys.forgetList(id)} with the wish "return".`;

function mistakesOf(community: Result<Community, Problem[]>, folder: CommunityId): Problem[] {
  if (!community.ok) return inFile('community.json', community.error);
  const { id } = community.value;
  const problems: Problem[] = [];
  if (id !== folder) {
    const cure = `Write "${folder}", or put the files under communities/${id}/.`;
    problems.push({ place: 'id', value: id, problem: 'is not the name of the folder.', cure });
  }
  problems.push(...unknownInstruments(community.value));
  return inFile('community.json', problems);
}

const inFile = (file: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place: `${file}, ${problem.place}` }));
