import type { Community } from '../../shared/contract/community.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { limits } from '../../shared/contract/limits.ts';
import { type MailDomains, outsideOf } from '../../shared/contract/mail-address.ts';
import { type BroughtFile, inboxKeys } from '../../shared/contract/objects.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { firstOf, type Problem, tooLarge } from '../../shared/kernel/problem.ts';
import { err, type Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import type { RosterRow } from '../../shared/roster/roster-row.ts';
import { filesDigest } from '../../shared/roster/roster-version.ts';
import type { RosterOutcome } from './import-outcome.ts';
import { unknownInstruments } from './own-instruments.ts';

/** Both files of a community, without mistakes. */
export interface ImportFiles {
  readonly community: Community;
  readonly rows: readonly RosterRow[];
  readonly digest: string;
}

/** Reads and checks both files together; an outcome if a file is missing or either has a mistake. */
export async function readFiles(
  id: CommunityId,
  at: Instant,
  readFile: InboxStore['readBrought'],
  domains: MailDomains,
): Promise<ImportFiles | RosterOutcome> {
  const configuration = await readFile(inboxKeys.configuration(id));
  const roster = await readFile(inboxKeys.roster(id));
  const community = parsed(configuration, limits.jsonFileMaxBytes, parseCommunity);
  const rows = parsed(roster, limits.rosterMaxBytes, (bytes) => parseRoster(bytes, domains));
  const problems = [
    ...(community ? mistakesOf(community, id, domains) : []),
    ...(rows?.ok === false ? inFile('roster.csv', rows.error) : []),
  ];
  if (problems.length > 0) return { outcome: 'refused', at, problems: firstOf(problems) };
  if (!(configuration instanceof Uint8Array && roster instanceof Uint8Array && community?.ok && rows?.ok)) {
    const missing = configuration ? 'roster.csv' : 'community.json';
    const message = `Put ${missing} into the same folder; the import starts when both have arrived.`;
    return { outcome: 'waiting', at, message };
  }
  return { community: community.value, rows: rows.value, digest: filesDigest(configuration, roster) };
}

/** Undefined if there is no such file yet. */
const parsed = <T>(
  file: BroughtFile,
  mostBytes: number,
  parse: (bytes: Uint8Array) => Result<T, Problem[]>,
): Result<T, Problem[]> | undefined => (file === 'too-large' ? err([tooLarge(mostBytes)]) : file && parse(file));

function mistakesOf(community: Result<Community, Problem[]>, folder: CommunityId, domains: MailDomains): Problem[] {
  if (!community.ok) return inFile('community.json', community.error);
  const { id, steward } = community.value;
  const problems: Problem[] = [];
  if (id !== folder) {
    const cure = `Write "${folder}", or put the files under communities/${id}/.`;
    problems.push({ place: 'id', value: id, problem: 'is not the name of the folder.', cure });
  }
  const outside = outsideOf(domains, steward.email);
  if (outside) problems.push({ place: 'steward.email', value: steward.email, ...outside });
  problems.push(...unknownInstruments(community.value));
  return inFile('community.json', problems);
}

export const inFile = (file: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place: `${file}, ${problem.place}` }));
